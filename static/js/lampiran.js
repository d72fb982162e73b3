// Photographs of a visit: kept on the tablet at once, sent in pieces when the network is there, in any order of outages.
//
//   <div data-lampiran data-jenis="foto.lapangan" data-sasaran='{"periode": …}' data-lepas="/…/foto/0/lepas/">
//     <div class="foto" data-foto>…<input type="file">…</div><p data-lampiran-kata role="status"></p></div>

import { antrean, kunciSasaran } from "./lib/antrean.js";
import { buat, ikon, jam, ukuran } from "./lib/dom.js";
import { kecilkan } from "./lib/foto.js";
import { kalimat } from "./lib/kirim.js";
import { simpanan } from "./lib/simpanan.js";

const TOKEN = /(?:^|; )csrftoken=([^;]+)/;
const BATAS = 20 * 1024 * 1024;

class Foto {
  constructor(wadah) {
    this.wadah = wadah;
    this.galeri = wadah.querySelector("[data-foto]");
    this.kata = wadah.querySelector("[data-lampiran-kata]");
    this.jenis = wadah.dataset.jenis;
    this.sasaran = JSON.parse(wadah.dataset.sasaran);
    this.batas = Number(wadah.dataset.batas ?? BATAS);
    this.gambar = new Map(); // entry's uuid → figure
    this.antre = antrean();
    for (const pilih of wadah.querySelectorAll("input[type=file]"))
      pilih.addEventListener("change", async () => {
        for (const berkas of [...pilih.files]) await this.tambah(berkas);
        pilih.value = "";
      });
    this.antre.addEventListener("hasil", ({ detail }) => this.gambar.has(detail.entri.uuid) && this.hasil(detail));
    this.antre.addEventListener("lampiran", ({ detail }) => this.kemajuan(detail));
    this.pulihkan();
  }

  // Photographs of this place that are still on the tablet.
  async pulihkan() {
    const lampiran = await (await simpanan()).semuaLampiran(this.antre.akun);
    for (const entri of await this.antre.semua()) {
      const { foto, ...tempat } = entri.sasaran;
      if (entri.jenis !== this.jenis || kunciSasaran("", tempat) !== kunciSasaran("", this.sasaran)) continue;
      const isi = lampiran.find((l) => l.uuid === foto)?.isi;
      this.tunjukkan(entri, isi, entri.keadaan === "menunggu" ? "di perangkat" : entri.galat);
    }
  }

  async tambah(asli) {
    const berkas = await kecilkan(asli);
    if (berkas.size > this.batas) {
      this.kata.textContent = `Foto ${ukuran(berkas.size)} melebihi batas ${ukuran(this.batas)}. Ambil ulang dengan ukuran lebih kecil.`;
      return;
    }
    try {
      const foto = await this.antre.titipkan(berkas);
      const sasaran = { ...this.sasaran, foto };
      const id = await this.antre.taruh({ jenis: this.jenis, sasaran, isi: { nama: berkas.name }, lampiran: [foto], gabung: false });
      this.tunjukkan({ uuid: id, sasaran, waktu_klien: new Date() }, berkas, "di perangkat");
      this.kata.textContent = "";
    } catch (galat) {
      const penuh = galat?.name === "QuotaExceededError";
      this.kata.textContent = penuh ? "Ruang perangkat penuh, foto ini belum tersimpan. Kosongkan ruang, lalu ambil lagi." : "Foto ini belum tersimpan. Ambil lagi.";
    }
  }

  tunjukkan(entri, isi, kata) {
    const gambar = isi ? buat("img", { src: URL.createObjectURL(isi), alt: "Foto lapangan, belum terkirim", width: 104, height: 78 }) : buat("span", { class: "cuplik" }, ikon("image"));
    const keterangan = buat("span", { role: "status" }, kata);
    const figur = buat("figure", { class: "menunggu", "data-titipan": entri.sasaran.foto }, gambar, buat("figcaption", {}, jam(new Date(entri.waktu_klien)), " ", keterangan));
    this.gambar.set(entri.uuid, figur);
    this.galeri.append(figur);
  }

  kemajuan({ uuid, persen }) {
    const figur = this.galeri.querySelector(`[data-titipan="${uuid}"] [role=status]`);
    if (figur) figur.textContent = persen < 100 ? `${persen}%` : "diperiksa";
  }

  hasil({ entri, jawab }) {
    const figur = this.gambar.get(entri.uuid);
    if (!jawab.ok) {
      figur.querySelector("[role=status]").textContent = "ditolak";
      this.kata.textContent = `Foto belum diterima. ${kalimat(jawab)}`;
      return;
    }
    const { foto, unggahan, pada } = jawab.isi.tersimpan;
    this.gambar.delete(entri.uuid);
    figur.classList.remove("menunggu");
    figur.querySelector("img")?.setAttribute("alt", `Foto lapangan, ${jam(new Date(pada))}`);
    const gambar = buat("a", { href: `/unggahan/${unggahan}/lihat/` }, figur.firstElementChild);
    figur.replaceChildren(gambar, buat("figcaption", {}, jam(new Date(pada)), this.formLepas(foto)));
  }

  formLepas(foto) {
    const token = buat("input", { type: "hidden", name: "csrfmiddlewaretoken", value: document.cookie.match(TOKEN)?.[1] ?? "" });
    const tombol = buat("button", { class: "btn-lepas", "aria-label": "Lepas foto" }, ikon("x-lg"));
    const sifat = { class: "ms-auto", method: "post", action: this.wadah.dataset.lepas.replace("/0/", `/${foto}/`) };
    return buat("form", { ...sifat, "data-konfirmasi": "Foto ini dilepas dari kunjungan.", "data-tombol": "Lepas foto", "data-bahaya": true }, token, tombol);
  }
}

document.querySelectorAll("[data-lampiran]").forEach((wadah) => new Foto(wadah));
