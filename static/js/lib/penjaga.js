// The offline guard: the worker, the account it serves, room on the device, its clock, and leaving with unsent work.

import { akunHalaman } from "./antrean.js";
import { Antrean } from "./antrean-inti.js";
import { bisaDibawa, lepasPaket } from "./bawaan.js";
import { buat, detik, ikon } from "./dom.js";
import { ingatPerangkat } from "./penyelamatan.js";

const JAM_SALAH = 120; // s

async function pasangPekerja() {
  if (!bisaDibawa()) return;
  const kenalkan = (pekerja) => pekerja?.postMessage({ jenis: "akun", akun: akunHalaman() });
  navigator.serviceWorker.addEventListener("controllerchange", () => kenalkan(navigator.serviceWorker.controller)); // of a new release
  try {
    await navigator.serviceWorker.register("/pekerja.js");
    kenalkan((await navigator.serviceWorker.ready).active);
  } catch {
    // no worker (an old browser, a broken certificate): everything still works with a network
  }
}

function kataTempat({ menunggu, perluOrang, terakhir }, daring) {
  const tunggu = menunggu + perluOrang;
  if (tunggu) return `Di perangkat ini, ${tunggu} menunggu`;
  if (!daring) return "Tanpa internet";
  return terakhir ? `Di server ${detik(terakhir)}` : "Tersambung";
}

function pasangTanda(antre) {
  const tanda = document.getElementById("sinkron");
  if (!tanda) return;
  const pita = document.getElementById("luring-pita");
  const perbarui = () => {
    const daring = navigator.onLine && !(antre.sebab && antre.sebab.status === 0);
    tanda.classList.toggle("luring", !daring || antre.perluOrang > 0);
    tanda.querySelector(".teks-sinkron").textContent = kataTempat(antre, daring);
    tanda.hidden = false;
    const penuh = antre.penuh && antre.menunggu > 0;
    pita.hidden = daring && !antre.perluOrang && !penuh;
    const kata = pita.querySelector("[data-pita]");
    if (penuh) kata.textContent = "Ruang perangkat ini penuh: isian terakhir hanya ada di halaman ini. Jangan tutup halaman ini sampai terkirim.";
    else if (antre.perluOrang) kata.textContent = `${antre.perluOrang} isian perlu keputusan Anda.`;
    else kata.textContent = antre.menunggu ? `${antre.menunggu} isian tersimpan di perangkat ini dan terkirim sendiri saat tersambung.` : "Isian Anda disimpan di perangkat ini dan terkirim sendiri saat tersambung.";
  };
  addEventListener("online", perbarui);
  addEventListener("offline", perbarui);
  antre.addEventListener("berubah", perbarui);
  antre.addEventListener("hasil", perbarui);
  perbarui();
}

// Asked once there is something to keep: browsers may otherwise throw it away when the disk is full.
function mintaAwet(antre) {
  let sudah = false;
  antre.addEventListener("berubah", () => {
    if (sudah || !antre.menunggu) return;
    sudah = true;
    navigator.storage?.persist?.().catch(() => {});
    if (navigator.onLine) ingatPerangkat(antre.akun); // the seal of a rescue file, while it can be had
  });
}

function periksaJam(antre) {
  antre.addEventListener("hasil", () => {
    const selisih = antre.selisihJam ?? 0;
    const ada = document.getElementById("jam-salah");
    if (Math.abs(selisih) <= JAM_SALAH) return ada?.remove();
    if (ada) return;
    const arah = selisih > 0 ? "lebih cepat" : "lebih lambat";
    const menit = Math.round(Math.abs(selisih) / 60);
    const lama = menit < 120 ? `${menit} menit` : menit < 2880 ? `${Math.round(menit / 60)} jam` : `${Math.round(menit / 1440)} hari`;
    const kata = `Jam perangkat ini ${arah} ${lama} dari server. Waktu isian dihitung dengan jam server; betulkan jamnya di setelan perangkat.`;
    document.getElementById("luring-pita").after(buat("div", { class: "luring-pita", id: "jam-salah", role: "status" }, ikon("clock"), buat("span", {}, kata)));
  });
}

// Leaving the account with unsent work would strand it: the way out is to send it or to save it to a file.
function jagaKeluar(antre) {
  document.addEventListener(
    "submit",
    async (acara) => {
      const form = acara.target;
      if (!form.hasAttribute("data-keluar") || form.dataset.boleh) return;
      acara.preventDefault();
      await antre.kirim();
      await antre.hitung();
      if (antre.menunggu + antre.perluOrang) {
        const kata = `Belum dapat keluar: ${antre.menunggu + antre.perluOrang} isian masih di perangkat ini. Kirim atau unduh dahulu di halaman Kiriman.`;
        document.getElementById("keluar-tertahan")?.remove();
        form.after(buat("p", { class: "keluar-tertahan", id: "keluar-tertahan", role: "alert" }, kata, " ", buat("a", { href: "/kiriman/" }, "Buka Kiriman")));
        return;
      }
      if (bisaDibawa()) await lepasPaket(akunHalaman());
      form.dataset.boleh = "ya";
      form.requestSubmit();
    },
    true,
  );
}

export function pasangPenjagaLuring() {
  pasangPekerja();
  const antre = (window.pentasAntrean = new Antrean(akunHalaman()));
  if (!akunHalaman()) return;
  pasangTanda(antre);
  mintaAwet(antre);
  periksaJam(antre);
  jagaKeluar(antre);
}
