// The queue itself: every change is kept on the device first and sent in order when the network is there.
// Tabs of one browser share it and only one of them sends. Page scripts use lib/antrean.js.
//
// An entry is menunggu (waiting), bentrok (somebody else's value came first) or ditolak (refused, with the sentence).
// One that waits for a person holds back only what was written to the same target after it.

import { kunciSasaran } from "./antrean.js";
import { uuid } from "./dom.js";
import { kalimat, kirim, sementara } from "./kirim.js";
import { simpanan } from "./simpanan.js";

const ULANG = [2, 5, 10, 20, 30]; // s between attempts
const ALAMAT = "/entri/";

const TERSANDUNG = 3; // answers 500 in a row: the server itself is ill

// `akun`: whoever has logged in meanwhile in another tab, an entry is stored in its own person's name or not at all.
const badan = ({ uuid: id, akun, jenis, sasaran, dasar, isi, waktu_klien }) => ({
  uuid: id,
  akun,
  jenis,
  sasaran,
  dasar,
  isi,
  waktu_klien,
  waktu_kirim: new Date().toISOString(),
});

// What sends files is fetched when there is one to send (js/titipan.js).
let pengirim;
function muatPengirim() {
  pengirim ??= new Promise((selesai) => {
    const skrip = document.createElement("script");
    skrip.src = document.querySelector('meta[name="titipan"]').content;
    skrip.onload = () => selesai(true);
    skrip.onerror = () => {
      pengirim = undefined;
      selesai(false);
    };
    document.head.append(skrip);
  });
  return pengirim;
}

export class Antrean extends EventTarget {
  constructor(akun) {
    super();
    this.akun = akun;
    this.menunggu = 0;
    this.perluOrang = 0;
    this.penuh = false; // something of it is in memory only
    this.gagal = 0;
    this.sebab = null; // why sending stopped: the answer that is not the content's fault
    this.terakhir = null; // when the server last stored something
    this.milik = new Set(); // entries whose content this page shows: what it writes next stands on them
    this.dimulai = new Set(); // files that the server knows of
    this.saluran = "BroadcastChannel" in window ? new BroadcastChannel("pentas-luring") : null;
    this.saluran?.addEventListener("message", ({ data }) => data === akun && this.hitung());
    addEventListener("online", () => this.kirim());
    addEventListener("pageshow", (acara) => acara.persisted && this.kirim());
    setInterval(() => this.menunggu && this.kirim(), 30_000);
    this.siap = this.hitung().then(() => this.menunggu && this.kirim());
  }

  async awet() {
    return (await simpanan()).awet;
  }

  async semua() {
    return (await simpanan()).semua(this.akun);
  }

  async hitung() {
    const [semua, awet] = await Promise.all([this.semua(), this.awet()]);
    this.penuh = !awet;
    this.menunggu = semua.filter((e) => e.keadaan === "menunggu").length;
    this.perluOrang = semua.length - this.menunggu;
    this.dispatchEvent(new CustomEvent("berubah"));
  }

  async berubah() {
    await this.hitung();
    this.saluran?.postMessage(this.akun);
  }

  // `gabung`: the content is the target's whole state, so one that has not left yet is replaced by the newer one.
  async taruh({ jenis, sasaran, dasar = 0, isi, judul = document.title, gabung = true, lampiran = [] }) {
    const kunci = kunciSasaran(jenis, sasaran);
    const baru = { uuid: uuid(), akun: this.akun, kunci, jenis, sasaran, dasar, isi, judul, lampiran, halaman: location.pathname };
    const gudang = await simpanan();
    const tulis = (semua, ingatan) => {
      const sekunci = gabung ? semua.filter((e) => e.kunci === kunci) : [];
      const usang = sekunci.filter((e) => e.keadaan === "ditolak" || (e.keadaan === "menunggu" && !e.dikirim));
      const urut = Math.max(Date.now(), (semua.at(-1)?.urut ?? 0) + 1);
      if (usang.length) baru.dasar = usang[0].dasar; // made on top of what these were made on
      else if (ingatan?.versi > dasar && this.milik.has(ingatan.uuid)) baru.dasar = ingatan.versi; // ours, just stored
      const entri = { ...baru, urut, waktu_klien: new Date().toISOString(), keadaan: "menunggu", dikirim: false };
      return { taruh: [entri], buang: usang.map((e) => e.uuid) };
    };
    this.milik.add(baru.uuid);
    await gudang.ubah(this.akun, tulis, this.nama(kunci));
    await this.berubah();
    this.kirim();
    return baru.uuid;
  }

