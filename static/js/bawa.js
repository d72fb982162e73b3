// "Bawa luring": this page and those it names are fetched now, and proved to open without a network.

import { bisaDibawa, kemas, uji } from "./lib/bawaan.js";
import { ukuran } from "./lib/dom.js";
import { akunHalaman } from "./lib/antrean.js";
import { ingatPerangkat } from "./lib/penyelamatan.js";

const CADANGAN = 30 * 1024 * 1024; // bytes that photographs of a day may want

async function sempit() {
  const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  return quota - usage < CADANGAN;
}

async function bawa(wadah, kata) {
  const tautan = [...document.querySelectorAll(wadah.dataset.bawa)].map((a) => new URL(a.href).pathname);
  const daftar = [...new Set([location.pathname, "/kiriman/", ...tautan])];
  await navigator.storage?.persist?.();
  await navigator.serviceWorker.ready;
  await ingatPerangkat(akunHalaman());
  const hasil = await kemas(daftar, (n, jumlah) => (kata.textContent = `Mengambil halaman ${n} dari ${jumlah}…`));
  const kurang = hasil.gagal.length ? hasil.gagal : await uji(daftar);
  if (kurang.length) {
    kata.textContent = `${kurang.length} halaman belum terambil. Tekan lagi saat jaringan lebih baik.`;
    return;
  }
  const ruang = (await sempit()) ? " Ruang perangkat hampir habis: kosongkan sebelum berangkat." : "";
  kata.textContent = `Siap luring: ${hasil.halaman} halaman, ${ukuran(hasil.byte)}, sudah diperiksa terbuka tanpa jaringan.${ruang}`;
}

for (const wadah of document.querySelectorAll("[data-bawa]")) {
  if (!bisaDibawa()) continue;
  wadah.hidden = false;
  const [tombol, kata] = [wadah.querySelector("button"), wadah.querySelector("[data-bawa-kata]")];
  tombol.addEventListener("click", async () => {
    tombol.disabled = true;
    await bawa(wadah, kata).finally(() => (tombol.disabled = false));
  });
}
