// The day on this tablet: its residents, where each one's state lies, and the one way it is kept.
// What is shown comes from three places, the newest wins: the page (as the server knew it when it was fetched), what the
// server answered to this device since, what still waits in the queue.

import { antrean } from "./antrean.js";
import { berawalan, Tablet } from "./desa-gudang.js";
import { celah, LANGKAH, samarNik, sebutNomor } from "./desa-hitung.js";
import { uuid } from "./dom.js";
import { kalimat, kirim } from "./kirim.js";

const JENIS = "ketupat.pelayanan";
const FOTO = "ketupat.foto";
const TUNDA = 300; // ms after the last keystroke
const PRIBADI = ["nik", "nama", "telepon", "catatan"];
const ISI = ["antrean", "warga", "dusun", "keadaan", "urut", "rencana_ambil", "tempat_ambil", "luring", "waktu", "dokumen"];
const salin = (x) => structuredClone(x);

export class Hari extends EventTarget {
  constructor(data) {
    super();
    this.pasang(data);
    this.pk = data.perjalanan.pk;
    this.antre = antrean();
    this.tablet = new Tablet(data.dinas.kode, this.pk);
    this.warga = new Map(); // tanda → state
    this.ditulis = 0; // times that something was kept
    this.dilepas = new Set(); // photographs taken off on this page
    this.antre.addEventListener("hasil", ({ detail }) => detail.entri.jenis === JENIS && this.hasil(detail));
    this.antre.addEventListener("berubah", () => this.berubah());
    document.addEventListener("visibilitychange", () => document.hidden && this.tuntaskan());
    addEventListener("pagehide", () => this.tuntaskan());
  }

  pasang(data) {
    this.data = data;
    this.daftar = new Map(data.warga.map((w) => [w.baris, w]));
    this.jenis = new Map(data.dokumen.map((d) => [d.kode, d]));
  }

  async mulai() {
    await this.tablet.muat();
    if (navigator.onLine && this.tablet.siap) await this.daftarkan();
    await this.muat();
  }

  // Only on purpose: a device that was only looked at would have to report at the end of the day.
  async daftarkan() {
    this.galatTablet = await this.tablet.daftar(this.data.url.tablet).catch((g) => g.message);
    this.kabari();
    return this.tablet.siap;
  }

  get huruf() {
    return this.tablet.hari?.huruf ?? "";
  }

  // Residents of this tablet, in the order of their numbers.
  get milik() {
    return [...this.warga.values()].filter((w) => w.huruf === this.huruf).sort((a, b) => a.antrean - b.antrean);
  }

  // Of a tablet that was declared lost: who is not done yet is finished here.
  get titipan() {
    const hilang = this.data.tablet.filter((t) => t.hilang && t.huruf !== this.huruf).map((t) => t.huruf);
    return [...this.warga.values()].filter((w) => hilang.includes(w.huruf) && !["selesai", "pulang"].includes(w.keadaan));
  }

  get celah() {
    return celah(this.tablet.hari?.antrean ?? 0, this.milik.map((w) => w.antrean));
  }

  async segarkanData() {
    const jawab = await kirim(this.data.url.data);
    if (!jawab.ok) return false;
    this.pasang(jawab.isi);
    await this.muat();
    return true;
  }

  // What the server answered to this device for targets of this trip: [[target's codes, remembered], …].
  async ingatan(jenis) {
    const awalan = `nilai:${this.antre.akun}:`;
    const semua = await berawalan(awalan + JSON.stringify([jenis, ["perjalanan", this.pk]]).slice(0, -1));
    return semua.map(([nama, nilai]) => [Object.fromEntries(JSON.parse(nama.slice(awalan.length)).slice(1)), nilai]);
  }

  async muat() {
    let [ingatan, foto, entri, awal] = [];
    do {
      awal = this.ditulis;
      [ingatan, foto, entri] = await Promise.all([this.ingatan(JENIS), this.ingatan(FOTO), this.antre.semua()]);
    } while (awal !== this.ditulis); // something was kept meanwhile: what was read is old already
    const baru = new Map(this.data.pelayanan.map((p) => [p.tanda, { ...salin(p), waktu: this.jamSini(p.waktu), letak: "server" }]));
    for (const [{ tanda }, { tersimpan, versi, pada }] of ingatan) {
      const ada = baru.get(tanda);
      if (versi >= (ada?.versi ?? 0)) baru.set(tanda, { huruf: this.huruf, nama: "", nik_samar: "", foto: [], ...ada, ...salin(tersimpan), tanda, versi, pada, letak: "server" });
    }
    for (const e of entri) if (e.jenis === JENIS && e.sasaran.perjalanan === this.pk) this.timpa(baru, e);
    for (const [tanda, w] of baru) {
      const [lama, didaftar] = [this.warga.get(tanda), this.daftar.get(w.warga)]; // no reply repeats a name
      w.nama ||= lama?.nama || didaftar?.nama || "";
      w.nik_samar ||= lama?.nik_samar || didaftar?.nik || "";
    }
    for (const [tanda, w] of this.warga) if (w.waktuTunda || w.disimpan) baru.set(tanda, w); // under the officer's fingers
    this.warga = baru;
    this.pasangFoto(foto, entri);
    this.kabari();
  }

