// Verification: the evidence viewer, the verdict, and the keyboard of people who do this all day.

import { kirim } from "./lib/kirim.js";

const JEDA = 250; // ms between the last tick and the question for a suggestion
const ZOOM = [1, 1.5, 2, 3];
const PUTARAN = { 0: "", 90: "rotate(90deg) translateY(-100%)", 180: "rotate(180deg) translate(-100%, -100%)", 270: "rotate(270deg) translateX(-100%)" };

function pasangPenampil(bagian) {
  const cari = (nama) => bagian.querySelector(`[${nama}]`);
  const daftar = [...bagian.querySelectorAll("[data-bukti]")];
  const gambar = cari("data-gambar");
  for (const el of bagian.querySelectorAll("[data-butuh-skrip]")) el.hidden = false;
  if (!gambar) return { geser() {} };
  const kini = { berkas: daftar.findIndex((a) => a.hasAttribute("aria-current")), halaman: 1, zoom: 0, putar: 0 };

  const jumlah = () => Number(daftar[kini.berkas].dataset.halaman);
  function tampil() {
    const { jenis, judul, alamat, unduh, waktu } = daftar[kini.berkas].dataset;
    daftar.forEach((a, n) => (n === kini.berkas ? a.setAttribute("aria-current", "true") : a.removeAttribute("aria-current")));
    cari("data-judul").textContent = judul;
    cari("data-posisi").textContent = jenis === "pdf" ? `halaman ${kini.halaman} dari ${jumlah()}` : "";
    cari("data-waktu-kini").textContent = waktu;
    for (const a of bagian.querySelectorAll("a[data-unduh]:not([data-bukti])")) a.href = unduh;
    cari("data-lain").hidden = jenis !== "lain";
    gambar.hidden = jenis === "lain";
    if (jenis !== "lain") gambar.src = alamat.replace(/\/1\/$/, `/${kini.halaman}/`);
    gambar.alt = judul;
    kini.zoom = kini.putar = 0;
    letakkan();
    cari("data-kanvas").scrollTo(0, 0);
  }
  // A turned page keeps its upper left corner in place, so that all of it can be scrolled to.
  function letakkan() {
    const rebah = kini.putar % 180 !== 0;
    const pas = rebah ? Math.min(1, gambar.naturalWidth / gambar.naturalHeight) : 1;
    gambar.style.maxWidth = kini.zoom ? "none" : "";
    gambar.style.width = kini.zoom || rebah ? `${ZOOM[kini.zoom] * pas * 100}%` : "";
    gambar.style.justifySelf = rebah ? "start" : "";
    gambar.style.transform = PUTARAN[kini.putar];
  }
  function geser(langkah) {
    if (kini.halaman + langkah >= 1 && kini.halaman + langkah <= jumlah()) kini.halaman += langkah;
    else if (daftar[kini.berkas + langkah]) {
      kini.berkas += langkah;
      kini.halaman = langkah > 0 ? 1 : jumlah();
    } else return;
    tampil();
  }
  const AKSI = {
    mundur: () => geser(-1),
    maju: () => geser(1),
    besar: () => ((kini.zoom = Math.min(kini.zoom + 1, ZOOM.length - 1)), letakkan()),
    kecil: () => ((kini.zoom = Math.max(kini.zoom - 1, 0)), letakkan()),
    putar: () => ((kini.putar = (kini.putar + 90) % 360), letakkan()),
    penuh: () => (document.fullscreenElement ? document.exitFullscreen() : bagian.requestFullscreen()),
  };
  bagian.addEventListener("click", (acara) => {
    const aksi = acara.target.closest("[data-aksi]");
    if (aksi) return AKSI[aksi.dataset.aksi]();
    const a = acara.target.closest("[data-bukti]");
    if (!a || acara.ctrlKey || acara.metaKey || acara.shiftKey) return;
    acara.preventDefault();
    Object.assign(kini, { berkas: daftar.indexOf(a), halaman: 1 });
    tampil();
  });
  return { geser };
}

