// The rescue file: this account's queue, sealed, with its attachments, as a zip that an admin carries in.

import { strToU8, zipSync } from "fflate";

import { simpanan } from "./simpanan.js";
import { kirim } from "./kirim.js";

const NAMA = (akun) => `perangkat:${akun}`;

// Asked for while there is a network, so that it is here when there is none.
export async function ingatPerangkat(akun) {
  const gudang = await simpanan();
  const jawab = await kirim("/entri/perangkat/");
  if (jawab.ok && jawab.isi.akun === akun) await gudang.ingat(NAMA(akun), jawab.isi);
}

async function meterai(kunci, teks) {
  const byte = Uint8Array.from(kunci.match(/../g), (h) => parseInt(h, 16));
  const rahasia = await crypto.subtle.importKey("raw", byte, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const hasil = new Uint8Array(await crypto.subtle.sign("HMAC", rahasia, new TextEncoder().encode(teks)));
  return [...hasil].map((b) => b.toString(16).padStart(2, "0")).join("");
}

export async function buatPenyelamatan(antre) {
  const gudang = await simpanan();
  if (navigator.onLine) await ingatPerangkat(antre.akun);
  const perangkat = await gudang.ambil(NAMA(antre.akun));
  const entri = [];
  for (const { uuid, jenis, sasaran, dasar, isi, waktu_klien } of await antre.semua()) {
    const badan = JSON.stringify({ uuid, jenis, sasaran, dasar, isi, waktu_klien, waktu_kirim: new Date().toISOString() });
    entri.push({ badan, meterai: perangkat ? await meterai(perangkat.meterai, badan) : "" });
  }
  const lampiran = await gudang.semuaLampiran(antre.akun);
  const daftar = lampiran.map(({ uuid: id, nama, ukuran }) => ({ id, nama, ukuran }));
  const berkas = { "entri.json": strToU8(JSON.stringify({ format: "pentas-luring", versi: 1, akun: antre.akun, entri, lampiran: daftar })) };
  for (const l of lampiran) berkas[`lampiran/${l.uuid}`] = [new Uint8Array(await l.isi.arrayBuffer()), { level: 0 }];
  const hari = new Date().toISOString().slice(0, 16).replace(/[-:T]/g, "");
  return { nama: `penyelamatan-${perangkat?.nama ?? antre.akun}-${hari}.zip`.replace(/[^\w.-]+/g, "-"), isi: zipSync(berkas) };
}
