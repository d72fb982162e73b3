// The resident's pages: what is typed is kept as it is typed, photographs are made smaller before they travel.
// Everything here works without it too, by plain forms.

import { kecilkan } from "./lib/foto.js";

const JEDA = 900;

async function kirim(form, isi) {
  const jawab = await fetch(form.action, { method: "POST", body: isi, headers: { Accept: "application/json" } });
  const badan = await jawab.json().catch(() => ({}));
  return { ok: jawab.ok, badan };
}

function kabari(teks, hitungan) {
  const tempat = document.querySelector("[data-kabar]");
  if (tempat && teks) tempat.textContent = teks;
  const jumlah = document.querySelector("[data-hitungan]");
  if (jumlah && hitungan) jumlah.textContent = hitungan;
}

function berubah(el) {
  if (el instanceof HTMLSelectElement) {
    const semula = [...el.options].findIndex((pilihan) => pilihan.defaultSelected);
    return el.selectedIndex !== Math.max(semula, 0);
  }
  if (el.type === "radio" || el.type === "checkbox") return el.checked !== el.defaultChecked;
  return "defaultValue" in el && el.type !== "hidden" && el.value !== el.defaultValue;
}

for (const form of document.querySelectorAll("form[data-simpan]")) {
  let tunggu;
  const simpan = () => {
    clearTimeout(tunggu);
    tunggu = setTimeout(async () => {
      try {
        const { ok, badan } = await kirim(form, new FormData(form));
        kabari(ok ? badan.kabar : badan.galat, badan.hitungan);
      } catch {
        kabari("Belum tersimpan karena sambungan terputus. Tekan tombol simpan setelah tersambung.");
      }
    }, JEDA);
  };
  form.addEventListener("input", simpan);
  // On a slow line people type before this script has arrived.
  if ([...form.elements].some((el) => el.name && berubah(el))) simpan();
  form.addEventListener("submit", () => clearTimeout(tunggu));
}

async function unggah(masukan) {
  const form = masukan.form;
  const butir = form.closest("[data-butir]");
  const galat = butir.querySelector("[data-galat]");
  const isi = new FormData(form);
  isi.delete("foto");
  galat.textContent = "";
  butir.setAttribute("aria-busy", "true");
  try {
    for (const berkas of masukan.files) isi.append("foto", await kecilkan(berkas));
    const { ok, badan } = await kirim(form, isi);
    if (ok) {
      butir.outerHTML = badan.html;
      kabari(badan.kabar, badan.hitungan);
      siapkan();
      return;
    }
    galat.textContent = badan.galat || "Foto belum terkirim. Coba lagi.";
  } catch {
    galat.textContent = "Foto belum terkirim karena sambungan terputus. Coba lagi setelah tersambung.";
  }
  butir.removeAttribute("aria-busy");
  masukan.value = "";
}

function siapkan() {
  for (const form of document.querySelectorAll("form[data-foto]:not([data-siap])")) {
    form.dataset.siap = "";
    const masukan = form.querySelector("input[type=file]");
    masukan.addEventListener("change", () => masukan.files.length && unggah(masukan));
  }
}

document.documentElement.classList.add("berskrip");
siapkan();
