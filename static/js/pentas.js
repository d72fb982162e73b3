// On every page: folding menus, toasts, queue and connection, password eye, confirmation, unsaved changes.

import { ikon } from "./lib/dom.js";
import { pasangKonfirmasi } from "./lib/konfirmasi.js";
import { pasangPenjagaLuring } from "./lib/penjaga.js";
import { jaga, lepas, pasangPenjaga } from "./lib/tunda.js";

function pasangLipatan() {
  const terbuka = () => document.querySelectorAll("details.lipatan[open]");
  document.addEventListener("click", (acara) => {
    for (const d of terbuka()) if (!d.contains(acara.target)) d.open = false;
  });
  document.addEventListener("keydown", (acara) => {
    if (acara.key !== "Escape") return;
    for (const d of terbuka()) {
      d.open = false;
      d.querySelector("summary").focus();
    }
  });
}

function pasangToast() {
  for (const toast of document.querySelectorAll("[data-toast]")) {
    const tutup = () => toast.remove();
    let waktu = setTimeout(tutup, 6000);
    toast.addEventListener("pointerenter", () => clearTimeout(waktu));
    toast.addEventListener("pointerleave", () => (waktu = setTimeout(tutup, 6000)));
    toast.querySelector("button").addEventListener("click", tutup);
  }
}

function pasangMataSandi() {
  for (const tombol of document.querySelectorAll("[data-lihat-sandi]")) {
    const kolom = document.querySelector(tombol.dataset.lihatSandi);
    tombol.hidden = false;
    tombol.addEventListener("click", () => {
      const tampak = kolom.type === "password";
      kolom.type = tampak ? "text" : "password";
      tombol.setAttribute("aria-label", tampak ? "Sembunyikan kata sandi" : "Tampilkan kata sandi");
      tombol.replaceChildren(tampak ? ikon("eye-slash") : ikon("eye"));
    });
  }
}

function pasangJagaForm() {
  for (const form of document.querySelectorAll("form[data-jaga]")) {
    const yang = { belum: false };
    jaga(yang);
    document.addEventListener("input", ({ target }) => (yang.belum ||= target.form === form)); // its fields may stand elsewhere
    form.addEventListener("submit", () => lepas(yang));
  }
}

function pasangPintasan() {
  for (const el of document.querySelectorAll("select[data-kirim-sendiri]")) el.addEventListener("change", () => el.form.requestSubmit());
  for (const el of document.querySelectorAll("select[data-pergi]")) el.addEventListener("change", () => location.assign(el.value));
  for (const wadah of document.querySelectorAll("[data-sisip]")) {
    const kolom = document.querySelector(wadah.dataset.sisip);
    wadah.addEventListener("click", (acara) => {
      const tombol = acara.target.closest("button");
      if (!tombol) return;
      kolom.value = [kolom.value.trim(), `${tombol.textContent.trim()}.`].filter(Boolean).join(" ");
      kolom.dispatchEvent(new Event("input", { bubbles: true }));
      kolom.focus();
    });
  }
}

// A refused form: focus goes to the first field with an error.
function fokusGalat() {
  document.querySelector("form .is-invalid")?.focus();
}

pasangLipatan();
pasangToast();
pasangPenjagaLuring();
pasangMataSandi();
pasangPenjaga();
pasangKonfirmasi();
pasangJagaForm();
pasangPintasan();
fokusGalat();
