// The four digits of a receipt, made without a network: HMAC of its number with the tablet's key
// (layanan/ketupat_pecel/hari/rahasia.py makes the same).

import { tandaTerima } from "./desa-hitung.js";

export async function pinTandaTerima(kunci, tablet, urut) {
  const byte = Uint8Array.from(kunci.match(/../g), (h) => parseInt(h, 16));
  const rahasia = await crypto.subtle.importKey("raw", byte, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const hasil = await crypto.subtle.sign("HMAC", rahasia, new TextEncoder().encode(tandaTerima(tablet, urut)));
  return String(new DataView(hasil).getUint32(0) % 10_000).padStart(4, "0");
}