  // Photographs of each resident: at the server as the page knew it, sent since, still on this tablet.
  pasangFoto(ingatan, entri) {
    const dikirim = ingatan.map(([{ tanda, foto }, { tersimpan }]) => [tanda, { ...tersimpan, pk: tersimpan.foto, titipan: foto }]);
    const disini = entri.filter((e) => e.jenis === FOTO && e.sasaran.perjalanan === this.pk).map((e) => [e.sasaran.tanda, { dokumen: e.isi.dokumen, syarat: e.isi.syarat, titipan: e.sasaran.foto, letak: e.keadaan, galat: e.galat }]);
    for (const [tanda, satu] of [...dikirim, ...disini]) {
      const w = this.warga.get(tanda);
      if (w) w.foto = [...(w.foto ?? []).filter((f) => f.titipan !== satu.titipan), satu];
    }
    for (const w of this.warga.values()) w.foto = (w.foto ?? []).filter((f) => !this.dilepas.has(f.pk));
  }

  async tambahFoto(w, { dokumen, syarat }, berkas) {
    const foto = await this.antre.titipkan(berkas);
    const sasaran = { perjalanan: this.pk, tanda: w.tanda, foto };
    const judul = `Foto berkas ${sebutNomor(w.huruf, w.antrean)}`;
    await this.antre.taruh({ jenis: FOTO, sasaran, isi: { dokumen, syarat }, judul, lampiran: [foto], gabung: false });
    w.foto = [...(w.foto ?? []), { dokumen, syarat, titipan: foto, letak: "menunggu" }];
    this.kabari();
  }

  async lepasFoto(foto) {
    const jawab = await kirim(this.data.url.lepas.replace("/0/", `/${foto.pk}/`), new FormData());
    if (!jawab.ok) return kalimat(jawab);
    this.dilepas.add(foto.pk);
    await this.muat();
    return "";
  }

  // Step clocks are told by this tablet's own clock, which the server sets right on arrival: what comes from the server
  // is turned back, or a clock that is off would be set right twice.
  jamSini(waktu) {
    const geser = this.tablet.hari?.selisih ?? 0;
    if (Math.abs(geser) < 5000) return salin(waktu);
    const satu = (t) => t && new Date(Date.parse(t) + geser).toISOString();
    return Object.fromEntries(Object.entries(waktu).map(([l, pasangan]) => [l, pasangan.map(satu)]));
  }

  timpa(baru, e) {
    const { tanda } = e.sasaran;
    const ada = baru.get(tanda) ?? { huruf: this.huruf, foto: [], versi: 0, nik_samar: "", nama: "" };
    const { perangkat, ...isi } = salin(e.isi);
    const pribadi = Object.fromEntries(PRIBADI.filter((m) => m in isi).map((m) => [m, isi[m]]));
    const letak = e.keadaan === "menunggu" ? "tablet" : e.keadaan;
    const w = { ...ada, ...isi, tanda, pribadi, letak, pada: e.waktu_klien, entri: e.uuid, galat: e.galat, rincian: e.rincian };
    if (pribadi.nik) w.nik_samar = samarNik(pribadi.nik);
    baru.set(tanda, w);
  }

  // Another tab of this device may have written; this page's own changes come here too.
  berubah() {
    clearTimeout(this.nanti);
    this.nanti = setTimeout(async () => {
      await this.tablet.segarkan();
      await this.muat();
    }, 250);
  }

  kabari() {
    this.dispatchEvent(new Event("berubah"));
  }

  // A number, kept before it is called out.
  async nomorBaru() {
    const antrean = await this.tablet.nomorBaru();
    const waktu = { daftar: [new Date().toISOString(), null] };
    const tetap = { huruf: this.huruf, versi: 0, nama: "", nik_samar: "", foto: [], juga: [], pribadi: {} };
    const ambil = { rencana_ambil: null, tempat_ambil: "", urut: null, luring: false };
    const w = { tanda: uuid(), antrean, warga: null, dusun: "", keadaan: "menunggu", waktu, dokumen: [], ...ambil, ...tetap };
    this.warga.set(w.tanda, w);
    await this.simpan(w);
    await this.lapor();
    return w;
  }

