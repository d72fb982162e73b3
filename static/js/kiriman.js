// The page of the queue: what waits on this device, what wants a person, what was taken along.

import { antrean } from "./lib/antrean.js";
import { bisaDibawa, halamanDibawa } from "./lib/bawaan.js";
import { bandingkan } from "./lib/banding.js";
import { buat, ikon, ukuran } from "./lib/dom.js";
import { buatPenyelamatan } from "./lib/penyelamatan.js";
import { simpanan } from "./lib/simpanan.js";

const cari = (nama) => document.querySelector(`[data-${nama}]`);
const antre = antrean();

function waktu(pada) {
  return new Intl.DateTimeFormat("id", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }).format(new Date(pada));
}

const tombol = (kata, kelas, kerja) => buat("button", { type: "button", class: `btn btn-sm ${kelas}`, onclick: kerja }, kata);

function keadaan(e) {
  if (e.keadaan === "bentrok") return `Orang lain menyimpan lebih dahulu. ${e.galat ?? ""}`;
  if (e.keadaan === "ditolak") return `Ditolak server. ${e.galat ?? ""}`;
  if (e.sandung) return `${e.galat} Isian lain tetap terkirim.`;
  return navigator.onLine ? "Menunggu giliran kirim." : "Menunggu jaringan.";
}

function formBuang(e, baris) {
  const alasan = buat("input", { class: "form-control", name: "alasan", maxlength: 300, required: true, "aria-label": "Alasan membuang isian" });
  const pesan = buat("div", { class: "invalid-feedback d-block", role: "alert" });
  const form = buat("form", { class: "buang-isian" }, buat("label", { class: "form-label" }, "Mengapa isian ini dibuang?"), alasan, pesan);
  form.append(buat("div", { class: "aksi" }, buat("button", { type: "submit", class: "btn btn-sm btn-outline-danger" }, "Buang isian"), tombol("Batal", "btn-outline-secondary", () => form.remove())));
  form.addEventListener("submit", async (acara) => {
    acara.preventDefault();
    pesan.textContent = await antre.buang(e.uuid, alasan.value);
    if (pesan.textContent) return;
    form.remove();
    gambar(); // not drawn while the form had the focus
  });
  baris.append(form);
  alasan.focus();
}

function unduh(nama, isi, tipe) {
  const url = URL.createObjectURL(new Blob([isi], { type: tipe }));
  buat("a", { href: url, download: nama }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function baris(e) {
  const isi = buat("div", {}, buat("b", {}, e.judul), buat("small", {}, `${waktu(e.waktu_klien)} · ${keadaan(e)}`));
  const aksi = buat("div", { class: "aksi" });
  const tanda = e.keadaan === "menunggu" ? ikon("clock") : buat("span", { class: "pucuk" });
  const li = buat("li", { class: "kiriman" }, tanda, isi);
  if (e.keadaan === "bentrok") {
    const beda = bandingkan({ galat: e.galat, rincian: e.rincian, saya: e.isi, label: {} });
    isi.append(beda.el);
    beda.pilihan.then((milik) => antre.putuskan(e.uuid, milik));
  }
  if (e.halaman) aksi.append(buat("a", { class: "btn btn-sm btn-outline-secondary", href: e.halaman }, "Buka halamannya"));
  if (e.keadaan === "ditolak") aksi.append(tombol("Coba lagi", "btn-outline-primary", () => antre.cobaLagi(e.uuid)));
  aksi.append(tombol("Unduh", "btn-outline-secondary", () => unduh(`isian-${e.uuid}.json`, JSON.stringify(e, null, 2), "application/json")));
  if (e.keadaan !== "menunggu" || e.sandung) aksi.append(tombol("Buang…", "btn-outline-danger", () => isi.querySelector(".buang-isian") ?? formBuang(e, isi)));
  isi.append(aksi);
  return li;
}

async function gambar() {
  const semua = await antre.semua();
  if (cari("kiriman").querySelector(".buang-isian, .banding-simpan")?.contains(document.activeElement)) return; // not under one's fingers
  cari("kiriman").replaceChildren(...semua.map(baris));
  cari("kosong").hidden = semua.length > 0;
  cari("kirim").hidden = cari("selamatkan").hidden = semua.length === 0;
  cari("ringkas").textContent = semua.length ? `${antre.menunggu} menunggu, ${antre.perluOrang} perlu keputusan` : "";
}

async function gambarBawaan() {
  const lampiran = await (await simpanan()).semuaLampiran(antre.akun);
  const byte = lampiran.reduce((n, l) => n + l.ukuran, 0);
  const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  const ruang = quota ? `sisa ruang ${ukuran(quota - usage)}` : "";
  cari("ruang").textContent = [lampiran.length ? `${lampiran.length} lampiran, ${ukuran(byte)}` : "", ruang].filter(Boolean).join(" · ");
  if (!bisaDibawa()) return;
  const jalan = await halamanDibawa();
  if (jalan.length) cari("bawaan").replaceChildren(buat("ul", { class: "bawaan" }, ...jalan.map((j) => buat("li", {}, buat("a", { href: j }, decodeURI(j))))));
}

cari("kirim").addEventListener("click", () => antre.kirim());
cari("selamatkan").addEventListener("click", async () => {
  const { nama, isi } = await buatPenyelamatan(antre);
  unduh(nama, isi, "application/zip");
});
antre.addEventListener("berubah", gambar);
antre.siap.then(gambar);
gambarBawaan();
