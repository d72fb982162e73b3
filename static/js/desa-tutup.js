// "Tutup hari": the reckoning to zero, on the tablet as far as it goes and on the server to close it.

import { gambarRekon } from "./lib/desa-antri.js";
import { Angka } from "./lib/desa-angka.js";
import { DialogGabung } from "./lib/desa-gabung.js";
import { Hari } from "./lib/desa-hari.js";
import { NASIB, sebutNomor } from "./lib/desa-hitung.js";
import { pakaiZona, tanggalPanjang } from "./lib/desa-waktu.js";
import { buat } from "./lib/dom.js";
import { kalimat, kirim } from "./lib/kirim.js";

const KATA = [
  ["diterima", "diterima"],
  ["di_tempat", "selesai di tempat"],
  ["ke_kantor", "dibawa ke kantor"],
  ["ditahan", "ditahan"],
  ["ditolak", "ditolak"],
];
const SAKSI = ["Kepala desa", "Sekretaris desa", "Kepala dusun", "Ketua RT", "Perangkat desa lain"];
const TANYA = 20_000; // ms between looks at the server
const BILANGAN = ["Nol", "Satu", "Dua", "Tiga", "Empat", "Lima", "Enam", "Tujuh", "Delapan", "Sembilan", "Sepuluh"];
const cari = (nama) => document.querySelector(`[data-${nama}]`);
const bilang = (n) => BILANGAN[n] ?? String(n);

class Tutup {
  constructor(hari) {
    this.hari = hari;
    this.angka = new Angka(hari);
    this.saksi = "";
    this.dialog = new DialogGabung({
      pk: hari.pk,
      jenis: this.angka.jenis,
      milik: () => this.angka.milik(),
      terima: async (teks) => {
        const galat = await this.angka.terima(teks).catch((g) => g.message);
        if (!galat) await this.gambar();
        return galat;
      },
    });
    cari("gabung").addEventListener("click", () => this.dialog.buka());
    hari.addEventListener("berubah", () => this.gambar());
    hari.antre.addEventListener("hasil", () => (this.basi = true));
    hari.antre.addEventListener("berubah", () => this.segarkan());
    addEventListener("online", () => this.segarkan(true));
    addEventListener("offline", () => this.gambar());
    setInterval(() => !document.hidden && this.segarkan(true), TANYA);
  }

  // The server's figures, once what this tablet had to say has arrived.
  async segarkan(paksa = false) {
    const { antre } = this.hari;
    if (!navigator.onLine || antre.menunggu || this.menyegarkan || !(paksa || this.basi)) return;
    this.menyegarkan = true;
    this.basi = false;
    await this.hari.segarkanData();
    this.menyegarkan = false;
  }

  async gambar() {
    await this.angka.muat();
    const { total, semua } = this.angka;
    gambarRekon(cari("rekon"), total, { belum: "belum jelas", nol: "selisih", kata: KATA, jalan: false });
    cari("jejak-tablet").textContent = semua.length ? ` · tablet ${semua.map((t) => t.nomor ?? t.huruf).join(" dan ")}` : "";
    this.tabel(total);
    const panel = cari("panel");
    const kunci = JSON.stringify([total, semua, this.hari.antre.menunggu, this.hari.antre.perluOrang, navigator.onLine, this.hari.data.nol, [...this.angka.penjelasan]]);
    if (kunci !== this.kunci && !panel.contains(document.activeElement?.closest("input, select"))) {
      this.kunci = kunci;
      panel.replaceChildren(this.panel(total, semua), this.tablet(semua));
    }
    this.tombol(total);
  }

  tabel(total) {
    const kolom = NASIB.slice(0, 4);
    const ada = this.hari.data.dokumen.filter((d) => total.dokumen[d.kode]);
    const diminta = (b) => NASIB.reduce((n, m) => n + b[m], 0);
    const sel = (n) => buat("td", { class: n ? "r" : "r redup" }, String(n));
    const satu = (nama, b, kelas) => buat("tr", { class: kelas }, buat("td", { class: "fw-semibold" }, nama), sel(diminta(b)), ...kolom.map((m) => sel(b[m])));
    const jumlah = Object.fromEntries(NASIB.map((m) => [m, ada.reduce((n, d) => n + total.dokumen[d.kode][m], 0)]));
    const kepala = ["Dokumen", "Diminta", "Di tempat", "Ke kantor", "Ditahan", "Ditolak"];
    cari("tabel").replaceChildren(buat("thead", {}, buat("tr", {}, ...kepala.map((k, n) => buat("th", { class: n && "r", scope: "col" }, k)))), buat("tbody", {}, ...ada.map((d) => satu(d.nama, total.dokumen[d.kode])), satu("Jumlah dokumen", jumlah, "jumlah")));
  }

