// Photographs of papers, one place for each requirement of what the resident asks for.

import { buat, ikon } from "./dom.js";
import { kecilkan } from "./foto.js";
import { simpanan } from "./simpanan.js";

const gambar = new Map(); // deposit → address of the picture on this tablet

async function alamat(hari, titipan) {
  if (!gambar.has(titipan)) {
    const semua = await (await simpanan()).semuaLampiran(hari.antre.akun);
    const isi = semua.find((l) => l.uuid === titipan)?.isi;
    if (isi) gambar.set(titipan, URL.createObjectURL(isi));
  }
  return gambar.get(titipan);
}

// Each requirement once, though two documents ask for it: [{dokumen, kode, nama, wajib}].
export function semuaSyarat(hari, w) {
  const hasil = new Map();
  for (const d of w.dokumen)
    for (const s of hari.jenis.get(d.kode)?.syarat ?? []) {
      const ada = hasil.get(s.kode);
      if (!ada) hasil.set(s.kode, { ...s, dokumen: d.kode });
      else if (s.wajib) ada.wajib = true;
    }
  return [...hasil.values()];
}

function satuFoto(hari, f, nama, kata) {
  const img = buat("img", { alt: nama, width: 82, height: 62 });
  if (gambar.has(f.titipan)) img.src = gambar.get(f.titipan);
  else if (f.unggahan) img.src = `/unggahan/${f.unggahan}/cuplikan/`;
  else alamat(hari, f.titipan).then((url) => url && (img.src = url));
  const lepas = f.pk && navigator.onLine && buat("button", { type: "button", class: "btn-lepas", "aria-label": `Lepas foto ${nama}`, onclick: async () => (kata.textContent = await hari.lepasFoto(f)) }, ikon("x-lg"));
  const letak = f.letak === "menunggu" ? "di tablet" : f.letak ? "ditolak" : "";
  return buat("span", { class: `cuplik-foto ${f.letak ?? ""}`, title: f.galat ?? letak }, img, lepas || null);
}

function petak(hari, w, s, kata, kunci) {
  const ada = w.foto.filter((f) => f.syarat === s.kode);
  const ambil = async (acara) => {
    const [asli] = acara.target.files;
    acara.target.value = "";
    if (!asli) return;
    try {
      const kecil = await kecilkan(asli);
      const berkas = new File([kecil], `${s.kode}.${kecil.type.split("/")[1]?.replace("jpeg", "jpg") ?? "jpg"}`, { type: kecil.type });
      await hari.tambahFoto(hari.warga.get(w.tanda), { dokumen: s.dokumen, syarat: s.kode }, berkas);
      kata.textContent = "";
    } catch (galat) {
      kata.textContent = galat?.name === "QuotaExceededError" ? "Ruang tablet penuh, foto ini belum tersimpan. Kosongkan ruang, lalu ambil lagi." : "Foto ini belum tersimpan. Ambil lagi.";
    }
  };
  const masukan = buat("input", { type: "file", class: "visually-hidden", accept: "image/*", capture: "environment", "data-foto-syarat": s.kode, onchange: ambil });
  const tombol = kunci ? null : buat("label", { class: ada.length ? "ambil lagi" : "ambil" }, ikon("camera"), buat("span", {}, ada.length ? "Tambah" : "Ambil"), masukan);
  const bintang = s.wajib && !ada.length ? buat("span", { class: "asteriskField" }, "*") : null;
  return buat("figure", {}, ...ada.map((f) => satuFoto(hari, f, s.nama, kata)), tombol, buat("figcaption", {}, s.nama, bintang));
}

export function fotoBerkas(hari, w, kunci) {
  const syarat = semuaSyarat(hari, w);
  if (!syarat.length) return null;
  const terisi = (s) => w.foto.some((f) => f.syarat === s.kode);
  const utama = syarat.filter((s) => s.wajib || terisi(s));
  const lain = syarat.filter((s) => !utama.includes(s));
  const kata = buat("p", { class: "kecil mb-0", role: "status" });
  const buatPetak = (s) => petak(hari, w, s, kata, kunci);
  const hitung = buat("span", { class: "redup fw-normal" }, `${utama.filter(terisi).length} dari ${utama.length} syarat`);
  const tambahan = lain.length && !kunci ? buat("details", {}, buat("summary", { class: "kecil" }, `Syarat lain (${lain.length})`), buat("div", { class: "berkas" }, ...lain.map(buatPetak))) : null;
  return buat("div", { class: "foto-berkas" }, buat("div", { class: "form-label mb-1" }, "Foto berkas ", hitung), buat("div", { class: "berkas" }, ...utama.map(buatPetak)), tambahan, kata);
}
