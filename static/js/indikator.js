// The indicator page: what the server's reply to an autosave changes on screen, and the evidence rows.

import { buat } from "./lib/dom.js";
import { kalimat, kirim } from "./lib/kirim.js";

const form = document.getElementById("klaim");

// The gold thread runs to the suggested level; counts and automatic ticks follow the reply.
function gambarTangga({ saran, terpenuhi }) {
  for (const anak of form.querySelectorAll("[data-tangga] > li")) {
    const nilai = Number(anak.dataset.nilai);
    const capai = saran !== null && nilai > 0 && nilai <= saran;
    anak.classList.toggle("capai", capai);
    anak.classList.toggle("puncak", capai && nilai === saran && !("sunyi" in anak.dataset));
  }
  for (const kotak of form.querySelectorAll("[data-otomatis]")) kotak.checked = terpenuhi.includes(kotak.value);
  hitungCentang();
}

function hitungCentang() {
  for (const anak of form.querySelectorAll("[data-tangga] > li")) {
    const kotak = [...anak.querySelectorAll('input[name="centang"]')];
    const capaian = anak.querySelector(".capaian");
    if (capaian) capaian.textContent = `${kotak.filter((k) => k.checked).length} dari ${kotak.length}`;
  }
}

function gambarSaran({ saran, level, perlu_alasan: perlu, alasan }) {
  const tempat = form.querySelector("[data-saran]");
  tempat.hidden = saran === null || saran === level;
  tempat.dataset.saran = saran ?? "";
  const kolom = form.querySelector("[data-alasan]");
  kolom.hidden = !perlu && !alasan && !kolom.contains(document.activeElement);
}

// Both pictures of a status come with the page, inside <template data-rupa>.
function gambarStatus(status) {
  const rupa = document.querySelector(`template[data-rupa="${status}"]`);
  if (!rupa) return;
  const [kotak, ikon] = rupa.content.cloneNode(true).children;
  document.querySelector("[data-status]").replaceChildren(kotak);
  document.querySelector(".rel [aria-current] svg")?.replaceWith(ikon);
}

function gambarHitungan(hitungan) {
  for (const el of form.querySelectorAll("[data-hitungan]")) el.textContent = hitungan[el.dataset.hitungan] ?? "–";
}

function mintaAlasan() {
  form.querySelector("[data-alasan]").hidden = false;
  if (!form.contains(document.activeElement) || document.activeElement.type === "radio") form.elements.alasan.focus();
}

// The server names a number by its own name; the field carries the prefix of its group.
function tandaiAngka(rincian) {
  for (const [nama, kalimat] of Object.entries(rincian ?? {})) {
    const kolom = form.elements[`masukan.${nama}`];
    if (!kolom) continue;
    kolom.classList.add("is-invalid");
    const galat = buat("div", { class: "invalid-feedback d-block", "data-entri-galat": true }, kalimat);
    (kolom.closest(".input-group") ?? kolom).after(galat);
  }
}

function sudahDiperbaiki() {
  const tombol = document.querySelector("[data-kirim-ulang]");
  if (!tombol) return;
  tombol.disabled = false;
  document.querySelector("[data-belum-diperbaiki]").hidden = true;
}

function pasangKlaim() {
  form.addEventListener("entri:tersimpan", ({ detail: { tersimpan, versi } }) => {
    form.elements.dasar.value = versi;
    gambarTangga(tersimpan);
    gambarSaran(tersimpan);
    gambarHitungan(tersimpan.hitungan);
    gambarStatus(tersimpan.status);
    sudahDiperbaiki();
  });
  form.addEventListener("entri:tolak", ({ detail: { isi } }) => {
    form.querySelector('[data-dari="kalimat"]').textContent = "Perubahan terakhir belum tersimpan.";
    if (isi.rincian?.alasan) mintaAlasan();
    tandaiAngka(isi.rincian);
  });
  form.addEventListener("change", hitungCentang);
  form.addEventListener("submit", (acara) => {
    acara.preventDefault();
    form.dispatchEvent(new Event("entri:ubah"));
  });
  form.querySelector("[data-pakai-saran]").addEventListener("click", () => {
    const kunci = form.querySelector(`input[name="level"][value="${form.querySelector("[data-saran]").dataset.saran}"]`);
    kunci.checked = true;
    kunci.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

// Small forms of an evidence row answer with the row as it is now ("" = gone).
async function kirimPotongan(potong) {
  const baris = potong.closest("[data-bukti]");
  const jawab = await kirim(potong.action, new FormData(potong));
  if (!jawab.ok) {
    potong.querySelector(".galat-potong")?.remove();
    potong.append(buat("p", { class: "galat-potong", role: "alert" }, kalimat(jawab)));
    return;
  }
  baris.insertAdjacentHTML("beforebegin", jawab.isi.html);
  const baru = baris.previousElementSibling;
  baris.remove();
  if (jawab.isi.html) baru.querySelector("summary").focus();
  sudahDiperbaiki();
  hitungBukti();
}

function hitungBukti() {
  document.querySelector("[data-jumlah-bukti]").textContent = `${document.querySelectorAll("[data-bukti]").length} berkas`;
}

function pasangBukti() {
  document.addEventListener("submit", (acara) => {
    if (acara.defaultPrevented || !acara.target.matches("[data-potong]")) return;
    acara.preventDefault();
    kirimPotongan(acara.target);
  });
  document.addEventListener("unggah:selesai", ({ detail: { id } }) => {
    const [...lama] = document.querySelectorAll(`[data-bukti="${id}"]`);
    lama.slice(0, -1).forEach((baris) => baris.remove()); // the same file again is the same evidence
    gambarStatus("draf");
    sudahDiperbaiki();
    hitungBukti();
  });
}

if (form) pasangKlaim();
pasangBukti();
