// The card of one resident: step clocks, who it is, documents, photographs, receipt; and the bar of what comes next.

import { fotoBerkas } from "./desa-foto.js";
import { janjiAmbil, tabelDokumen } from "./desa-dokumen.js";
import { LANGKAH, sebutNomor } from "./desa-hitung.js";
import { pilihWarga } from "./desa-pilih.js";
import { cetakStruk, cuplikanStruk, tulisPin } from "./desa-struk.js";
import { detikZona, jamZona, lamaJalan, menit } from "./desa-waktu.js";
import { buat, ikon } from "./dom.js";

const BAKU_WARGA = 20; // minutes
const BERAKHIR = ["selesai", "pulang"];
// What the fingers write does not redraw the card under them.
const rupa = (w) =>
  JSON.stringify([
    [w.tanda, w.warga, w.dusun, w.keadaan, w.urut, w.tempat_ambil, w.nama, w.nik_samar, w.juga ?? []],
    LANGKAH.map((l) => (w.waktu[l] ?? []).map((t) => t && Math.floor(Date.parse(t) / 1000))),
    w.dokumen.map((d) => [d.kode, d.keterangan, d.penyelesaian]),
    w.foto.map((f) => [f.titipan, f.letak, f.unggahan, f.pk]),
    w.letak === "ditolak" || w.letak === "bentrok" ? w.galat : "",
    navigator.onLine,
  ]);

export class Kartu {
  constructor(hari, { berikut }) {
    this.hari = hari;
    this.berikut = berikut;
    this.wadah = document.querySelector("[data-kartu]");
    this.aksi = document.querySelector("[data-aksi]");
    setInterval(() => this.detak(), 1000);
  }

  get w() {
    return this.hari.warga.get(this.tanda);
  }

  buka(tanda) {
    this.tanda = tanda;
    this.rupa = null;
    this.gambar();
    document.querySelector("[data-lay]").scrollTop = 0;
  }

  ubah(fungsi, mengetik = false) {
    fungsi(this.w);
    return this.hari.ubah(this.w, mengetik);
  }

  gambar() {
    const { w } = this;
    this.aksi.hidden = !w;
    if (!w) return this.kosong();
    const kini = rupa(w);
    if (kini !== this.rupa) {
      this.rupa = kini;
      const fokus = document.activeElement?.id;
      this.wadah.replaceChildren(...this.isi(w));
      this.gambarAksi(w);
      if (fokus) document.getElementById(fokus)?.focus();
      tulisPin(this.hari, w, this.wadah).catch(() => {});
    }
    this.detak();
  }

  kosong() {
    const { hari } = this;
    const kunci = `${hari.tablet.siap} ${hari.galatTablet} ${navigator.onLine}`;
    if (this.rupa === kunci) return;
    this.rupa = kunci;
    const judul = hari.tablet.siap ? "Beri nomor kepada warga berikutnya." : "Tablet ini belum terdaftar.";
    const belum = navigator.onLine ? "Daftarkan bila perangkat ini dipakai memberi nomor antrean di desa. Setiap tablet yang terdaftar melaporkan hitungannya saat hari ditutup." : "Sambungkan ke internet sekali untuk mendaftarkannya.";
    const kata = hari.tablet.siap ? "Tekan “Nomor baru”, lalu cari namanya di daftar desa." : hari.galatTablet || belum;
    const daftar = !hari.tablet.siap && navigator.onLine && buat("button", { type: "button", class: "btn btn-primary", "data-daftar-tablet": true, onclick: () => hari.daftarkan() }, "Pakai tablet ini");
    this.wadah.replaceChildren(buat("div", { class: "kosongan" }, buat("h3", {}, judul), buat("p", {}, kata), daftar || null));
  }

