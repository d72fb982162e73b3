// One tablet's figures as a short text that another tablet reads from a QR code or that somebody types: numbers as bytes,
// a checksum, letters that are not mistaken for each other.

import { NASIB } from "./desa-hitung.js";

const ABJAD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const AWALAN = "KP1:";
const UTAMA = [...NASIB, "pulang"];

function tulisCacah(byte, n) {
  while (n > 127) {
    byte.push((n & 127) | 128);
    n = Math.floor(n / 128);
  }
  byte.push(n);
}

class Pembaca {
  constructor(byte) {
    this.byte = byte;
    this.letak = 0;
  }
  cacah() {
    let [n, kali] = [0, 1];
    for (;;) {
      const b = this.byte[this.letak++];
      if (b === undefined || kali > 2 ** 35) throw new Error("pendek");
      n += (b & 127) * kali;
      if (b < 128) return n;
      kali *= 128;
    }
  }
}

function crc(byte) {
  let sisa = 0xffff;
  for (const b of byte) {
    sisa ^= b << 8;
    for (let n = 0; n < 8; n++) sisa = sisa & 0x8000 ? ((sisa << 1) ^ 0x1021) & 0xffff : (sisa << 1) & 0xffff;
  }
  return [sisa >> 8, sisa & 255];
}

function tulisHuruf(byte) {
  let [hasil, isi, bit] = ["", 0, 0];
  for (const b of byte) {
    isi = (isi << 8) | b;
    bit += 8;
    while (bit >= 5) hasil += ABJAD[(isi >> (bit -= 5)) & 31];
    isi &= (1 << bit) - 1;
  }
  return bit ? hasil + ABJAD[(isi << (5 - bit)) & 31] : hasil;
}

function bacaHuruf(teks) {
  const byte = [];
  let [isi, bit] = [0, 0];
  for (const huruf of teks) {
    const n = ABJAD.indexOf(huruf);
    if (n < 0) throw new Error("huruf");
    isi = (isi << 5) | n;
    bit += 5;
    if (bit >= 8) byte.push((isi >> (bit -= 8)) & 255);
    isi &= (1 << bit) - 1;
  }
  return byte;
}

// `angka`: {huruf, antrean, akhir, di_tempat …, pulang, dokumen, celah}; `jenis`: kinds of documents in the office's order.
// Without `dokumen` it is short enough to type.
export function tulisKode(pk, angka, jenis, dokumen = true) {
  const byte = [];
  const huruf = [...angka.huruf].reduce((n, h) => n * 26 + h.charCodeAt(0) - 64, 0);
  for (const n of [Number(pk), huruf, angka.antrean, angka.akhir ? 1 : 0, ...UTAMA.map((m) => angka[m])]) tulisCacah(byte, n);
  const ada = dokumen ? jenis.filter((k) => angka.dokumen[k]) : [];
  tulisCacah(byte, ada.length);
  for (const k of ada) for (const n of [jenis.indexOf(k), ...NASIB.map((m) => angka.dokumen[k][m])]) tulisCacah(byte, n);
  tulisCacah(byte, angka.celah.length);
  for (const n of angka.celah) tulisCacah(byte, n);
  const teks = tulisHuruf([...byte, ...crc(byte)]);
  return dokumen ? AWALAN + teks : teks.match(/.{1,4}/g).join("-");
}

// null where it is none, was read or typed wrong, or is of another trip.
export function bacaKode(tulisan, pk, jenis) {
  try {
    let teks = tulisan.toUpperCase().trim();
    if (teks.startsWith(AWALAN)) teks = teks.slice(AWALAN.length);
    teks = teks.replace(/[^0-9A-Z]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
    const semua = bacaHuruf(teks);
    const [byte, akhir] = [semua.slice(0, -2), semua.slice(-2)];
    if (crc(byte).join() !== akhir.join()) return null;
    return uraikan(new Pembaca(byte), pk, jenis);
  } catch {
    return null;
  }
}

function uraikan(baca, pk, jenis) {
  const [milik, huruf, antrean, akhir] = [baca.cacah(), baca.cacah(), baca.cacah(), baca.cacah()];
  if (milik !== Number(pk)) return null;
  const hasil = { huruf: sebutHuruf(huruf), antrean, akhir: akhir === 1, dokumen: {} };
  for (const m of UTAMA) hasil[m] = baca.cacah();
  hasil.diterima = NASIB.reduce((n, m) => n + hasil[m], 0);
  for (let n = baca.cacah(); n > 0; n--) {
    const kode = jenis[baca.cacah()];
    const baris = Object.fromEntries(NASIB.map((m) => [m, baca.cacah()]));
    if (kode) hasil.dokumen[kode] = baris;
  }
  hasil.celah = Array.from({ length: baca.cacah() }, () => baca.cacah());
  return hasil;
}

function sebutHuruf(n) {
  return n > 26 ? String.fromCharCode(64 + Math.floor((n - 1) / 26), 65 + ((n - 1) % 26)) : String.fromCharCode(64 + n);
}