  // The one thing that comes next.
  panel(total, semua) {
    if (total.celah.length) return this.panelCelah(total.celah);
    if (total.tanpaNasib) return this.panelBelum();
    const { tablet, antre } = this.hari;
    if (tablet.siap && !tablet.hari.selesai) return this.panelSelesai();
    const belum = semua.filter((t) => !t.akhir && t.huruf !== this.hari.huruf);
    if (belum.length) return this.panelLain(belum);
    if (antre.perluOrang) return buat("section", { class: "jelas" }, buat("h2", {}, "Ada isian yang ditolak"), buat("p", { class: "mb-0" }, `${antre.perluOrang} isian perlu keputusan. `, buat("a", { href: "/kiriman/" }, "Buka Kiriman")));
    return this.panelNol(total, semua);
  }

  panelCelah(celah) {
    const [nomor] = celah;
    const radio = ([nilai, kata], n) => buat("div", { class: "form-check" }, buat("input", { class: "form-check-input", type: "radio", name: "sebab", value: nilai, id: `sebab-${nilai}`, checked: n === 0 }), buat("label", { class: "form-check-label", for: `sebab-${nilai}` }, kata));
    const keterangan = buat("input", { class: "form-control", id: "keterangan", name: "keterangan", maxlength: 200, required: true });
    const form = buat("form", {}, buat("fieldset", {}, buat("legend", { class: "visually-hidden" }, `Sebab nomor ${nomor} tanpa isian`), ...this.hari.data.sebab.map(radio)), buat("label", { class: "form-label mt-2", for: "keterangan" }, "Keterangan", buat("span", { class: "asteriskField" }, "*")), keterangan, buat("button", { class: "btn btn-outline-primary" }, `Catat penjelasan ${nomor}`));
    form.addEventListener("submit", async (acara) => {
      acara.preventDefault();
      const { sebab } = Object.fromEntries(new FormData(form));
      document.activeElement?.blur();
      await this.angka.jelaskan(nomor, sebab, keterangan.value.trim());
      await this.gambar();
    });
    const kata = celah.length > 1 ? `Berikutnya: ${celah.slice(1, 6).join(", ")}${celah.length > 6 ? ", …" : ""}.` : "";
    return buat("section", { class: "jelas" }, buat("h2", {}, `${bilang(celah.length)} nomor belum jelas`), buat("p", { class: "kecil mb-2" }, "Nomor ", buat("b", {}, nomor), ` diberikan tablet ${nomor.split("-")[0]}, tanpa isian sesudahnya. ${kata}`), form);
  }

  panelBelum() {
    const milik = [...this.hari.milik.filter((w) => !["selesai", "pulang"].includes(w.keadaan)), ...this.hari.titipan];
    const tautan = milik.slice(0, 12).flatMap((w, n) => [n ? ", " : "", buat("a", { href: `../hari/#${w.tanda}` }, sebutNomor(w.huruf, w.antrean))]);
    const isi = milik.length ? ["Selesaikan di halaman Hari ini: ", ...tautan, "."] : ["Warga itu dicatat di tablet lain. Selesaikan di tabletnya, lalu gabungkan lagi. Bila tablet itu hilang, nyatakan hilang di bawah; warganya lalu dilanjutkan di sini."];
    const lain = this.angka.semua.find((t) => t.huruf !== this.hari.huruf && t.belum && !t.hilang);
    const hilang = lain && navigator.onLine ? this.formHilang(lain) : null;
    return buat("section", { class: "jelas" }, buat("h2", {}, `${bilang(this.angka.total.tanpaNasib)} warga belum selesai`), buat("p", { class: "mb-0" }, ...isi), hilang);
  }

  panelSelesai() {
    const { antrean, huruf } = this.angka.milik();
    const kata = antrean ? `Tablet ini memberi nomor sampai ${sebutNomor(huruf, antrean)}.` : "Tablet ini belum memberi nomor.";
    const tombol = buat("button", { type: "button", class: "btn btn-outline-primary w-100", onclick: () => this.hari.selesaiTablet().catch((g) => (cari("kata").textContent = g.message)) }, "Selesai di tablet ini");
    return buat("section", { class: "jelas" }, buat("h2", {}, "Tidak ada nomor baru lagi?"), buat("p", { class: "mb-0" }, `${kata} Setelah Anda menyatakan selesai, hitungan akhirnya dikirim.`), tombol);
  }

  panelLain(belum) {
    const nama = belum.map((t) => `tablet ${t.nomor ?? ""} (${t.huruf})`).join(", ");
    return buat("section", { class: "jelas" }, buat("h2", {}, "Hitungan tablet lain belum ada"), buat("p", { class: "mb-0" }, `Belum ada hitungan akhir dari ${nama}. Tekan “Selesai di tablet ini” pada tablet itu, lalu gabungkan dengan kode QR atau sambungkan ke internet.`), this.formHilang(belum[0]));
  }

