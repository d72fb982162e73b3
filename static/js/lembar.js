// The juror's page of one finalist: the sum, what is missing, the lock; and the signature step.

import { tanpaJaringan } from "./lib/antrean.js";
import { bisaDibawa, kemas } from "./lib/bawaan.js";
import { pasangJam } from "./lib/jam.js";

const ASPEK = { p1: "Substansi materi", p2: "Siapa yang menyajikan", p3: "Daya tarik penyampaian" };

function pasangBaris(form) {
  const [jumlah, kurang, kunci] = ["[data-jumlah]", "[data-kurang]", "[data-kunci]"].map((p) => document.querySelector(p));
  const hitung = () => {
    const nilai = Object.keys(ASPEK).map((nama) => form.querySelector(`[name=${nama}]:checked`)?.value);
    const terisi = nilai.filter(Boolean).map(Number);
    jumlah.textContent = terisi.length ? terisi.reduce((a, b) => a + b, 0) : "–";
    const belum = Object.values(ASPEK).filter((_, n) => !nilai[n]);
    kurang.textContent = belum.length ? `Belum dinilai: ${belum.join(", ").toLowerCase()}.` : "";
    kunci.disabled = belum.length > 0;
  };
  form.addEventListener("input", hitung);
  form.addEventListener(
    "submit",
    (acara) => {
      if (!tanpaJaringan()) return;
      acara.preventDefault();
      acara.stopImmediatePropagation();
      kurang.textContent = "Nilai sudah di perangkat ini. Kunci setelah tersambung.";
    },
    true,
  );
  form.addEventListener("entri:tersimpan", ({ detail }) => {
    form.elements.versi.value = detail.versi;
    hitung(); // the stored marks may be another device's
  });
  hitung();
}

function pasangTandaTangan(form) {
  const [tutup, belum] = ["[data-tutup]", "[data-belum-tt]"].map((p) => document.querySelector(p));
  const periksa = () => {
    tutup.disabled = !form.elements.goresan.value;
    belum.hidden = !tutup.disabled;
  };
  form.addEventListener("input", periksa);
  periksa();
}

// The hall's network may go at any moment: the other finalists' pages come along without being asked for.
function bawaDiam(nav) {
  if (!bisaDibawa() || !navigator.onLine) return;
  const tautan = [...nav.querySelectorAll("a[href]")].map((a) => new URL(a.href).pathname);
  navigator.serviceWorker.ready.then(() => kemas([...new Set([location.pathname, ...tautan])]));
}

document.querySelectorAll("[data-bawa-diam]").forEach(bawaDiam);
document.querySelectorAll("[data-jam]").forEach(pasangJam);
document.querySelectorAll("form[data-entri]").forEach(pasangBaris);
document.querySelectorAll("form#tanda-tangan").forEach(pasangTandaTangan);
