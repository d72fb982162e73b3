// A signature drawn on the pad goes into a hidden input as strokes: [[[x, y, t], …], …] in px and ms.

import SignaturePad from "signature_pad";

function keGoresan(kelompok) {
  const awal = kelompok[0]?.points[0]?.time ?? 0;
  return kelompok.map((g) => g.points.map((p) => [Math.round(p.x * 10) / 10, Math.round(p.y * 10) / 10, Math.round(p.time - awal)]));
}

function pasang(wadah) {
  const kanvas = wadah.querySelector("canvas");
  const kolom = document.querySelector(wadah.dataset.tandaTangan);
  const papan = new SignaturePad(kanvas, { penColor: "#191C1A", minWidth: 1, maxWidth: 2.6 });
  const simpan = () => {
    kolom.value = papan.isEmpty() ? "" : JSON.stringify(keGoresan(papan.toData()));
    kolom.dispatchEvent(new Event("input", { bubbles: true }));
  };
  // The bitmap follows the box and the screen's density; what is drawn stays.
  const sesuaikan = () => {
    const data = papan.toData();
    const rapat = Math.max(devicePixelRatio || 1, 1);
    kanvas.width = kanvas.clientWidth * rapat;
    kanvas.height = kanvas.clientHeight * rapat;
    kanvas.getContext("2d").scale(rapat, rapat);
    papan.clear();
    papan.fromData(data);
  };
  papan.addEventListener("endStroke", simpan);
  wadah.querySelector("[data-ulangi]").addEventListener("click", () => {
    papan.clear();
    simpan();
  });
  new ResizeObserver(sesuaikan).observe(kanvas);
}

document.querySelectorAll("[data-tanda-tangan]").forEach(pasang);
