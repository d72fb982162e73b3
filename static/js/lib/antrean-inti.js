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

const badan = ({ uuid: id, jenis, sasaran, dasar, isi, waktu_klien }) => ({
  uuid: id,
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
    this.gagal = 0;
    this.sebab = null; // why sending stopped: the answer that is not the content's fault
    this.terakhir = null; // when the server last stored something
    this.urut = 0;
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
    const semua = await this.semua();
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
    const id = await gudang.ubah(this.akun, (semua) => {
      const sekunci = gabung ? semua.filter((e) => e.kunci === kunci) : [];
      const usang = sekunci.filter((e) => e.keadaan === "ditolak" || (e.keadaan === "menunggu" && !e.dikirim));
      const urut = Math.max(Date.now(), (semua.at(-1)?.urut ?? 0) + 1);
      if (usang.length) baru.dasar = usang[0].dasar; // made on top of what these were made on
      const entri = { ...baru, urut, waktu_klien: new Date().toISOString(), keadaan: "menunggu", dikirim: false };
      return { taruh: [entri], buang: usang.map((e) => e.uuid), hasil: entri.uuid };
    });
    await this.berubah();
    this.kirim();
    return id;
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
    for (const { uuid: id } of await this.semua()) {
      const entri = (await this.semua()).find((e) => e.uuid === id); // its base may have moved meanwhile
      if (!entri || tertahan.has(entri.kunci)) continue;
      if (entri.keadaan === "bentrok") tertahan.add(entri.kunci);
      if (entri.keadaan !== "menunggu") continue;
      if (await this.lampiranBelum(entri)) tertahan.add(entri.kunci);
      else if (!(await this.satu(entri))) return false;
    }
    return this.satuLampiran();
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
      if (jawab && sementara(jawab)) {
        this.tunda(jawab);
        return false;
      }
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
    const dimulai = async () => (await simpanan()).taruhLampiran({ ...lampiran, dimulai: true });
    return window.pentasUnggah(lampiran, { kemajuan, dimulai });
  }

  // Keep a file on the device, for an entry that will name it.
  async titipkan(berkas) {
    const lampiran = { uuid: uuid(), akun: this.akun, nama: berkas.name, mime: berkas.type, ukuran: berkas.size, isi: berkas };
    await (await simpanan()).taruhLampiran(lampiran);
    return lampiran.uuid;
  }

  async satu(entri) {
    if (!navigator.onLine) {
      this.tunda({ status: 0, isi: {} }); // not tried, so what comes after may still replace it
      return false;
    }
    const gudang = await simpanan();
    entri.dikirim = true; // from here on it may have arrived: only this very entry may be sent again
    await gudang.ubah(this.akun, (semua) => ({ taruh: semua.some((e) => e.uuid === entri.uuid) ? [entri] : [] }));
    const jawab = await kirim(ALAMAT, badan(entri), { keepalive: JSON.stringify(entri.isi).length < 30_000 });
    if (sementara(jawab)) {
      this.tunda(jawab);
      return false;
    }
    this.gagal = 0;
    this.sebab = null;
    if (jawab.ok) await this.tersimpan(gudang, entri, jawab.isi);
    else await this.tertolak(gudang, entri, jawab);
    this.dispatchEvent(new CustomEvent("hasil", { detail: { entri, jawab } }));
    return true;
  }

  tunda(jawab) {
    this.sebab = jawab;
    const jeda = ULANG[Math.min(this.gagal++, ULANG.length - 1)];
    this.nanti = setTimeout(() => this.kirim(), jeda * 1000);
  }

  async tersimpan(gudang, entri, isi) {
    this.terakhir = new Date(isi.waktu_server);
    if (isi.selisih_jam !== null) this.selisihJam = isi.selisih_jam;
    await gudang.ingat(`nilai:${this.akun}:${entri.kunci}`, { tersimpan: isi.tersimpan, versi: isi.versi, pada: isi.waktu_server });
    await gudang.ubah(this.akun, (semua) => ({
      buang: [entri.uuid],
      taruh: semua.filter((e) => e.kunci === entri.kunci && e.uuid !== entri.uuid && !e.dikirim).map((e) => ({ ...e, dasar: isi.versi })),
    }));
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
    return (await simpanan()).ambil(`nilai:${this.akun}:${kunci}`);
  }
}
