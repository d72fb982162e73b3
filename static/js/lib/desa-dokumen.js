// The documents a resident asks for, and how each one ends.

import { dokumenBaru } from "./desa-hari.js";
import { hariKerja } from "./desa-hitung.js";
import { buat, ikon } from "./dom.js";

const BERALASAN = ["ditahan", "ditolak"];

function pilihan(semua, terpilih) {
  return semua.map(([nilai, kata]) => buat("option", { value: nilai, selected: nilai === terpilih }, kata));
}

// `ubah(fungsi)`: fungsi(resident) changes it and it is kept
function baris(hari, d, ubah) {
  const jenis = hari.jenis.get(d.kode);
  const nama = jenis?.nama ?? d.kode;
  const milik = (fungsi, mengetik) => ubah((w) => fungsi(w.dokumen.find((x) => x.kode === d.kode), w), mengetik);
  const atur = (acara) =>
    milik((x, w) => {
      x.penyelesaian = acara.target.value;
      if (x.penyelesaian === "ke_kantor" && !w.rencana_ambil) Object.assign(w, { rencana_ambil: hari.data.ambil.tanggal, tempat_ambil: hari.data.ambil.tempat });
      if (!BERALASAN.includes(x.penyelesaian)) x.alasan = "";
      if (x.penyelesaian === "ditahan" && !x.alasan) x.alasan = hari.data.kata.tahan.ganda;
    });
  const semua = Object.entries(hari.data.kata.penyelesaian).map(([k, kata]) => [k, k === "belum" ? "Pilih…" : kata]);
  const pilih = buat("select", { class: "form-select", id: `akhir-${d.kode}`, "aria-label": `Penyelesaian ${nama}`, onchange: atur }, ...pilihan(semua, d.penyelesaian));
  const hapus = d.penyelesaian === "belum" && buat("button", { type: "button", class: "btn btn-hantu btn-ikon btn-sm", "aria-label": `Hapus ${nama}`, onclick: () => ubah((w) => (w.dokumen = w.dokumen.filter((x) => x.kode !== d.kode))) }, ikon("x-lg"));
  const isi = buat("td", {}, buat("b", { class: "fw-semibold" }, nama), d.keterangan ? buat("small", {}, d.keterangan) : null, tambahan(hari, d, milik));
  return buat("tr", {}, isi, buat("td", { class: "akhir" }, buat("div", { class: "akhir-isi" }, pilih, hapus || null)));
}

// Why it is held or refused; the number of what was printed.
function tambahan(hari, d, milik) {
  const nama = hari.jenis.get(d.kode)?.nama ?? d.kode;
  const kolom = (medan, label, sifat) => buat("input", { class: "form-control form-control-sm", id: `${medan}-${d.kode}`, "aria-label": `${label} ${nama}`, value: d[medan], oninput: (a) => milik((x) => (x[medan] = a.target.value), true), ...sifat });
  if (d.penyelesaian === "ditahan") {
    const sebab = Object.values(hari.data.kata.tahan);
    const terpilih = sebab.find((s) => d.alasan.startsWith(s)) ?? sebab[0];
    return buat("select", { class: "form-select form-select-sm", id: `alasan-${d.kode}`, "aria-label": `Sebab ditahan ${nama}`, onchange: (a) => milik((x) => (x.alasan = a.target.value)) }, ...pilihan(sebab.map((s) => [s, s]), terpilih));
  }
  if (d.penyelesaian === "ditolak") return kolom("alasan", "Alasan ditolak", { maxlength: 200, placeholder: "Alasan ditolak", required: true });
  if (d.penyelesaian === "di_tempat" && hari.jenis.get(d.kode)?.dicetak) return kolom("nomor", "Nomor dokumen", { maxlength: 60, placeholder: "Nomor dokumen, bila ada" });
  return null;
}

export function tabelDokumen(hari, w, ubah, kunci) {
  const sisa = hari.data.dokumen.filter((d) => !w.dokumen.some((x) => x.kode === d.kode));
  const tambah = (acara) => acara.target.value && ubah((x) => x.dokumen.push(dokumenBaru(acara.target.value)));
  const semua = buat("table", { class: "dok" }, buat("thead", {}, buat("tr", {}, buat("th", {}, "Dokumen yang diminta"), buat("th", {}, "Penyelesaian"))), buat("tbody", {}, ...w.dokumen.map((d) => baris(hari, d, ubah))));
  if (kunci) for (const el of semua.querySelectorAll("select,input,button")) el.disabled = true;
  const pilih = buat("select", { class: "form-select form-select-sm", id: "tambah-dokumen", "aria-label": "Tambah dokumen", onchange: tambah }, ...pilihan([["", "Tambah dokumen…"], ...sisa.map((d) => [d.kode, d.nama])], ""));
  return buat("div", {}, w.dokumen.length ? semua : null, kunci || !sisa.length ? null : buat("div", { class: "tambah-dokumen" }, pilih));
}

// Where and when to fetch what is taken to the office.
export function janjiAmbil(hari, w, ubah) {
  if (!w.dokumen.some((d) => d.penyelesaian === "ke_kantor")) return null;
  const { data } = hari;
  const ket = buat("p", { class: "kecil redup mb-0", role: "status" });
  const periksa = (tanggal) => (ket.textContent = tanggal && !hariKerja(tanggal, data.libur, data.masuk) ? "Tanggal ini bukan hari kerja. Pilih hari lain bila kantor tutup." : "");
  const tanggal = buat("input", { type: "date", class: "form-control", id: "rencana-ambil", min: data.perjalanan.tanggal, value: w.rencana_ambil ?? "", oninput: (a) => (periksa(a.target.value), ubah((x) => (x.rencana_ambil = a.target.value || null), true)) });
  const semua = [...new Set([...data.ambil.pilihan, w.tempat_ambil].filter(Boolean))];
  const tempat = buat("select", { class: "form-select", id: "tempat-ambil", onchange: (a) => ubah((x) => (x.tempat_ambil = a.target.value)) }, ...pilihan(semua.map((t) => [t, t]), w.tempat_ambil));
  periksa(w.rencana_ambil);
  return buat("div", { class: "ambil2" }, buat("div", {}, buat("label", { class: "form-label", for: "rencana-ambil" }, "Rencana ambil"), tanggal), buat("div", {}, buat("label", { class: "form-label", for: "tempat-ambil" }, "Tempat"), tempat), ket);
}
