// Two tablets without a network put their figures together: one shows a code, the other reads it with its camera, from a
// picture, or has it typed.

import { tulisKode } from "./desa-kode.js";
import { gambarQr } from "./desa-qr.js";
import { buat, ikon } from "./dom.js";

const SISI = 640;

// The browser's own reader where there is one, else the package's, which is fetched only then.
async function pembacaQr() {
  if ("BarcodeDetector" in window) {
    try {
      const asli = new window.BarcodeDetector({ formats: ["qr_code"] });
      return async (kanvas) => (await asli.detect(kanvas))[0]?.rawValue ?? null;
    } catch {
      // named, but not able to
    }
  }
  const { decodeQR } = await import("qr/decode.js");
  return async (kanvas) => {
    try {
      return decodeQR(kanvas.getContext("2d").getImageData(0, 0, kanvas.width, kanvas.height));
    } catch {
      return null;
    }
  };
}

function lukis(sumber, lebar, tinggi) {
  const skala = Math.min(1, SISI / Math.max(lebar, tinggi));
  const kanvas = document.createElement("canvas");
  kanvas.width = Math.round(lebar * skala);
  kanvas.height = Math.round(tinggi * skala);
  kanvas.getContext("2d", { willReadFrequently: true }).drawImage(sumber, 0, 0, kanvas.width, kanvas.height);
  return kanvas;
}

export class DialogGabung {
  // `milik()`: this tablet's figures; `terima(text)`: "" or why not
  constructor({ pk, jenis, milik, terima }) {
    Object.assign(this, { pk, jenis, milik, terima });
    this.el = document.querySelector("[data-dialog-gabung]");
    this.el.addEventListener("close", () => this.henti());
  }

  buka() {
    this.el.replaceChildren(...this.isi());
    this.el.showModal();
  }

  isi() {
    const angka = this.milik();
    this.kata = buat("p", { class: "kecil mb-0", role: "status", "data-kata-gabung": true });
    this.video = buat("video", { playsinline: true, muted: true, hidden: true, "aria-label": "Kamera" });
    const kode = angka && tulisKode(this.pk, angka, this.jenis);
    const kiri = angka
      ? buat("div", {}, buat("h3", {}, `Tunjukkan ke tablet lain`), gambarQr(kode, `Kode hitungan tablet ${angka.huruf}`, { ecc: "low" }), buat("p", { class: "kode-ketik", "data-kode-ketik": true }, tulisKode(this.pk, angka, this.jenis, false)))
      : buat("div", {}, buat("h3", {}, "Tablet ini belum terdaftar"), buat("p", { class: "kecil" }, "Buka halaman Hari ini saat ada internet."));
    const kanan = buat("div", {}, buat("h3", {}, "Baca kode tablet lain"), this.video, this.tombolBaca(), this.formKetik(), this.kata);
    const tutup = buat("button", { type: "button", class: "btn btn-outline-secondary", onclick: () => this.el.close() }, "Selesai");
    return [buat("h2", { id: "j-gabung", class: "h5 mb-0" }, "Gabung hitungan tablet"), buat("div", { class: "dua-gabung" }, kiri, kanan), buat("div", { class: "baris-aksi" }, tutup)];
  }

  tombolBaca() {
    const kamera = buat("button", { type: "button", class: "btn btn-outline-primary", onclick: () => this.kamera() }, ikon("camera-video"), "Kamera");
    const pilih = buat("input", { type: "file", accept: "image/*", class: "visually-hidden", "data-gambar-qr": true, onchange: (a) => this.gambar(a.target) });
    return buat("div", { class: "baris-aksi" }, navigator.mediaDevices?.getUserMedia ? kamera : null, buat("label", { class: "btn btn-outline-secondary" }, ikon("image"), "Dari foto", pilih));
  }

  formKetik() {
    const kolom = buat("input", { class: "form-control", id: "ketik-kode", autocomplete: "off", autocapitalize: "characters", spellcheck: "false" });
    const form = buat("form", { class: "mt-2" }, buat("label", { class: "form-label", for: "ketik-kode" }, "Atau ketik kodenya"), kolom, buat("div", { class: "baris-aksi" }, buat("button", { class: "btn btn-outline-primary" }, "Gabungkan")));
    form.addEventListener("submit", (acara) => {
      acara.preventDefault();
      this.coba(kolom.value);
    });
    return form;
  }

  async coba(teks) {
    const galat = await this.terima(teks);
    this.kata.textContent = galat || "Hitungan tablet itu sudah digabung.";
    return !galat;
  }

  async gambar(masukan) {
    const [berkas] = masukan.files;
    masukan.value = "";
    if (!berkas) return;
    const bitmap = await createImageBitmap(berkas).catch(() => null);
    const teks = bitmap && (await (await pembacaQr())(lukis(bitmap, bitmap.width, bitmap.height)));
    if (teks) await this.coba(teks);
    else this.kata.textContent = "Kode QR tidak terbaca pada gambar ini. Ambil lagi lebih dekat dan terang.";
  }

  async kamera() {
    try {
      this.arus = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
    } catch {
      this.kata.textContent = "Kamera tidak dapat dibuka. Izinkan kamera di peramban, atau ketik kodenya.";
      return;
    }
    this.video.hidden = false;
    this.video.srcObject = this.arus;
    await this.video.play();
    const baca = await pembacaQr();
    while (this.arus) {
      const { videoWidth: lebar, videoHeight: tinggi } = this.video;
      const teks = lebar ? await baca(lukis(this.video, lebar, tinggi)) : null;
      if (teks && (await this.coba(teks))) return this.henti();
      await new Promise((ya) => setTimeout(ya, 200));
    }
  }

  henti() {
    for (const jalur of this.arus?.getTracks() ?? []) jalur.stop();
    this.arus = null;
    this.video.hidden = true;
  }
}