  isi(w) {
    const { hari } = this;
    const kunci = BERAKHIR.includes(w.keadaan);
    const dikenal = Boolean(w.warga || w.nik_samar || w.nama);
    const ubah = (...isi) => this.ubah(...isi);
    const kiri = buat("div", {}, tabelDokumen(hari, w, ubah, kunci), fotoBerkas(hari, w, kunci), janjiAmbil(hari, w, ubah));
    return [this.kepala(w), this.masalah(w), this.langkah(w), dikenal || kunci ? buat("div", { class: "dokber" }, kiri, cuplikanStruk(hari, w)) : pilihWarga(hari, w), dikenal && !kunci ? this.ganti(w) : null].filter(Boolean);
  }

  kepala(w) {
    const asal = w.warga ? `Dari daftar desa, baris ${w.warga}` : w.nama ? "Tanpa daftar" : "Belum dipilih";
    const jejak = [asal, w.nik_samar && `NIK ${w.nik_samar}`, w.dusun].filter(Boolean).join(" · ");
    const nama = w.nama ? buat("div", { class: "nama-warga" }, w.nama) : null;
    return buat("div", { class: "kep" }, buat("div", {}, buat("div", { class: "jejak" }, jejak), buat("h1", {}, `Antrean ${sebutNomor(w.huruf, w.antrean)}`), nama), buat("div", { class: "ang" }, buat("b", { "data-jam-warga": true }), buat("span", { "data-jam-ket": true })));
  }

  // What the officer has to see before going on.
  masalah(w) {
    const kotak = (kelas, tanda, ...isi) => buat("div", { class: `alert alert-${kelas}`, role: "status" }, tanda, buat("div", {}, ...isi));
    const semua = [];
    if (w.juga?.length) semua.push(kotak("warning", ikon("exclamation-triangle-fill"), `Warga ini juga pada ${w.juga.join(", ")}. Pastikan tidak dilayani dua kali.`));
    if (w.letak === "ditolak") semua.push(kotak("danger", ikon("exclamation-triangle-fill"), `Belum diterima server. ${w.galat ?? ""}`));
    if (w.letak === "bentrok") {
      const tombol = (kata, milik) => buat("button", { type: "button", class: "btn btn-sm btn-outline-primary", onclick: () => this.hari.putuskan(this.w, milik) }, kata);
      semua.push(kotak("warning", ikon("exclamation-triangle-fill"), buat("p", { class: "mb-1" }, `Warga ini diubah dari tempat lain lebih dahulu. ${w.galat ?? ""}`), tombol("Pakai isian di tablet ini", "saya"), " ", tombol("Pakai yang di server", "tersimpan")));
    }
    if (w.keadaan === "pulang") semua.push(kotak("info", ikon("info-circle-fill"), "Warga ini pulang sebelum dilayani, jadi tidak dihitung sebagai diterima."));
    return semua.length ? buat("div", {}, ...semua) : null;
  }

  langkah(w) {
    const kini = this.hari.langkahKini(w);
    const ket = (l) => {
      const [mulai, selesai] = w.waktu[l] ?? [];
      if (selesai) return `${jamZona(mulai)} · ${menit(mulai, selesai)} menit`;
      return l === "cetak" ? "baku 5 menit/dokumen" : "belum";
    };
    const satu = (l) => {
      const kelas = l === kini ? "kini" : w.waktu[l]?.[1] ? "selesai" : "";
      const centang = kelas === "selesai" ? buat("span", { class: "ct" }, ikon("check-lg")) : null;
      const isi = l === kini ? buat("small", { "data-jam-langkah": l }) : buat("small", {}, ket(l));
      return buat("li", { class: kelas, "aria-current": l === kini && "step" }, centang, buat("b", {}, this.hari.data.kata.langkah[l]), isi);
    };
    return buat("ol", { class: "langkah-datar" }, ...LANGKAH.map(satu));
  }

  ganti(w) {
    return buat("details", { class: "ganti-warga" }, buat("summary", { class: "kecil" }, "Ganti warga"), pilihWarga(this.hari, w));
  }

