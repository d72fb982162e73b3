// Taking pages along: fetched now, opened later without a network. One cache per account.

import { akunHalaman } from "./antrean.js";

export const bisaDibawa = () => "caches" in window && "serviceWorker" in navigator;

const namaPaket = (akun = akunHalaman()) => `paket-${akun}`;

// The page's own files: pictures that only this account may see, and what every page shares.
function berkasHalaman(html, alamat) {
  const dok = new DOMParser().parseFromString(html, "text/html");
  const semua = [...dok.querySelectorAll("img[src], script[src], link[rel=stylesheet]")];
  return semua
    .map((el) => new URL(el.getAttribute("src") ?? el.getAttribute("href"), new URL(alamat, location.href)))
    .filter((u) => u.origin === location.origin && u.protocol.startsWith("http"))
    .map((u) => u.pathname + u.search);
}

async function ambil(alamat) {
  const jawab = await fetch(alamat, { credentials: "same-origin", redirect: "manual" });
  if (!jawab.ok) throw new Error(`${jawab.status}`);
  return jawab;
}

// Everything that a page names; resolves to the bytes newly taken. Built files are kept by the worker as they pass.
async function ambilBerkas(paket, semua) {
  let byte = 0;
  for (const alamat of semua) {
    const tetap = alamat.startsWith("/static/");
    if (await (tetap ? caches : paket).match(alamat, { ignoreVary: true })) continue;
    const jawab = await ambil(alamat);
    if (tetap) continue;
    byte += (await jawab.clone().blob()).size;
    await paket.put(alamat, jawab);
  }
  return byte;
}

// Fetch pages, first what they name: one that is here opens. Resolves to {halaman, byte, gagal: [address]}.
export async function kemas(daftar, kemajuan = () => {}) {
  const paket = await caches.open(namaPaket());
  const hasil = { halaman: 0, byte: 0, gagal: [] };
  for (const alamat of daftar) {
    try {
      const jawab = await ambil(alamat);
      const isi = await jawab.clone().blob();
      hasil.byte += isi.size + (await ambilBerkas(paket, berkasHalaman(await isi.text(), alamat)));
      await paket.put(alamat, jawab);
      hasil.halaman += 1;
    } catch {
      hasil.gagal.push(alamat);
    }
    kemajuan(hasil.halaman + hasil.gagal.length, daftar.length);
  }
  return hasil;
}

// The proof: everything that these pages name answers from this device alone. Resolves to what does not.
export async function uji(daftar) {
  const paket = await caches.open(namaPaket());
  const kurang = [];
  for (const alamat of daftar) {
    const jawab = await paket.match(alamat);
    if (!jawab) {
      kurang.push(alamat);
      continue;
    }
    for (const berkas of berkasHalaman(await jawab.text(), alamat)) if (!(await caches.match(berkas, { ignoreVary: true }))) kurang.push(berkas);
  }
  return [...new Set(kurang)];
}

export async function lepasPaket(akun) {
  await caches.delete(namaPaket(akun));
}

export async function halamanDibawa() {
  const paket = await caches.open(namaPaket());
  return (await paket.keys()).map((r) => new URL(r.url).pathname).filter((j) => !j.startsWith("/unggahan/"));
}