  // Under this the device remembers what the server last stored for a target.
  nama(kunci) {
    return `nilai:${this.akun}:${kunci}`;
  }

  // Send what waits. Resolves when the attempt is over, whether it worked or not.
  kirim() {
    clearTimeout(this.nanti);
    this.lagi = true;
    this.sedang ??= this.giliran().finally(() => (this.sedang = null));
    return this.sedang;
  }

  async giliran() {
    if (!this.akun) return;
    const kerja = async () => {
      while (this.lagi) {
        this.lagi = false;
        if (!(await this.putaran())) break;
      }
    };
    if (navigator.locks) await navigator.locks.request(`pentas-kirim-${this.akun}`, kerja);
    else await kerja();
    await this.berubah();
  }

  // One walk over the queue in its order; false: the network or the session stopped it.
  async putaran() {
    const tertahan = new Set();
    let [tersandung, berturut] = [null, 0];
    for (const { uuid: id } of await this.semua()) {
      const entri = (await this.semua()).find((e) => e.uuid === id); // its base may have moved meanwhile
      if (!entri || tertahan.has(entri.kunci)) continue;
      if (entri.keadaan === "bentrok") tertahan.add(entri.kunci);
      if (entri.keadaan !== "menunggu") continue;
      if (await this.lampiranBelum(entri)) tertahan.add(entri.kunci);
      else {
        const jawab = await this.satu(entri);
        // It stumbled over this very content: the others go on, what stands on it waits.
        if (jawab.status === 500 && ++berturut < TERSANDUNG) {
          tersandung = jawab;
          tertahan.add(entri.kunci);
        } else if (sementara(jawab)) return this.tunda(jawab);
        else berturut = 0;
      }
    }
    const lanjut = await this.satuLampiran();
    return lanjut && tersandung && !this.lagi ? this.tunda(tersandung) : lanjut;
  }

  // The first of its files that this device still holds: words go first, files follow one at a time.
  async lampiranBelum(entri) {
    if (!entri.lampiran?.length) return null;
    const semua = await (await simpanan()).semuaLampiran(this.akun);
    return semua.find((l) => entri.lampiran.includes(l.uuid)) ?? null;
  }

  async satuLampiran() {
    for (const entri of await this.semua()) {
      const lampiran = entri.keadaan === "menunggu" && (await this.lampiranBelum(entri));
      if (!lampiran) continue;
      const jawab = await this.unggah(lampiran);
      if (jawab && sementara(jawab)) return this.tunda(jawab);
      const gudang = await simpanan();
      if (jawab) {
        await this.tertolak(gudang, entri, jawab);
        this.dispatchEvent(new CustomEvent("hasil", { detail: { entri, jawab } }));
      } else await gudang.buangLampiran(lampiran.uuid);
      this.lagi = true; // its entry can go now
      return true;
    }
    return true;
  }

  // Resolves to null when it is there, else to the answer that was not "yes".
  async unggah(lampiran) {
    if (!navigator.onLine || !(await muatPengirim())) return { status: 0, isi: {} };
    const kemajuan = (persen) => this.dispatchEvent(new CustomEvent("lampiran", { detail: { uuid: lampiran.uuid, persen } }));
    const sudah = lampiran.dimulai || this.dimulai.has(lampiran.uuid);
    const dimulai = async () => {
      this.dimulai.add(lampiran.uuid);
      if (!sudah) await (await simpanan()).taruhLampiran({ ...lampiran, dimulai: true }).catch(() => {}); // full: known to this page only
    };
    return window.pentasUnggah({ ...lampiran, dimulai: sudah }, { kemajuan, dimulai });
  }

  // Keep a file on the device, for an entry that will name it.
  async titipkan(berkas) {
    const lampiran = { uuid: uuid(), akun: this.akun, nama: berkas.name, mime: berkas.type, ukuran: berkas.size, isi: berkas };
    await (await simpanan()).taruhLampiran(lampiran);
    return lampiran.uuid;
  }

