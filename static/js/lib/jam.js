// The clock of one turn: counts on from the server's times, goes on without network, and asks now and then
// whether the turn began or ended. data-kini (server), data-mulai, data-selesai: ISO; data-durasi: minutes.

import { kirim } from "./kirim.js";

const TANYA = 4000; // ms
const MENIT_AKHIR = 3 * 60;

const dua = (n) => String(n).padStart(2, "0");
const tulis = (detik) => `${dua(Math.floor(detik / 60))}:${dua(detik % 60)}`;
const waktu = (teks) => (teks ? Date.parse(teks) : null);

export function pasangJam(wadah) {
  const { url, kode } = wadah.dataset;
  const menit = Number(wadah.dataset.durasi);
  const geser = Date.parse(wadah.dataset.kini) - Date.now(); // the server's clock is the one that counts
  let mulai = waktu(wadah.dataset.mulai);
  let selesai = waktu(wadah.dataset.selesai);

  const keadaan = () => {
    if (mulai === null) return ["belum", tulis(menit * 60), wadah.dataset.belum];
    if (selesai !== null) return ["selesai", tulis(Math.round((selesai - mulai) / 1000)), "lama paparan, sudah selesai"];
    const sisa = Math.ceil(menit * 60 - (Date.now() + geser - mulai) / 1000);
    if (sisa <= 0) return ["lewat", `−${tulis(-sisa)}`, `lewat dari ${menit} menit`];
    return [sisa <= MENIT_AKHIR ? "akhir" : "jalan", tulis(Math.min(sisa, menit * 60)), `sisa dari ${menit} menit`];
  };
  const gambar = () => {
    const [nama, angka, kata] = keadaan();
    wadah.dataset.keadaan = nama;
    wadah.querySelector("[data-jam-angka]").textContent = angka;
    wadah.querySelector("[data-jam-kata]").textContent = kata;
  };
  const tanya = async () => {
    if (document.hidden) return;
    const { ok, isi } = await kirim(url);
    if (!ok || !isi.tampil?.[kode]) return;
    [mulai, selesai] = isi.tampil[kode];
    gambar();
  };
  gambar();
  setInterval(gambar, 250);
  setInterval(tanya, TANYA);
}
