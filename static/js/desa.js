// "Hari ini": the village day on a tablet, from the first number to the last receipt, with or without a network.

import { Antri } from "./lib/desa-antri.js";
import { Hari } from "./lib/desa-hari.js";
import { Kartu } from "./lib/desa-kartu.js";
import { bisaDibawa, halamanDibawa, kemas } from "./lib/bawaan.js";
import { pakaiZona } from "./lib/desa-waktu.js";

const hari = new Hari(JSON.parse(document.getElementById("data-desa").textContent));
pakaiZona(hari.data.zona);

const kartu = new Kartu(hari, { berikut });
const antri = new Antri(hari, { buka });

function buka(tanda) {
  history.replaceState(null, "", `#${tanda}`);
  hari.tuntaskan();
  kartu.buka(tanda);
  antri.gambar(tanda);
}

// The next who waits; nobody left: a new number.
function berikut() {
  const w = [...hari.milik, ...hari.titipan].find((x) => x.tanda !== kartu.tanda && !["selesai", "pulang"].includes(x.keadaan));
  if (w) buka(w.tanda);
  else document.querySelector("[data-nomor-baru]").focus();
}

hari.addEventListener("berubah", () => {
  antri.gambar();
  kartu.gambar();
});
for (const acara of ["online", "offline"]) addEventListener(acara, () => kartu.gambar());
// Taking the pages along is of no use on a tablet that has no number.
document.querySelector("[data-bawa] button").addEventListener("click", () => hari.tablet.siap || hari.daftarkan());

// The page of the day's end, taken along, knows only the tablets of that moment: fetched anew while there is a network.
async function segarkanTutup() {
  if (!navigator.onLine || !bisaDibawa()) return;
  const { tutup } = hari.data.url;
  if ((await halamanDibawa()).includes(tutup)) await kemas([tutup]);
}

hari.mulai().then(() => {
  const dari = location.hash.slice(1);
  const awal = hari.warga.has(dari) ? dari : hari.milik.find((w) => !["selesai", "pulang"].includes(w.keadaan))?.tanda;
  kartu.tanda = awal;
  antri.gambar(awal);
  kartu.gambar();
  document.documentElement.dataset.desaSiap = "ya";
  segarkanTutup();
});
