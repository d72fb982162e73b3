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
    return this.punya(akun);
  }
  punya(akun, dasar = []) {
    const semua = new Map([...dasar, ...[...this.entri.values()].filter((e) => e.akun === akun)].map((e) => [e.uuid, e]));
    return [...semua.values()].sort((a, b) => a.urut - b.urut);
  }
  async ubah(akun, fungsi, nama) {
    return this.terapkan(fungsi(this.punya(akun), this.keadaan.get(nama)), nama);
  }
  terapkan({ taruh = [], buang = [], ingat, hasil }, nama) {
    taruh.forEach((e) => this.entri.set(e.uuid, e));
    buang.forEach((uuid) => this.entri.delete(uuid));
    if (ingat) this.keadaan.set(nama, ingat);
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

// Where the whole browser has no IndexedDB; and where the device is full, what found no room (newer than the disk's).
const ingatan = new Ingatan();
const KUAT = { durability: "strict" }; // on the disk, not only on its way there, before we say "kept"

class Gudang {
  constructor(db) {
    this.db = db;
  }
  // Is everything where a closed page or an empty battery cannot reach it?
  get awet() {
    return ingatan.entri.size === 0;
  }
  async semua(akun) {
    return ingatan.punya(akun, await this.db.getAllFromIndex("entri", "akun", IDBKeyRange.bound([akun, 0], [akun, Infinity])));
  }
  // Read, decide and write in one transaction: two tabs never lose each other's entries. `nama`: of one remembered
  // state, which `fungsi` gets and may replace.
  async ubah(akun, fungsi, nama = "") {
    const tx = this.db.transaction(["entri", "keadaan"], "readwrite", KUAT);
    const [entri, keadaan] = [tx.objectStore("entri"), tx.objectStore("keadaan")];
    const semua = ingatan.punya(akun, await entri.index("akun").getAll(IDBKeyRange.bound([akun, 0], [akun, Infinity])));
    const putusan = fungsi(semua, nama && (ingatan.keadaan.get(nama) ?? (await keadaan.get(nama))));
    const { taruh = [], buang = [], ingat, hasil } = putusan;
    const tulis = [...taruh.map((e) => entri.put(e)), ...buang.map((uuid) => entri.delete(uuid))];
    if (ingat) tulis.push(keadaan.put(ingat, nama));
    try {
      await Promise.all([...tulis, tx.done]);
    } catch {
      ingatan.terapkan(putusan, nama); // full: the transaction wrote nothing at all
      await this.hapus(buang);
      return hasil;
    }
    [...taruh.map((e) => e.uuid), ...buang].forEach((uuid) => ingatan.entri.delete(uuid));
    if (ingat) ingatan.keadaan.delete(nama);
    return hasil;
  }
  async hapus(semua) {
    const tx = this.db.transaction("entri", "readwrite");
    await Promise.all([...semua.map((uuid) => tx.store.delete(uuid)), tx.done]).catch(() => {});
  }
  async ambil(nama) {
    return ingatan.keadaan.get(nama) ?? this.db.get("keadaan", nama);
  }
  async ingat(nama, nilai) {
    await this.db.put("keadaan", nilai, nama).catch(() => ingatan.ingat(nama, nilai));
  }
  semuaLampiran(akun) {
    return this.db.getAllFromIndex("lampiran", "akun", akun);
  }
  // Throws where there is no room: a photograph is taken again, it is not held in memory.
  async taruhLampiran(lampiran) {
    const tx = this.db.transaction("lampiran", "readwrite", KUAT);
    tx.store.put(lampiran).catch(() => {}); // the transaction says why
    await tx.done;
  }
  buangLampiran(uuid) {
    return this.db.delete("lampiran", uuid);
  }
}

export async function simpanan() {
  try {
    return new Gudang(await buka());
  } catch {
    return ingatan;
  }
}