function pasangForm(form) {
  const cari = (nama) => form.querySelector(`[${nama}]`);
  const alasan = form.elements.alasan;
  const { klaim, desk, status, kerja } = form.dataset;
  let saran = cari("data-hasil").textContent;
  const KET = cari("data-ket").textContent;
  const level = () => form.querySelector('input[name="level"]:checked')?.value ?? "";

  // The same rule as the server's, so that the sentence comes before the refusal.
  function sebab() {
    const pilih = level();
    if (pilih === "") return "";
    if (status === "silang") return "nilai ini hasil pembahasan dua verifikator";
    if (form.querySelector('input[name="level"]:checked + label.takurai') && pilih !== "0") return "nilai ini tidak diuraikan dalam pedoman";
    if (pilih !== klaim) return "nilai berbeda dari nilai mandiri";
    if (saran !== "–" && pilih !== saran) return "nilai berbeda dari hasil syarat";
    if (status === "sah" && pilih !== desk) return "butir ini sudah terverifikasi";
    return "";
  }
  function perbarui() {
    const wajib = sebab();
    cari("data-kata").textContent = level() === "" ? kerja : `${kerja} ${level()}`;
    cari("data-bintang").hidden = !wajib;
    cari("data-ket").textContent = wajib ? `Wajib diisi karena ${wajib}.` : KET;
    if (!wajib || alasan.value.trim()) alasan.classList.remove("is-invalid");
  }
  async function tanyaSaran() {
    const isi = new URLSearchParams([...new FormData(form)].filter(([nama, nilai]) => /^[sm]_/.test(nama) && nilai !== ""));
    const jawab = await kirim(`${form.dataset.saran}?${isi}`);
    if (jawab.ok) saran = String(jawab.isi.saran ?? "–");
    cari("data-hasil").textContent = saran;
    cari("data-sebab").textContent = jawab.ok ? jawab.isi.sebab : (jawab.isi.galat ?? "");
    perbarui();
  }
  let waktu;
  form.addEventListener("input", (acara) => {
    perbarui();
    if (!/^[sm]_/.test(acara.target.name ?? "")) return;
    clearTimeout(waktu);
    waktu = setTimeout(tanyaSaran, JEDA);
  });
  form.addEventListener("submit", (acara) => {
    const kurang = level() === "" ? `Pilih dahulu nilai verifikasinya, 0 sampai ${form.dataset.maks}.` : sebab() && !alasan.value.trim() ? `Tulis catatan, karena ${sebab()}.` : "";
    if (!kurang) return;
    acara.preventDefault();
    cari("data-ket").textContent = kurang;
    if (level() === "") return form.querySelector('input[name="level"]').focus();
    alasan.classList.add("is-invalid");
    alasan.focus();
  });
  perbarui();
}

function pasangKembalikan(tautan, dialog) {
  if (!tautan || !dialog) return;
  tautan.addEventListener("click", (acara) => {
    acara.preventDefault();
    acara.stopPropagation();
    const tulisan = document.querySelector("#id_alasan")?.value ?? "";
    const kolom = dialog.querySelector("textarea");
    kolom.value ||= tulisan; // what was already written to the office need not be written again
    dialog.showModal();
    kolom.focus();
  });
  dialog.querySelector("[data-batal]").addEventListener("click", () => dialog.close());
}

const mengetik = (el) => el.closest("input:not([type=radio]), textarea, select, [contenteditable]") !== null;

function pasangTombol({ form, penampil, kembalikan, dialog }) {
  document.addEventListener("keydown", (acara) => {
    const { key, target } = acara;
    if (key === "Enter" && (acara.ctrlKey || acara.metaKey) && target.id === "id_alasan") return form.querySelector("[data-setujui]")?.click();
    if (acara.ctrlKey || acara.metaKey || acara.altKey || dialog?.open || mengetik(target)) return;
    if (/^[0-5]$/.test(key)) form.querySelector(`input[name="level"][value="${key}"]:not(:disabled)`)?.click();
    else if (key.toLowerCase() === "k") kembalikan?.click();
    else if (key === "Enter" && !target.closest("a, button, summary")) form.querySelector("[data-setujui]")?.click();
    else if ((key === "ArrowLeft" || key === "ArrowRight") && target.type !== "radio") penampil.geser(key === "ArrowLeft" ? -1 : 1);
    else return;
    acara.preventDefault();
  });
}

const form = document.querySelector("[data-verifikasi]");
const dialog = document.getElementById("dialog-kembalikan");
const kembalikan = document.querySelector("[data-kembalikan]");
const penampil = pasangPenampil(document.querySelector("[data-penampil]"));
if (form.querySelector("[data-setujui]")) pasangForm(form);
pasangKembalikan(kembalikan, dialog);
pasangTombol({ form, penampil, kembalikan, dialog });
document.querySelector("[data-fokus]")?.focus();
