// Who sits at the table: picked from the village's list by typing, or written down where the list has not got him.

import { galatNik, rapikanNik, samarNik } from "./desa-hitung.js";
import { buat, ikon } from "./dom.js";

const PALING = 8;
const polos = (teks) => teks.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

export function cocok(daftar, tulisan) {
  const kata = polos(tulisan).split(/\s+/).filter(Boolean);
  if (!kata.length) return [];
  const angka = /^\d+$/.test(tulisan.trim()) ? Number(tulisan.trim()) : null;
  const isi = (w) => polos(`${w.nama} ${w.dusun} ${w.nik.slice(-4)}`);
  const hasil = daftar.filter((w) => kata.every((k) => isi(w).includes(k)));
  const baris = angka === null ? [] : daftar.filter((w) => w.baris === angka && !hasil.includes(w));
  return [...baris, ...hasil].slice(0, PALING);
}

export function pilihWarga(hari, w) {
  const hasil = buat("ul", { class: "hasil-cari", "aria-live": "polite" });
  const isian = { type: "search", id: "cari-warga", class: "form-control", placeholder: "Nama, nomor baris, atau 4 angka akhir NIK", autocomplete: "off", spellcheck: "false" };
  const cari = buat("input", { ...isian, oninput: () => gambar() });
  const tulis = (d) => {
    const juga = hari.juga(d.baris, "", w);
    const ket = [`baris ${d.baris}`, d.dusun, d.nik].filter(Boolean).join(" · ");
    const dokumen = d.dokumen.map((x) => hari.jenis.get(x.kode)?.singkatan ?? x.kode).join(", ");
    const tanda = juga.length ? buat("span", { class: "juga" }, `juga pada ${juga.join(", ")}`) : null;
    return buat("li", {}, buat("button", { type: "button", onclick: () => hari.pilih(hari.warga.get(w.tanda), d.baris) }, buat("b", {}, d.nama), buat("small", {}, `${ket} · ${dokumen || "tanpa dokumen"}`), tanda));
  };
  const gambar = () => {
    const ada = cocok(hari.data.warga, cari.value);
    const kosong = cari.value.trim() ? [buat("li", { class: "redup kecil" }, "Tidak ada di daftar desa. Catat di bawah sebagai warga tanpa daftar.")] : [];
    hasil.replaceChildren(...(ada.length ? ada.map(tulis) : kosong));
  };
  return buat("div", { class: "pilih-warga" }, buat("label", { class: "form-label", for: "cari-warga" }, `Cari di daftar desa (${hari.data.warga.length} warga)`), cari, hasil, tanpaDaftar(hari, w));
}

function medan(id, label, sifat, wajib = false) {
  const kolom = buat("input", { id: `tamu-${id}`, name: id, class: "form-control", autocomplete: "off", ...sifat });
  const bintang = wajib ? buat("span", { class: "asteriskField" }, "*") : null;
  return buat("div", {}, buat("label", { class: "form-label", for: `tamu-${id}` }, label, bintang), kolom);
}

function tanpaDaftar(hari, w) {
  const pesan = buat("p", { class: "invalid-feedback d-block", role: "alert" });
  const form = buat(
    "form",
    { class: "tamu", novalidate: true },
    medan("nik", "NIK", { inputmode: "numeric", maxlength: 24 }, true),
    medan("nama", "Nama", { maxlength: 100 }, true),
    medan("dusun", "Dusun/RT", { maxlength: 60 }),
    medan("telepon", "Telepon", { inputmode: "tel", maxlength: 20 }),
    pesan,
    buat("button", { type: "submit", class: "btn btn-outline-primary" }, ikon("person-plus"), "Catat tanpa daftar"),
  );
  form.addEventListener("submit", (acara) => {
    acara.preventDefault();
    const { nik, nama, dusun, telepon } = Object.fromEntries(new FormData(form));
    const galat = galatNik(nik) || (nama.trim() ? "" : "Nama masih kosong.");
    pesan.textContent = galat;
    if (galat) return form.querySelector(galat.startsWith("Nama") ? "#tamu-nama" : "#tamu-nik").focus();
    const kini = hari.warga.get(w.tanda);
    const angka = rapikanNik(nik);
    const juga = hari.juga(null, angka, kini);
    const pribadi = { nik: angka, nama: nama.trim(), ...(telepon.trim() && { telepon: telepon.trim() }) };
    Object.assign(kini, { warga: null, dusun: dusun.trim(), pribadi, nama: nama.trim(), nik_samar: samarNik(angka), juga });
    hari.ubah(kini);
  });
  return buat("details", { class: "tanpa-daftar" }, buat("summary", {}, "Warga tanpa daftar"), form);
}