  // Never silent: who says so is on record, and each number it gave wants its explanation.
  formHilang(satu) {
    const kolom = (id, label, sifat) => [buat("label", { class: "form-label mt-2", for: id }, label), buat("input", { class: "form-control", id, name: id, required: true, ...sifat })];
    const pesan = buat("p", { class: "invalid-feedback d-block mb-0", role: "alert" });
    const form = buat("form", {}, buat("input", { type: "hidden", name: "huruf", value: satu.huruf }), ...kolom("terakhir", "Nomor terakhir yang dipegang warga (0 bila tidak ada)", { type: "number", min: 0, max: 9999, value: satu.antrean ?? 0 }), ...kolom("alasan", "Apa yang terjadi", { maxlength: 200 }), pesan, buat("button", { class: "btn btn-outline-danger" }, `Nyatakan tablet ${satu.huruf} hilang`));
    form.addEventListener("submit", async (acara) => {
      acara.preventDefault();
      const jawab = await kirim(this.hari.data.url.hilang, new FormData(form));
      if (!jawab.ok) return (pesan.textContent = kalimat(jawab));
      document.activeElement?.blur();
      this.hari.pasang(jawab.isi);
      await this.hari.muat();
    });
    return buat("details", { class: "mt-2" }, buat("summary", {}, `Tablet ${satu.huruf} hilang, rusak, atau tidak dipakai`), form);
  }

  panelNol(total, semua) {
    const kantor = [...this.hari.warga.values()].filter((w) => w.urut && w.keadaan === "selesai");
    const akhir = kantor.map((w) => w.rencana_ambil).filter(Boolean).sort().at(-1);
    const jelas = [...this.angka.penjelasan.values()].map((p) => `${p.nomor}, ${(p.kata ?? "").toLowerCase()}`);
    const pasangan = [["Nomor dijelaskan", jelas.join("; ") || "tidak ada"], ["Tablet digabung", `${semua.length} dari ${semua.length}`], ["Tanda terima dibawa", String(total.ke_kantor)], akhir && ["Dijanjikan paling lambat", tanggalPanjang(akhir, false).split(", ")[1]]].filter(Boolean);
    const pilih = buat("select", { class: "form-select", id: "saksi", onchange: (a) => ((this.saksi = a.target.value), this.tombol(total)) }, buat("option", { value: "" }, "Pilih…"), ...SAKSI.map((s) => buat("option", { value: s, selected: s === this.saksi }, s)));
    const nama = semua.map((t) => t.huruf).join(" dan ");
    const catatan = navigator.onLine ? null : buat("p", { class: "kecil redup" }, `Dihitung: tablet ${nama}. Tablet yang baru terdaftar setelah halaman ini dibawa terlihat lagi saat tersambung.`);
    return buat("section", { class: "jelas nol" }, buat("h2", {}, "Selisih nol"), buat("p", { class: "mb-2" }, `${total.diterima} warga diterima, ${total.diterima} jelas nasibnya.`), buat("dl", { class: "jmldok" }, ...pasangan.flatMap(([k, v]) => [buat("dt", {}, k), buat("dd", {}, v)])), catatan, buat("label", { class: "form-label mt-3", for: "saksi" }, "Disaksikan perangkat desa", buat("span", { class: "asteriskField" }, "*")), pilih);
  }

  tablet(semua) {
    const kata = (t) => (t.hilang ? "dinyatakan hilang" : t.akhir ? (t.digabung ? "digabung dengan kode" : "hitungan akhir ada") : "masih berjalan");
    return buat("ul", { class: "tablet-hari", "aria-label": "Tablet" }, ...semua.map((t) => buat("li", {}, buat("b", {}, `Tablet ${t.nomor ?? ""} (${t.huruf})`), ` · ${t.antrean} nomor · ${kata(t)}${t.huruf === this.hari.huruf ? " · tablet ini" : ""}`)));
  }

  tombol(total) {
    const form = cari("form-tutup");
    const { antre, data } = this.hari;
    const halangan = this.halangan(total, antre, data);
    form.querySelector("button").disabled = Boolean(halangan);
    cari("saksi").value = this.saksi;
    cari("kata").textContent = halangan || `${total.diterima} = ${KATA.slice(1).map(([m]) => total[m]).join(" + ")}, semua nomor jelas`;
  }

  halangan(total, antre, data) {
    if (total.belum) return "Hari bisa ditutup setelah selisih nol";
    if (!navigator.onLine) return "Selisih nol. Sambungkan ke internet untuk menutup hari";
    if (antre.menunggu + antre.perluOrang) return `${antre.menunggu + antre.perluOrang} isian tablet ini belum di server`;
    if (!data.nol) return "Menunggu hitungan semua tablet sampai di server";
    return this.saksi ? "" : "Pilih perangkat desa yang menyaksikan";
  }
}

const hari = new Hari(JSON.parse(document.getElementById("data-desa").textContent));
pakaiZona(hari.data.zona);
const tutup = new Tutup(hari);
hari.mulai().then(async () => {
  await tutup.gambar();
  document.documentElement.dataset.desaSiap = "ya";
});
