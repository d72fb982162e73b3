// Upload list: choose or drop several files, they travel one at a time, each with its own sentence.

import { batang, buat, ikon, ukuran } from "./lib/dom.js";
import { kecilkan } from "./lib/foto.js";
import { kalimat, kepala, sementara } from "./lib/kirim.js";
import { jaga } from "./lib/tunda.js";

const ULANG = [3, 6, 12, 25]; // s between attempts while the network is away

// Promise of {status, isi}; XHR because fetch does not report upload progress.
function kirimBerkas(url, data, kemajuan) {
  return new Promise((selesai) => {
    const xhr = new XMLHttpRequest();
    xhr.open("POST", url);
    for (const [k, v] of Object.entries(kepala())) xhr.setRequestHeader(k, v);
    xhr.upload.addEventListener("progress", (a) => a.lengthComputable && kemajuan(a.loaded, a.total));
    xhr.addEventListener("load", () => {
      let isi = {};
      try {
        isi = JSON.parse(xhr.responseText);
      } catch {
        // not JSON: the login page, or a proxy's own error page
      }
      const masuk = xhr.responseURL && new URL(xhr.responseURL).pathname !== new URL(url, location.href).pathname;
      selesai({ status: masuk ? 401 : xhr.status, isi });
    });
    xhr.addEventListener("error", () => selesai({ status: 0, isi: {} }));
    xhr.send(data);
  });
}

function gambarJenis({ type, name }) {
  if (type.startsWith("image/")) return ikon("image");
  if (type === "application/pdf") return ikon("file-earmark-pdf");
  return /\.xlsx?$/i.test(name) ? ikon("file-earmark-spreadsheet") : ikon("file-earmark-text");
}

function sisa(mulai, terkirim, jumlah) {
  const detik = Math.ceil(((Date.now() - mulai) / 1000 / terkirim) * (jumlah - terkirim));
  if (!Number.isFinite(detik) || detik < 3) return "";
  return detik < 90 ? ` · sisa sekitar ${detik} detik` : ` · sisa sekitar ${Math.round(detik / 60)} menit`;
}

class Kiriman {
  constructor(antre, berkas) {
    Object.assign(this, { antre, berkas, gagal: 0, keadaan: "tunggu" });
    this.meta = buat("div", { class: "meta", role: "status" });
    this.gambar = buat("span", { class: "cuplik" }, gambarJenis(berkas));
    this.nama = buat("div", { class: "nama" }, berkas.name);
    this.aksi = buat("div", { class: "unggah-aksi" });
    this.bar = batang(`Kemajuan unggah ${berkas.name}`);
    this.li = buat("li", {}, this.gambar, buat("div", {}, this.nama, this.bar.el, this.meta), this.aksi);
    this.tulis("Menunggu giliran");
    this.tombolBatal();
  }

  tulis(teks, kelas = "") {
    this.meta.className = `meta ${kelas}`;
    this.meta.textContent = teks;
  }

  tombolBatal() {
    const hapus = buat("button", { type: "button", class: "btn btn-hantu btn-ikon btn-sm", "aria-label": `Batalkan ${this.berkas.name}` }, ikon("x-lg"));
    hapus.addEventListener("click", () => this.antre.buang(this));
    this.aksi.replaceChildren(hapus);
  }

  async jalan() {
    this.keadaan = "jalan";
    this.aksi.replaceChildren();
    this.bar.el.setAttribute("class", "batang");
    if (this.gagal === 0) await this.siapkan();
    if (this.berkas.size > this.antre.batas) {
      const [ini, batas] = [this.berkas.size, this.antre.batas].map(ukuran);
      return this.tolak(`Berkas ${ini} melebihi batas ${batas}. Perkecil atau pisah menjadi dua.`);
    }
    const mulai = Date.now();
    const jawab = await kirimBerkas(this.antre.url, this.antre.data(this.berkas), (terkirim, jumlah) => {
      const persen = Math.floor((terkirim / jumlah) * 100);
      this.persen = persen;
      this.bar.atur(persen);
      this.tulis(persen === 100 ? "Diperiksa peladen…" : `${persen}%${sisa(mulai, terkirim, jumlah)}${this.kecil ?? ""}`);
    });
    if (jawab.status === 201) return this.selesai(jawab.isi);
    if (sementara(jawab)) return this.terhenti(jawab);
    this.tolak(kalimat(jawab));
  }

  async siapkan() {
    const asli = this.berkas;
    this.berkas = await kecilkan(asli);
    if (this.berkas !== asli) this.kecil = ` · foto diperkecil dari ${ukuran(asli.size)} menjadi ${ukuran(this.berkas.size)}`;
    this.tulis(`0%${this.kecil ?? ""}`);
  }