  detak() {
    const { w } = this;
    const jam = this.wadah.querySelector("[data-jam-warga]");
    if (!w || !jam) return;
    const mulai = Date.parse(w.waktu.daftar?.[0] ?? w.pada);
    const akhir = LANGKAH.map((l) => w.waktu[l]?.[1]).filter(Boolean).sort().at(-1);
    const detik = ((BERAKHIR.includes(w.keadaan) && akhir ? Date.parse(akhir) : Date.now()) - mulai) / 1000;
    jam.textContent = lamaJalan(detik);
    jam.classList.toggle("lewat", detik > BAKU_WARGA * 60);
    this.wadah.querySelector("[data-jam-ket]").textContent = `sejak diterima, baku ${BAKU_WARGA} menit`;
    const langkah = this.wadah.querySelector("[data-jam-langkah]");
    if (langkah) langkah.textContent = `${lamaJalan((Date.now() - Date.parse(w.waktu[langkah.dataset.jamLangkah][0])) / 1000)} berjalan`;
    const letak = this.aksi.querySelector("[data-letak]");
    if (letak) letak.lastChild.textContent = this.kataLetak(w);
  }

  kataLetak(w) {
    if (w.letak === "server") return w.pada ? `Di server ${detikZona(w.pada)}` : "Di server";
    if (w.letak === "menyimpan") return "Menyimpan…";
    if (w.letak === "ditolak" || w.letak === "bentrok") return "Perlu keputusan Anda";
    return this.hari.antre.penuh ? "Ruang tablet penuh, belum tersimpan" : `Di tablet ini ${jamZona(w.pada)}`;
  }

  gambarAksi(w) {
    const letak = buat("span", { class: "kecil redup letak", "data-letak": true, role: "status" }, ikon("tablet"), "");
    const { kata, tanda, kerja, mati } = this.utama(w);
    const fokus = document.activeElement?.id === "aksi-utama";
    const utama = buat("button", { type: "button", class: "btn btn-primary", id: "aksi-utama", disabled: mati || this.sibuk, onclick: () => this.jalankan(kerja) }, tanda, kata);
    this.aksi.replaceChildren(this.lain(w), letak, utama);
    if (fokus) utama.focus();
    this.detak();
  }

  async jalankan(kerja) {
    if (this.sibuk) return;
    const janji = kerja();
    if (!janji) return;
    this.sibuk = true;
    this.aksi.querySelector("#aksi-utama").disabled = true;
    await janji.catch((galat) => this.tegur(galat.message));
    this.sibuk = false;
    if (this.w) this.gambarAksi(this.w);
  }

  tegur(kalimat, sasaran = null) {
    this.wadah.querySelector(".teguran")?.remove();
    this.wadah.prepend(buat("div", { class: "alert alert-warning teguran", role: "alert" }, ikon("exclamation-triangle-fill"), buat("div", {}, kalimat)));
    sasaran?.focus();
  }

  // One button says what comes next.
  utama(w) {
    const { hari } = this;
    const maju = (kata, langkah, keadaan = "dilayani") => ({ kata, tanda: ikon("arrow-right"), kerja: () => void this.ubah((x) => (hari.keLangkah(x, langkah), (x.keadaan = keadaan))) });
    if (w.keadaan === "selesai" && w.urut) return { kata: "Cetak tanda terima", tanda: ikon("printer"), kerja: () => cetakStruk(hari, this.w) };
    if (BERAKHIR.includes(w.keadaan)) return { kata: "Nomor berikutnya", tanda: ikon("arrow-right"), kerja: () => this.berikut() };
    const kini = hari.langkahKini(w);
    if (kini === "daftar" || (!kini && !w.waktu.periksa)) {
      const siap = (w.warga || w.nama) && w.dokumen.length;
      return kini ? { ...maju("Selesai daftar", null, "menunggu"), mati: !siap } : { ...maju("Mulai periksa berkas", "periksa"), mati: !siap };
    }
    if (kini === "periksa") return maju("Lanjut, proses data", "proses");
    const keKantor = w.dokumen.some((d) => d.penyelesaian === "ke_kantor") && !w.urut;
    if (keKantor) return { kata: "Cetak tanda terima", tanda: ikon("printer"), kerja: () => this.terbitkan() };
    if (kini === "proses" && w.dokumen.some((d) => d.penyelesaian === "di_tempat" && hari.jenis.get(d.kode)?.dicetak)) return maju("Lanjut, cetak", "cetak");
    return { kata: "Selesai", tanda: ikon("check-lg"), kerja: () => this.selesai() };
  }

