// The session's clock, and the recap that keeps itself up to date.

import { pasangJam } from "./lib/jam.js";
import { kirim } from "./lib/kirim.js";

const JEDA = 4000; // ms

// Only what changed is drawn again; focus and sideways scroll stay where they were.
function ganti(wadah, html) {
  const fokus = wadah.contains(document.activeElement) ? document.activeElement.id : "";
  const geser = wadah.querySelector(".gulir")?.scrollLeft ?? 0;
  wadah.replaceChildren(document.createRange().createContextualFragment(html));
  const gulir = wadah.querySelector(".gulir");
  if (gulir) gulir.scrollLeft = geser;
  if (fokus) document.getElementById(fokus)?.focus();
}

function pasangRekap(wadah) {
  let lama = null;
  setInterval(async () => {
    if (document.hidden) return;
    const { ok, isi } = await kirim(wadah.dataset.url);
    if (!ok || isi.html === lama) return;
    ganti(wadah, isi.html);
    lama = isi.html;
  }, JEDA);
}

document.querySelectorAll("[data-jam]").forEach(pasangJam);
document.querySelectorAll("[data-rekap]").forEach(pasangRekap);
