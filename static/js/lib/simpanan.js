// What this device keeps until the server has it. IndexedDB; where a browser has none, memory, and it says so.
//
//   entri     {uuid, akun, urut, kunci, jenis, sasaran, dasar, isi, judul, waktu_klien, keadaan, dikirim, …}
//   lampiran  {uuid, akun, nama, mime, ukuran, isi: Blob, keadaan}
//   keadaan   by name: the seal of an account, the last value the server gave for a target

import { openDB } from "idb";

const NAMA = "pentas-luring";
let janji;

function buka() {
  janji ??= openDB(NAMA, 1, {
    upgrade(db) {
      const entri = db.createObjectStore("entri", { keyPath: "uuid" });
      entri.createIndex("akun", ["akun", "urut"]);
      db.createObjectStore("lampiran", { keyPath: "uuid" }).createIndex("akun", "akun");
      db.createObjectStore("keadaan");
    },
    blocking: (_lama, _baru, acara) => acara.target.close(), // another tab brings a newer layout
    terminated: () => (janji = undefined),
  });
  janji.catch(() => (janji = undefined));
  return janji;
}

class Ingatan {
  awet = false;
  entri = new Map();
  lampiran = new Map();
  keadaan = new Map();

  async semua(akun) {
    return [...this.entri.values()].filter((e) => e.akun === akun).sort((a, b) => a.urut - b.urut);
  }
  async ubah(akun, fungsi) {
    const { taruh = [], buang = [], hasil } = fungsi(await this.semua(akun));
    taruh.forEach((e) => this.entri.set(e.uuid, e));
    buang.forEach((uuid) => this.entri.delete(uuid));
    return hasil;
  }
  async ambil(nama) {
    return this.keadaan.get(nama);
  }
  async ingat(nama, nilai) {
    this.keadaan.set(nama, nilai);
  }
  async semuaLampiran(akun) {
    return [...this.lampiran.values()].filter((l) => l.akun === akun);
  }
  async taruhLampiran(lampiran) {
    this.lampiran.set(lampiran.uuid, lampiran);
  }
  async buangLampiran(uuid) {
    this.lampiran.delete(uuid);
  }
}

class Gudang {
  awet = true;

  constructor(db) {
    this.db = db;
  }
  semua(akun) {
    return this.db.getAllFromIndex("entri", "akun", IDBKeyRange.bound([akun, 0], [akun, Infinity]));
  }
  // Read, decide and write in one transaction: two tabs never lose each other's entries.
  async ubah(akun, fungsi) {
    const tx = this.db.transaction("entri", "readwrite");
    const semua = await tx.store.index("akun").getAll(IDBKeyRange.bound([akun, 0], [akun, Infinity]));
    const { taruh = [], buang = [], hasil } = fungsi(semua);
    await Promise.all([...taruh.map((e) => tx.store.put(e)), ...buang.map((uuid) => tx.store.delete(uuid)), tx.done]);
    return hasil;
  }
  ambil(nama) {
    return this.db.get("keadaan", nama);
  }
  ingat(nama, nilai) {
    return this.db.put("keadaan", nilai, nama);
  }
  semuaLampiran(akun) {
    return this.db.getAllFromIndex("lampiran", "akun", akun);
  }
  taruhLampiran(lampiran) {
    return this.db.put("lampiran", lampiran);
  }
  buangLampiran(uuid) {
    return this.db.delete("lampiran", uuid);
  }
}

const ingatan = new Ingatan();

export async function simpanan() {
  try {
    return new Gudang(await buka());
  } catch {
    return ingatan;
  }
}
