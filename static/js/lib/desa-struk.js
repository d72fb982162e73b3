// The receipt: beside the resident's card, and as a strip for the 80 mm printer.

import { sebutNomor, tandaTerima } from "./desa-hitung.js";
import { gambarQr } from "./desa-qr.js";
import { pinTandaTerima } from "./desa-tanda.js";
import { hariZona, jamZona, tanggalPanjang } from "./desa-waktu.js";
import { buat } from "./dom.js";

const alamatLacak = (hari, nomor) => `${hari.data.url.lacak}?kode=${nomor}`;
const nomorStruk = (hari, w) => w.tanda_terima ?? tandaTerima(hari.tablet.tablet.nomor, w.urut);
const kantor = (w) => w.dokumen.filter((d) => d.penyelesaian === "ke_kantor");

// Small, beside the documents; null where no receipt was given.
export function cuplikanStruk(hari, w) {
  if (!w.urut) return null;
  const nomor = nomorStruk(hari, w);
  const janji = w.rencana_ambil ? tanggalPanjang(w.rencana_ambil, false) : "belum ditentukan";
  return buat(
    "aside",
    { class: "tanda-struk", "aria-label": "Tanda terima" },
    buat("span", { class: "kecil redup" }, "Tanda terima"),
    buat("b", { "data-nomor-struk": true }, nomor),
    gambarQr(alamatLacak(hari, nomor), `Kode QR tanda terima ${nomor}`),
    buat("span", { class: "kecil" }, "Rencana ambil", buat("b", { class: "janji" }, janji), w.tempat_ambil),
    buat("span", { class: "kecil angka-rahasia" }, "4 angka rahasia ", buat("b", { "data-pin": w.tanda }, "····")),
  );
}

// The digits are reckoned by the browser and arrive a moment later.
export async function tulisPin(hari, w, wadah) {
  const tempat = wadah.querySelector(`[data-pin="${w.tanda}"]`);
  if (tempat && w.urut) tempat.textContent = await pinUntuk(hari, w);
}

async function pinUntuk(hari, w) {
  const { kunci, nomor } = hari.tablet.tablet;
  return pinTandaTerima(kunci, nomor, w.urut);
}

function isiStruk(hari, w) {
  const foto = w.foto?.length ?? 0;
  const dokumen = kantor(w).flatMap((d, n) => [n ? buat("br") : null, hari.jenis.get(d.kode)?.nama ?? d.kode]);
  const mulai = w.waktu.daftar?.[0] ?? w.pada;
  return [
    ["Antrean", [sebutNomor(w.huruf, w.antrean)]],
    ["Diterima", [`${hariZona(mulai)}, ${jamZona(mulai)} ${hari.data.sebutan_zona}`]],
    ["Tempat", [hari.data.perjalanan.desa]],
    w.nik_samar && ["NIK", [w.nik_samar]],
    ["Dokumen", dokumen],
    ["Berkas", [foto ? `${foto} foto, asli dikembalikan` : "asli dikembalikan"]],
    ["Petugas", [hari.data.petugas]],
  ].filter(Boolean);
}

export async function cetakStruk(hari, w) {
  const nomor = nomorStruk(hari, w);
  const pin = await pinUntuk(hari, w);
  const { kepala, contoh } = hari.data.dinas;
  const lacak = new URL(hari.data.url.lacak);
  const gunting = () => buat("div", { class: "gunting" });
  const isi = isiStruk(hari, w).flatMap(([k, v]) => [buat("dt", {}, k), buat("dd", {}, ...v)]);
  const struk = buat(
    "div",
    { class: "struk" },
    buat("h1", {}, kepala[0], buat("br"), kepala[1]),
    buat("p", { class: "di-tengah" }, contoh ? "CONTOH, bukan tanda terima resmi" : "Layanan di desa, tanpa biaya"),
    gunting(),
    buat("p", { class: "di-tengah" }, "Nomor tanda terima"),
    buat("div", { class: "nomor" }, nomor),
    gunting(),
    buat("dl", {}, ...isi),
    buat("div", { class: "kotak" }, "Rencana ambil", buat("b", {}, tanggalPanjang(w.rencana_ambil)), [w.tempat_ambil, hari.data.ambil.jam].filter(Boolean).join(", ")),
    buat("div", { class: "lacak" }, gambarQr(alamatLacak(hari, nomor), ""), buat("p", {}, "Lihat kemajuan:", buat("br"), buat("b", {}, lacak.host + lacak.pathname.replace(/\/$/, "")), buat("br"), "ketik nomor di atas dan 4 angka rahasia", buat("b", { class: "pin" }, [...pin].join(" ")))),
    gunting(),
    buat("p", {}, "Bila diambil orang lain, bawa tanda terima ini dan KTP-el pengambil. Bila tanggal berubah, kepala desa diberi tahu sehari sebelumnya."),
    buat("p", {}, `Pengaduan: ${hari.data.pengaduan}.`),
    buat("p", { class: "di-tengah" }, `Dicatat ${w.luring ? "tanpa jaringan, " : ""}tablet ${hari.tablet.tablet.nomor}`),
  );
  document.querySelector("[data-struk]").replaceChildren(struk);
  try {
    window.print();
  } catch {
    // a browser that prints nothing: the receipt stays on the screen, to be copied by hand
  }
}
