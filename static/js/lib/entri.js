// Autosave of one thing (one target of POST /entri/): debounced, one request in flight, the same UUID
// again after a network failure, and a choice for the person when somebody else saved first.
//
//   const entri = new Entri({ url, jenis, sasaran, versi, keadaan, panel, label, setelah, tolak, pakai });
//   entri.ubah({ level: 4, … });        // whenever the content changes
//
// keadaan: element for the status sentence    panel: element before which the comparison is shown
// setelah(jawaban): saved    tolak(jawaban): refused (422, 403, 404)    pakai(tersimpan): show the stored value

import { bandingkan } from "./banding.js";
import { jam, uuid } from "./dom.js";
import { kalimat, kirim, sementara } from "./kirim.js";
import { jaga } from "./tunda.js";

const TUNDA = 400; // ms after the last change
const ULANG = [2, 5, 10, 20, 30]; // s between attempts

export class Entri {
  constructor(pilihan) {
    Object.assign(this, { versi: 0, label: {}, setelah() {}, tolak() {}, pakai() {} }, pilihan);
    this.isi = null; // newest content not yet on its way
    this.jalan = null; // the request being sent, kept whole so that a retry is the same one
    this.gagal = 0;
    this.beda = null; // the comparison shown, if any
    this.salah = false; // the last content was refused and not yet changed
    addEventListener("online", () => this.coba());
    jaga(this);
  }

  get tertunda() {
    return this.isi !== null || this.jalan !== null || this.beda !== null;
  }

  get belum() {
    return this.tertunda || this.salah;
  }

  ubah(isi) {
    this.isi = isi;
    this.salah = false;
    this.kata("simpan", "Menyimpan…");
    clearTimeout(this.waktu);
    if (!this.beda) this.waktu = setTimeout(() => this.coba(), TUNDA);
  }

  // Send now; resolves when the attempt is over, whether it worked or not.
  async tuntaskan() {
    this.beda?.el.focus();
    await this.coba();
    while (this.isi !== null && this.gagal === 0 && !this.beda) await this.coba();
  }

  coba() {
    clearTimeout(this.waktu);
    this.sedang ??= this.sekali().finally(() => (this.sedang = null));
    return this.sedang;
  }

  async sekali() {
    if (this.beda) return;
    if (this.jalan === null) {
      if (this.isi === null) return;
      const { jenis, sasaran, versi: dasar, isi } = this;
      this.jalan = { uuid: uuid(), jenis, sasaran, dasar, isi, waktu_klien: new Date().toISOString() };
      this.isi = null;
    }
    const jawab = await kirim(this.url, this.jalan, { keepalive: true });
    if (sementara(jawab)) return this.nanti(jawab);
    this.gagal = 0;
    const dikirim = this.jalan;
    this.jalan = null;
    if (jawab.ok) this.berhasil(jawab);
    else if (jawab.status === 409 && jawab.isi.rincian?.versi !== undefined) this.bertabrakan(jawab, dikirim);
    else this.ditolak(jawab);
    if (this.isi !== null && !this.beda) this.waktu = setTimeout(() => this.coba(), TUNDA);
  }

  nanti(jawab) {
    const jeda = ULANG[Math.min(this.gagal++, ULANG.length - 1)];
    const kata = jawab.status ? kalimat(jawab) : "Belum tersimpan: tanpa internet, dicoba lagi otomatis";
    this.kata("luring", kata);
    this.waktu = setTimeout(() => this.coba(), jeda * 1000);
  }

  berhasil({ isi }) {
    this.versi = isi.versi;
    if (this.isi === null) this.kata("tersimpan", `Tersimpan ${jam()}`);
    this.setelah(isi);
  }

  ditolak(jawab) {
    this.salah = true;
    this.kata("tolak", `Belum tersimpan. ${kalimat(jawab)}`);
    this.tolak(jawab);
  }

  bertabrakan({ isi: { galat, rincian } }, dikirim) {
    this.kata("tolak", "Belum tersimpan. Pilih isian yang dipakai.");
    const saya = () => this.isi ?? dikirim.isi;
    this.beda = bandingkan({ galat, rincian, saya: saya(), label: this.label });
    this.panel.before(this.beda.el);
    this.beda.el.focus();
    this.beda.pilihan.then((milik) => {
      const isi = saya();
      this.beda = null;
      this.isi = null;
      this.versi = rincian.versi;
      if (milik === "saya") return this.ubah(isi);
      this.kata("tersimpan", "Dipakai isian yang tersimpan");
      this.pakai(rincian.tersimpan);
      this.setelah({ tersimpan: rincian.tersimpan, versi: rincian.versi });
    });
  }

  kata(keadaan, teks) {
    if (!this.keadaan) return;
    this.keadaan.dataset.keadaan = keadaan;
    this.keadaan.textContent = teks;
  }
}