  selesai(isi) {
    this.keadaan = "selesai";
    this.li.insertAdjacentHTML("beforebegin", isi.html);
    this.li.remove();
    this.antre.kabarkan("selesai", isi);
  }

  terhenti(jawab) {
    this.keadaan = "tunggu";
    this.bar.el.setAttribute("class", "batang jeda");
    const sebab = jawab.status === 0 ? `Terhenti di ${this.persen ?? 0}%, dikirim ulang otomatis saat tersambung` : kalimat(jawab);
    this.tulis(sebab);
    this.tombolBatal();
    this.antre.tunda(ULANG[Math.min(this.gagal++, ULANG.length - 1)]);
  }

  tolak(sebab) {
    this.keadaan = "tolak";
    this.bar.el.remove();
    this.gambar.classList.add("galat");
    this.gambar.replaceChildren(ikon("exclamation-triangle-fill"));
    this.tulis(`Tidak terunggah. ${sebab}`, "galat");
    const ganti = buat("button", { type: "button", class: "btn btn-outline-secondary btn-sm" }, "Ganti");
    ganti.addEventListener("click", () => this.antre.ganti(this));
    this.tombolBatal();
    this.aksi.prepend(ganti);
  }
}

class Antrean {
  constructor(wadah) {
    Object.assign(this, { wadah, url: wadah.dataset.url, batas: Number(wadah.dataset.batas ?? Infinity), semua: [] });
    this.daftar = wadah.querySelector("[data-unggah-daftar]");
    this.pilih = wadah.querySelectorAll("input[type=file]");
    for (const pilih of this.pilih)
      pilih.addEventListener("change", () => {
        this.tambah([...pilih.files]);
        pilih.value = "";
      });
    this.pasangJatuh(wadah.querySelector(".jatuh") ?? wadah);
    addEventListener("online", () => this.lanjut());
    jaga(this);
  }

  get belum() {
    return this.semua.some((k) => k.keadaan === "tunggu" || k.keadaan === "jalan");
  }

  pasangJatuh(tempat) {
    const tandai = (ya) => (acara) => {
      acara.preventDefault();
      tempat.classList.toggle("seret", ya);
    };
    for (const nama of ["dragenter", "dragover"]) tempat.addEventListener(nama, tandai(true));
    tempat.addEventListener("dragleave", tandai(false));
    tempat.addEventListener("drop", (acara) => {
      tandai(false)(acara);
      this.tambah([...acara.dataTransfer.files]);
    });
  }

  data(berkas) {
    const data = new FormData();
    for (const k of this.wadah.querySelectorAll("[data-ikut]")) if (k.type !== "checkbox" || k.checked) data.append(k.name, k.value);
    data.append("berkas", berkas);
    return data;
  }

  tambah(berkas) {
    for (const b of berkas) {
      const kiriman = new Kiriman(this, b);
      if (this.gantian) {
        this.gantian.li.replaceWith(kiriman.li);
        this.semua.splice(this.semua.indexOf(this.gantian), 1);
        this.gantian = null;
      } else this.daftar.append(kiriman.li);
      this.semua.push(kiriman);
    }
    this.lanjut();
  }

  ganti(kiriman) {
    this.gantian = kiriman;
    const [pilih] = this.pilih;
    pilih.addEventListener("cancel", () => (this.gantian = null), { once: true });
    pilih.click();
  }

  buang(kiriman) {
    kiriman.li.remove();
    this.semua.splice(this.semua.indexOf(kiriman), 1);
    this.berubah();
  }

  tunda(detik) {
    clearTimeout(this.waktu);
    this.waktu = setTimeout(() => this.lanjut(), detik * 1000);
    this.menunda = true;
  }

  async lanjut() {
    clearTimeout(this.waktu);
    this.menunda = false;
    if (this.sibuk) return;
    this.sibuk = true;
    this.berubah();
    for (let k; !this.menunda && (k = this.semua.find((x) => x.keadaan === "tunggu")); ) await k.jalan();
    this.sibuk = false;
    this.berubah();
  }

  // Buttons that must wait for the files, such as sending the dossier, carry data-tunggu-unggah.
  berubah() {
    for (const tombol of document.querySelectorAll("[data-tunggu-unggah]")) tombol.disabled = this.belum;
    this.kabarkan("berubah", { belum: this.belum });
  }

  kabarkan(nama, detail) {
    this.wadah.dispatchEvent(new CustomEvent(`unggah:${nama}`, { bubbles: true, detail }));
  }
}

document.querySelectorAll("[data-unggah]").forEach((wadah) => new Antrean(wadah));
