// The queue of this tablet and its reckoning: who is done, held, waits.

import { hitung, sebutNomor } from "./desa-hitung.js";
import { buat, ikon } from "./dom.js";

const RINGKAS = [
  ["diterima", "diterima"],
  ["di_tempat", "di tempat"],
  ["ke_kantor", "ke kantor"],
  ["ditahan", "ditahan"],
  ["ditolak", "ditolak"],
];

export function gambarRekon(wadah, h, { belum = "masih dilayani", nol = "belum selesai", kata = RINGKAS, jalan = true } = {}) {
  const kotak = kata.flatMap(([nama, label], n) => [buat("div", {}, buat("b", {}, String(h[nama])), label), buat("span", { "aria-hidden": "true" }, n === 0 ? "=" : "+")]);
  const kelas = h.belum ? (jalan ? "beda jalan" : "beda ada") : "beda";
  wadah.replaceChildren(...kotak, buat("div", { class: kelas }, buat("b", {}, String(h.belum)), h.belum ? belum : nol));
}

export function rupa(w) {
  if (w.letak === "ditolak" || w.letak === "bentrok") return { tanda: buat("span", { class: "pucuk" }), kata: "Perlu diputuskan" };
  if (w.keadaan === "pulang") return { tanda: ikon("box-arrow-right"), kata: "Pulang sebelum dilayani", kelas: "redup" };
  if (w.keadaan !== "selesai") return { tanda: ikon("circle"), kata: w.keadaan === "dilayani" ? "Sedang dilayani" : "Menunggu", kelas: "redup" };
  const hasil = w.dokumen.map((d) => d.penyelesaian);
  if (hasil.includes("ditahan")) return { tanda: buat("span", { class: "pucuk" }), kata: "Ditahan" };
  if (hasil.includes("ke_kantor")) return { tanda: ikon("briefcase"), kata: "Dibawa ke kantor" };
  if (hasil.includes("di_tempat")) return { tanda: ikon("check-circle-fill"), kata: "Selesai di tempat", kelas: "ikon-sah" };
  return { tanda: ikon("x-lg"), kata: "Ditolak" };
}

export class Antri {
  constructor(hari, { buka }) {
    this.hari = hari;
    this.buka = buka;
    this.cari = (nama) => document.querySelector(`[data-${nama}]`);
    this.baru = this.cari("nomor-baru");
    this.baru.addEventListener("click", () => this.nomor());
  }

  async nomor() {
    if (this.baru.disabled) return;
    this.baru.disabled = true;
    try {
      this.galat = "";
      this.buka((await this.hari.nomorBaru()).tanda);
    } catch (galat) {
      this.galat = galat.message;
    } finally {
      this.gambar();
    }
  }

  gambar(kini) {
    this.kini = kini ?? this.kini;
    const { hari } = this;
    const { tablet } = hari;
    this.cari("tablet").textContent = tablet.siap ? `Antrean tablet ${tablet.tablet.nomor}` : "Tablet belum terdaftar";
    const semua = hari.milik;
    const selesai = semua.filter((w) => ["selesai", "pulang"].includes(w.keadaan)).length;
    this.cari("ringkas").textContent = this.galat || (tablet.siap ? `${selesai} selesai · ${semua.length - selesai} menunggu` : "");
    this.cari("nomor-kata").textContent = tablet.siap ? `Nomor baru ${sebutNomor(hari.huruf, tablet.hari.antrean + 1)}` : "Nomor baru";
    this.baru.disabled = !tablet.siap;
    gambarRekon(this.cari("rekon"), hitung(semua));
    this.baris([...semua, ...hari.titipan]);
  }

  baris(semua) {
    const wadah = this.cari("antri");
    const fokus = document.activeElement?.closest("[data-antri] button")?.dataset.tanda;
    wadah.replaceChildren(...semua.map((w) => buat("li", {}, this.satu(w))));
    if (fokus) wadah.querySelector(`[data-tanda="${fokus}"]`)?.focus();
    if (this.terlihat !== this.kini) wadah.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.terlihat = this.kini;
  }

  satu(w) {
    const kini = w.tanda === this.kini;
    const { tanda, kata, kelas = "" } = kini && !["selesai", "pulang"].includes(w.keadaan) ? { tanda: ikon("pencil-fill"), kata: "Sedang dibuka" } : rupa(w);
    const dokumen = w.dokumen.map((d) => this.hari.jenis.get(d.kode)?.singkatan ?? d.kode).join(", ");
    const tempat = w.warga ? w.dusun || `baris ${w.warga}` : w.dusun || "tanpa daftar";
    return buat(
      "button",
      { type: "button", "data-tanda": w.tanda, "aria-current": kini && "true", onclick: () => this.buka(w.tanda) },
      buat("span", { class: "no" }, sebutNomor(w.huruf, w.antrean)),
      buat("span", { class: "ap" }, dokumen || "Belum dipilih", buat("small", {}, tempat)),
      buat("span", { class: `ik ${kelas}`, title: kata }, tanda, buat("span", { class: "visually-hidden" }, kata)),
    );
  }
}