  kurang(w) {
    const belum = w.dokumen.find((d) => d.penyelesaian === "belum");
    if (!w.dokumen.length || belum) return ["Pilih dahulu penyelesaian setiap dokumen.", belum && `akhir-${belum.kode}`];
    const alasan = w.dokumen.find((d) => d.penyelesaian === "ditolak" && !d.alasan.trim());
    if (alasan) return ["Tulis alasan dokumen yang ditolak.", `alasan-${alasan.kode}`];
    const keKantor = w.dokumen.some((d) => d.penyelesaian === "ke_kantor");
    if (keKantor && !w.rencana_ambil) return ["Pilih rencana tanggal ambil.", "rencana-ambil"];
    return null;
  }

  lengkap() {
    const kurang = this.kurang(this.w);
    if (kurang) this.tegur(kurang[0], document.getElementById(kurang[1]));
    return !kurang;
  }

  async terbitkan() {
    if (!this.lengkap()) return;
    const { hari } = this;
    const urut = await hari.tablet.urutBaru();
    const { w } = this;
    const luring = !navigator.onLine || hari.antre.sebab?.status === 0;
    hari.keLangkah(w, "cetak");
    Object.assign(w, { urut, luring });
    await hari.simpan(w);
    hari.lapor();
    await cetakStruk(hari, w);
  }

  selesai() {
    if (!this.lengkap()) return;
    this.ubah((w) => (this.hari.keLangkah(w, null), (w.keadaan = "selesai")));
    return this.hari.tuntaskan();
  }

  // The rarer ends.
  lain(w) {
    const { hari } = this;
    const { ganda, anomali } = hari.data.kata.tahan;
    const belum = (x) => x.dokumen.filter((d) => d.penyelesaian === "belum");
    const tandai = (penyelesaian, alasan) => () => this.ubah((x) => belum(x).forEach((d) => Object.assign(d, { penyelesaian, alasan })));
    const butir = [];
    if (belum(w).length && !BERAKHIR.includes(w.keadaan)) butir.push(["Tahan, data ganda", tandai("ditahan", ganda)], ["Tahan, data anomali", tandai("ditahan", anomali)], ["Tolak dengan alasan", tandai("ditolak", "")]);
    if (w.dokumen.every((d) => d.penyelesaian === "belum") && !BERAKHIR.includes(w.keadaan)) butir.push(["Pulang sebelum dilayani", () => this.ubah((x) => (hari.keLangkah(x, null), (x.keadaan = "pulang")))]);
    if (BERAKHIR.includes(w.keadaan)) butir.push(["Buka lagi untuk dibetulkan", () => this.ubah((x) => (x.keadaan = "dilayani"))], ["Nomor berikutnya", () => this.berikut()]);
    if (!butir.length) return buat("span", { class: "pengisi-aksi" });
    const [pertama, ...sisa] = butir;
    const tombol = ([kata, kerja], kelas) => buat("button", { type: "button", class: kelas, onclick: (a) => (a.target.closest("details")?.removeAttribute("open"), kerja()) }, kata);
    const menu = sisa.length ? buat("details", { class: "lipatan" }, buat("summary", { class: "btn btn-outline-secondary btn-ikon", "aria-label": "Pilihan lain" }, ikon("three-dots-vertical")), buat("div", { class: "lipatan-isi" }, ...sisa.map((b) => tombol(b, "butir-lain")))) : null;
    return buat("div", { class: "aksi-lain" }, tombol(pertama, "btn btn-outline-secondary"), menu);
  }
}
