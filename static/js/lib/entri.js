// Autosave of one thing (one target of POST /entri/): debounced, kept on the device at once, sent by the queue,
// and a choice for the person when somebody else saved first.
//
//   const entri = new Entri({ jenis, sasaran, versi, keadaan, panel, label, setelah, tolak, pakai });
//   entri.ubah({ level: 4, … });        // whenever the content changes
//
// keadaan: element for the status sentence    panel: element before which the comparison is shown
// setelah(jawaban): saved    tolak(jawaban): refused (422, 403, 404)    pakai(tersimpan): show the stored value

import { antrean, kunciSasaran } from "./antrean.js";
import { bandingkan } from "./banding.js";
import { detik } from "./dom.js";
import { kalimat } from "./kirim.js";
import { jaga } from "./tunda.js";

const TUNDA = 400; // ms after the last change

export class Entri {
  constructor(pilihan) {
    Object.assign(this, { versi: 0, label: {}, setelah() {}, tolak() {}, pakai() {} }, pilihan);
    this.kunci = kunciSasaran(this.jenis, this.sasaran);
    this.isi = null; // newest content not yet in the queue
    this.menunggu = 0; // of mine in the queue
    this.beda = null; // the comparison shown, if any
    this.salah = false; // the last content was refused and not yet changed
    this.awet = true;
    this.antrean = antrean();
    this.antrean.addEventListener("hasil", ({ detail }) => detail.entri.kunci === this.kunci && this.hasil(detail));
    this.antrean.addEventListener("berubah", () => this.tinjau());
    jaga(this);
    this.siap = this.pulihkan();
  }

  // Can be saved now, so wait for it before leaving the page.
  get tertunda() {
    return this.isi !== null || this.beda !== null || (this.menunggu > 0 && navigator.onLine && !this.antrean.sebab);
  }

  // Would be lost, or wants the person, if the page were left now.
  get belum() {
    return this.isi !== null || this.beda !== null || this.salah || (!this.awet && this.menunggu > 0);
  }

  // What this device still holds for the target is newer than the page.
  async pulihkan() {
    this.awet = await this.antrean.awet();
    const milik = (await this.antrean.semua()).filter((e) => e.kunci === this.kunci);
    const ingatan = await this.antrean.ingatan(this.kunci);
    if (ingatan && ingatan.versi > this.versi) this.pasang(ingatan);
    const akhir = milik.at(-1);
    if (!akhir || this.isi !== null) return;
    milik.forEach((e) => this.antrean.milik.add(e.uuid));
    this.pakai(akhir.isi);
    const bentrok = milik.find((e) => e.keadaan === "bentrok");
    if (bentrok) this.bertabrakan(bentrok);
    else if (akhir.keadaan === "ditolak") this.ditolak({ status: akhir.status, isi: { galat: akhir.galat, rincian: akhir.rincian } });
    await this.tinjau();
  }

  pasang({ tersimpan, versi }) {
    this.versi = versi;
    if (tersimpan === undefined) return;
    this.pakai(tersimpan);
    this.setelah({ tersimpan, versi });
  }

  ubah(isi) {
    this.isi = isi;
    this.salah = false;
    this.kata("simpan", "Menyimpan…");
    clearTimeout(this.waktu);
    if (!this.beda) this.waktu = setTimeout(() => this.taruh(), TUNDA);
  }

  async taruh() {
    clearTimeout(this.waktu);
    if (this.isi === null || this.beda) return;
    const { jenis, sasaran, versi: dasar, isi } = this;
    this.isi = null;
    this.menunggu += 1;
    await this.antrean.taruh({ jenis, sasaran, dasar, isi });
  }

  // Send now; resolves when the attempt is over, whether it worked or not.
  async tuntaskan() {
    this.beda?.el.focus();
    await this.taruh();
    await this.antrean.kirim();
    await this.tinjau(); // whoever waited asks at once whether anything is left
  }

  // What became of mine, also where another tab of this device did the sending.
  async tinjau() {
    this.awet = await this.antrean.awet();
    const milik = (await this.antrean.semua()).filter((e) => e.kunci === this.kunci);
    const ingatan = await this.antrean.ingatan(this.kunci);
    if (ingatan?.versi > this.versi && this.antrean.milik.has(ingatan.uuid)) this.berhasil({ isi: { ...ingatan, waktu_server: ingatan.pada } });
    const bentrok = milik.find((e) => e.keadaan === "bentrok");
    if (bentrok && bentrok.uuid !== this.diputus) this.bertabrakan(bentrok);
    this.menunggu = milik.filter((e) => e.keadaan === "menunggu").length;
    if (!this.menunggu || this.isi !== null || this.beda || this.salah) return;
    const { sebab, menunggu } = this.antrean;
    const tempat = this.awet ? "Tersimpan di perangkat ini" : "Ruang perangkat penuh, belum tersimpan. Jangan tutup halaman ini";
    if (sebab?.status) this.kata("luring", kalimat(sebab));
    else if (sebab || !navigator.onLine) this.kata("luring", `${tempat}, ${menunggu} menunggu jaringan`);
  }

  hasil({ entri, jawab }) {
    if (jawab.ok) return this.berhasil(jawab);
    if (entri.keadaan === "bentrok") return this.bertabrakan(entri);
    this.ditolak(jawab);
  }

  berhasil({ isi }) {
    this.versi = isi.versi;
    if (this.isi === null) this.kata("tersimpan", `Tersimpan di server ${detik(new Date(isi.waktu_server))}`);
    this.setelah(isi);
  }

  ditolak(jawab) {
    if (this.salah) return; // told already, and nothing has changed since
    this.salah = true;
    this.kata("tolak", `Belum tersimpan. ${kalimat(jawab)}`);
    this.tolak(jawab);
  }

  bertabrakan(entri) {
    if (this.beda) return;
    this.kata("tolak", "Belum tersimpan. Pilih isian yang dipakai.");
    this.beda = bandingkan({ galat: entri.galat, rincian: entri.rincian, saya: this.isi ?? entri.isi, label: this.label });
    this.panel.before(this.beda.el);
    this.beda.el.focus();
    this.beda.pilihan.then(async (milik) => {
      const terbaru = this.isi;
      this.diputus = entri.uuid;
      this.beda = null;
      this.isi = null;
      this.versi = entri.rincian.versi;
      if (milik === "saya") this.kata("simpan", "Menyimpan…");
      await this.antrean.putuskan(entri.uuid, milik);
      if (milik === "saya") return terbaru && this.ubah(terbaru);
      this.kata("tersimpan", "Dipakai isian yang tersimpan");
      this.pasang(entri.rincian);
    });
  }

  kata(keadaan, teks) {
    if (!this.keadaan) return;
    this.keadaan.dataset.keadaan = keadaan;
    this.keadaan.textContent = teks;
  }
}