  // The numbers given, so that a gap is known even where a resident's own entry never arrives.
  async lapor(akhir = false) {
    const { hari, tablet, perangkat } = this.tablet;
    const isi = { antrean: hari.antrean, urut: tablet.urut, ...(akhir && { akhir: true }) };
    const sasaran = { perjalanan: this.pk, perangkat };
    return this.antre.taruh({ jenis: "ketupat.tablet", sasaran, isi, judul: `Nomor terakhir tablet ${this.huruf}` });
  }

  async selesaiTablet() {
    await this.tuntaskan();
    await this.tablet.tandaiSelesai();
    await this.lapor(true);
    this.kabari();
  }

  // What was pressed is kept at once; what is being typed, when the fingers rest.
  ubah(w, mengetik = false) {
    if (!mengetik) return this.simpan(w);
    w.letak = "menyimpan";
    clearTimeout(w.waktuTunda);
    w.waktuTunda = setTimeout(() => this.simpan(w), TUNDA);
    this.kabari();
  }

  async simpan(w) {
    clearTimeout(w.waktuTunda);
    w.waktuTunda = null;
    Object.assign(w, { letak: "menyimpan", galat: null, disimpan: (w.disimpan ?? 0) + 1 });
    this.kabari();
    w.pada = new Date().toISOString();
    const isi = { perangkat: this.tablet.perangkat, ...salin(Object.fromEntries(ISI.map((m) => [m, w[m]]))), ...w.pribadi };
    const sasaran = { perjalanan: this.pk, tanda: w.tanda };
    try {
      w.entri = await this.antre.taruh({ jenis: JENIS, sasaran, dasar: w.versi, isi, judul: `Warga ${sebutNomor(w.huruf, w.antrean)}` });
    } finally {
      w.disimpan -= 1;
      this.ditulis += 1;
    }
    if (w.letak === "menyimpan" && !w.waktuTunda && !w.disimpan) w.letak = "tablet";
    this.kabari();
  }

  async tuntaskan() {
    await Promise.all([...this.warga.values()].filter((w) => w.waktuTunda).map((w) => this.simpan(w)));
  }

  hasil({ entri, jawab }) {
    const w = entri.sasaran.perjalanan === this.pk && this.warga.get(entri.sasaran.tanda);
    if (!w) return;
    if (jawab.ok) {
      const { tersimpan, versi, waktu_server: pada } = jawab.isi;
      Object.assign(w, { versi, juga: tersimpan.juga, tanda_terima: tersimpan.tanda_terima });
      if (w.entri === entri.uuid && !w.waktuTunda && !w.disimpan) Object.assign(w, { letak: "server", pada, pribadi: {} });
      this.cobaFoto(w.tanda);
    } else if (w.entri === entri.uuid) Object.assign(w, { letak: entri.keadaan, galat: kalimat(jawab), rincian: entri.rincian });
    this.kabari();
  }

  // Photographs that came before their resident was accepted.
  async cobaFoto(tanda) {
    const tertinggal = (e) => e.jenis === FOTO && e.sasaran.tanda === tanda && e.keadaan === "ditolak" && e.status === 404;
    for (const e of (await this.antre.semua()).filter(tertinggal)) await this.antre.cobaLagi(e.uuid);
  }

  async putuskan(w, milik) {
    await this.antre.putuskan(w.entri, milik);
    if (milik !== "saya") await this.segarkanData();
    await this.muat();
  }

  // What this device holds of the resident already: the same row, or the same number, of this tablet or as known of others.
  juga(baris, nik = "", kecuali = null) {
    const sama = (w) => w !== kecuali && w.keadaan !== "pulang" && ((baris && w.warga === baris) || (nik && w.pribadi?.nik === nik));
    return [...this.warga.values()].filter(sama).map((w) => sebutNomor(w.huruf, w.antrean));
  }

  // A row of the village's list sits down at the table.
  pilih(w, baris) {
    const d = this.daftar.get(baris);
    const tetap = w.dokumen.filter((x) => x.penyelesaian !== "belum");
    const dari = d.dokumen.filter((x) => !tetap.some((t) => t.kode === x.kode)).map((x) => dokumenBaru(x.kode, x.keterangan));
    Object.assign(w, { warga: baris, dusun: d.dusun, dokumen: [...tetap, ...dari], pribadi: {}, nama: d.nama, nik_samar: d.nik });
    this.ubah(w);
  }

  langkahKini(w) {
    return LANGKAH.find((l) => w.waktu[l] && !w.waktu[l][1]) ?? null;
  }

  // Ends the step that runs and begins this one (null: none).
  keLangkah(w, langkah) {
    const kini = new Date().toISOString();
    for (const l of LANGKAH) if (w.waktu[l] && !w.waktu[l][1]) w.waktu[l][1] = kini;
    if (langkah) w.waktu[langkah] = [w.waktu[langkah]?.[0] ?? kini, null];
  }
}

export const dokumenBaru = (kode, keterangan = "") => ({ kode, keterangan, penyelesaian: "belum", alasan: "", nomor: "" });
