// What this tablet is and which numbers it has given. A number is on the disk before anybody hears it, and two tabs take
// turns: the store's own transactions are the lock. A device that cannot keep a counter gives no numbers.

import { uuid } from "./dom.js";
import { kirim } from "./kirim.js";
import { simpanan } from "./simpanan.js";

export const TANPA_RUANG = "Tablet ini tidak dapat menyimpan nomor: ruangnya penuh atau penyimpanannya dimatikan. Kosongkan ruang, lalu coba lagi.";

// Read, decide and write one remembered state in one transaction that is on the disk when it resolves. Throws.
async function tetapkan(nama, fungsi) {
  const { db } = await simpanan();
  if (!db) throw new Error(TANPA_RUANG);
  try {
    const tx = db.transaction("keadaan", "readwrite", { durability: "strict" });
    const baru = fungsi(await tx.store.get(nama));
    await Promise.all([tx.store.put(baru, nama), tx.done]);
    return baru;
  } catch {
    throw new Error(TANPA_RUANG);
  }
}

// Every remembered state whose name begins so: [[name, value], …].
export async function berawalan(awalan) {
  const { db, keadaan } = await simpanan();
  if (!db) return [...keadaan].filter(([nama]) => nama.startsWith(awalan));
  const batas = IDBKeyRange.bound(awalan, `${awalan}\uffff`);
  const [nama, nilai] = await Promise.all([db.getAllKeys("keadaan", batas), db.getAll("keadaan", batas)]);
  return nama.map((n, i) => [n, nilai[i]]);
}

export const ingat = (nama, nilai) => tetapkan(nama, () => nilai);

export async function ambil(nama) {
  return (await simpanan()).ambil(nama);
}

export class Tablet {
  constructor(dinas, perjalanan) {
    this.namaPerangkat = `ketupat:perangkat:${dinas}`;
    this.namaHari = `ketupat:hari:${perjalanan}`;
    this.namaTablet = `ketupat:tablet:${dinas}`;
    this.perjalanan = perjalanan;
    this.hari = null; // {huruf, antrean, selesai, selisih}
    this.tablet = null; // {nomor, kunci, urut}
  }

  get siap() {
    return Boolean(this.hari?.huruf && this.tablet?.kunci);
  }

  async muat() {
    this.perangkat = (await ambil(this.namaPerangkat)) ?? (await tetapkan(this.namaPerangkat, (ada) => ada ?? uuid()).catch(() => null));
    [this.hari, this.tablet] = [await ambil(this.namaHari), await ambil(this.namaTablet)];
  }

  // The server knows which numbers are taken; what this device has given counts where it is higher.
  async daftar(url) {
    if (!this.perangkat) return TANPA_RUANG;
    const data = new FormData();
    data.append("perangkat", this.perangkat);
    const jawab = await kirim(url, data);
    if (!jawab.ok) return jawab.isi.galat ?? "";
    const { huruf, nomor, kunci, antrean, urut, waktu_server: pada } = jawab.isi;
    const selisih = Date.now() - Date.parse(pada); // ms that this clock is ahead
    this.hari = await tetapkan(this.namaHari, (ada) => ({ ...ada, huruf, selisih, antrean: Math.max(ada?.antrean ?? 0, antrean) }));
    this.tablet = await tetapkan(this.namaTablet, (ada) => ({ nomor, kunci, urut: Math.max(ada?.nomor === nomor ? ada.urut : 0, urut) }));
    return "";
  }

  async nomorBaru() {
    this.hari = await tetapkan(this.namaHari, (ada) => ({ ...ada, antrean: ada.antrean + 1, selesai: null }));
    return this.hari.antrean;
  }

  async urutBaru() {
    this.tablet = await tetapkan(this.namaTablet, (ada) => ({ ...ada, urut: ada.urut + 1 }));
    return this.tablet.urut;
  }

  async tandaiSelesai() {
    this.hari = await tetapkan(this.namaHari, (ada) => ({ ...ada, selesai: new Date().toISOString() }));
  }

  // Another tab may have given numbers meanwhile.
  async segarkan() {
    [this.hari, this.tablet] = [(await ambil(this.namaHari)) ?? this.hari, (await ambil(this.namaTablet)) ?? this.tablet];
  }
}