  // Resolves to the server's answer.
  async satu(entri) {
    if (!navigator.onLine) return { status: 0, isi: {} }; // not tried, so what comes after may still replace it
    const gudang = await simpanan();
    entri.dikirim = true; // from here on it may have arrived: only this very entry may be sent again
    await gudang.ubah(this.akun, (semua) => ({ taruh: semua.some((e) => e.uuid === entri.uuid) ? [entri] : [] }));
    const jawab = await kirim(ALAMAT, badan(entri), { keepalive: JSON.stringify(entri.isi).length < 30_000 });
    if (sementara(jawab)) return jawab.status === 500 ? this.sandung(gudang, entri, jawab) : jawab;
    this.gagal = 0;
    this.sebab = null;
    if (jawab.ok) await this.tersimpan(gudang, entri, jawab.isi);
    else await this.tertolak(gudang, entri, jawab);
    this.dispatchEvent(new CustomEvent("hasil", { detail: { entri, jawab } }));
    return jawab;
  }

  // It goes on waiting, and from now on its person may also dismiss it.
  async sandung(gudang, { uuid: id }, jawab) {
    await gudang.ubah(this.akun, (semua) => ({
      taruh: semua.filter((e) => e.uuid === id).map((e) => ({ ...e, sandung: (e.sandung ?? 0) + 1, galat: kalimat(jawab) })),
    }));
    return jawab;
  }

  // Always false: the walk is over.
  tunda(jawab) {
    this.sebab = jawab;
    const jeda = ULANG[Math.min(this.gagal++, ULANG.length - 1)];
    clearTimeout(this.nanti);
    this.nanti = setTimeout(() => this.kirim(), jeda * 1000);
    return false;
  }

  // Out of the queue and remembered at once; what was written on top of it gets its new base.
  async tersimpan(gudang, entri, isi) {
    this.terakhir = new Date(isi.waktu_server);
    if (isi.selisih_jam !== null) this.selisihJam = isi.selisih_jam;
    const tulis = (semua) => ({
      buang: [entri.uuid],
      taruh: semua.filter((e) => e.kunci === entri.kunci && e.uuid !== entri.uuid && !e.dikirim).map((e) => ({ ...e, dasar: isi.versi })),
      ingat: { tersimpan: isi.tersimpan, versi: isi.versi, pada: isi.waktu_server, uuid: entri.uuid },
    });
    await gudang.ubah(this.akun, tulis, this.nama(entri.kunci));
  }

  async tertolak(gudang, entri, jawab) {
    const bentrok = jawab.status === 409 && jawab.isi.rincian?.versi !== undefined;
    const { galat = kalimat(jawab), rincian } = jawab.isi;
    Object.assign(entri, { keadaan: bentrok ? "bentrok" : "ditolak", status: jawab.status, galat, rincian });
    await gudang.ubah(this.akun, (semua) => ({ taruh: semua.some((e) => e.uuid === entri.uuid) ? [entri] : [] }));
  }

  // Of an entry that met another value: send mine on top of it, or take the stored one.
  async putuskan(id, milik) {
    const gudang = await simpanan();
    await gudang.ubah(this.akun, (semua) => {
      const entri = semua.find((e) => e.uuid === id);
      if (!entri) return {};
      const sekunci = semua.filter((e) => e.kunci === entri.kunci);
      const isi = sekunci.at(-1).isi; // the newest of mine
      const buang = sekunci.map((e) => e.uuid);
      if (milik !== "saya") return { buang };
      const lagi = { ...entri, uuid: uuid(), isi, dasar: entri.rincian.versi, keadaan: "menunggu", dikirim: false, rincian: null };
      return { buang, taruh: [lagi] };
    });
    await this.berubah();
    return this.kirim();
  }

  async cobaLagi(id) {
    const gudang = await simpanan();
    await gudang.ubah(this.akun, (semua) => ({
      taruh: semua.filter((e) => e.uuid === id).map((e) => ({ ...e, keadaan: "menunggu", galat: null, rincian: null })),
    }));
    await this.berubah();
    return this.kirim();
  }

  // Thrown away with a reason, which the server notes; refused while there is no network.
  async buang(id, alasan) {
    const entri = (await this.semua()).find((e) => e.uuid === id);
    const data = new FormData();
    for (const [k, v] of Object.entries({ uuid: id, jenis: entri.jenis, alasan })) data.append(k, v);
    const jawab = await kirim(`${ALAMAT}buang/`, data);
    if (!jawab.ok) return kalimat(jawab);
    const gudang = await simpanan();
    await gudang.ubah(this.akun, () => ({ buang: [id] }));
    for (const lampiran of entri.lampiran ?? []) await gudang.buangLampiran(lampiran);
    await this.berubah();
    return "";
  }

  // What the server last stored for a target from this device: a page taken along may be older.
  async ingatan(kunci) {
    return (await simpanan()).ambil(this.nama(kunci));
  }
}
