// The visit on a tablet: every change saves itself; a value that wants a reason waits for it.

import { tanpaJaringan } from "./lib/antrean.js";
import { Entri } from "./lib/entri.js";
import { jaga, lepas } from "./lib/tunda.js";

const cari = (nama) => document.querySelector(`[${nama}]`);

function baca(form) {
  const isi = { level: null, centang: [], masukan: {}, alasan: form.elements.alasan.value.trim() };
  for (const k of form.querySelectorAll("input:checked")) {
    if (k.name === "level") isi.level = Number(k.value);
    else if (k.name.startsWith("s_") && k.value === "ya") isi.centang.push(k.name.slice(2));
  }
  for (const k of form.querySelectorAll('[name^="m_"]')) if (k.value.trim()) isi.masukan[k.name.slice(2)] = k.value.trim();
  return isi;
}

function tulis(form, isi) {
  for (const k of form.querySelectorAll("input[type=radio]")) {
    if (k.name === "level") k.checked = String(isi.level) === k.value;
    else k.checked = isi.centang.length > 0 && (k.value === "ya") === isi.centang.includes(k.name.slice(2));
  }
  for (const k of form.querySelectorAll('[name^="m_"]')) k.value = isi.masukan[k.name.slice(2)] ?? "";
  form.elements.alasan.value = isi.alasan;
}

const berubah = (form) => [...form.elements].some((k) => k.checked !== k.defaultChecked || (!k.matches("[type=radio],[type=checkbox]") && k.value !== k.defaultValue));

function pasang(form) {
  const { jenis, periode, peserta, indikator, versi, desk } = form.dataset;
  const keadaan = cari("data-keadaan-simpan");
  const hasil = cari("data-hasil");
  const alasan = form.elements.alasan;
  const tahan = { belum: false }; // a value that still wants its reason
  jaga(tahan);

  const entri = new Entri({
    jenis,
    keadaan,
    panel: form,
    versi: Number(versi),
    sasaran: { periode, peserta, indikator },
    label: { level: "Nilai", centang: "Temuan", masukan: "Angka", alasan: "Catatan" },
    setelah({ tersimpan, versi: baru }) {
      form.elements.dasar.value = baru;
      hasil.textContent = tersimpan.saran ?? "–";
      cari("data-salinan")?.remove();
      alasan.classList.remove("is-invalid");
      perbarui();
    },
    tolak({ isi }) {
      if (isi.rincian?.alasan) alasan.classList.add("is-invalid");
    },
    pakai: (isi) => tulis(form, isi),
  });

  // The same rule as the server's, so that the sentence comes before the refusal.
  function sebab({ level }) {
    if (level === null) return "";
    if (desk !== "" && level !== Number(desk)) return `${level < Number(desk) ? "Turun" : "Naik"} dari ${desk} ke ${level}.`;
    if (level > 0 && form.querySelector("input[name=level]:checked + label.takurai")) return "Nilai ini tidak diuraikan dalam pedoman.";
    if (hasil.textContent !== "–" && level !== Number(hasil.textContent)) return `Hasil temuan menyarankan ${hasil.textContent}.`;
    return "";
  }
  function perbarui() {
    const isi = baca(form);
    const kata = sebab(isi);
    const pesan = cari("data-pesan");
    pesan.hidden = !kata;
    pesan.querySelector("span").textContent = isi.alasan ? kata : `${kata} Tulis alasannya di catatan.`;
    cari("data-bintang").hidden = !kata;
    if (cari("data-sesuai")) cari("data-sesuai").hidden = isi.level !== null;
    return kata && !isi.alasan;
  }
  form.addEventListener("input", () => {
    alasan.classList.remove("is-invalid");
    tahan.belum = perbarui();
    if (!tahan.belum) return entri.ubah(baca(form));
    keadaan.dataset.keadaan = "tolak";
    keadaan.textContent = "Belum tersimpan: tulis alasannya dahulu";
  });
  form.addEventListener("submit", (acara) => {
    if (perbarui()) {
      acara.preventDefault();
      alasan.classList.add("is-invalid");
      alasan.focus();
      return;
    }
    if (tanpaJaringan()) {
      acara.preventDefault(); // the queue takes it; the form itself could not leave
      if (berubah(form)) entri.ubah(baca(form)); // also what was touched before this script was here
      return entri.tuntaskan().then(() => location.assign(form.dataset.lanjut));
    }
    lepas(tahan);
    lepas(entri); // what is sent now is the whole form
  });
}

// "As verified" without a network: the same value, set by hand.
cari("data-sesuai")?.addEventListener("submit", (acara) => {
  if (!tanpaJaringan()) return;
  acara.preventDefault();
  const pilihan = document.querySelector(`[data-lapangan] input[name=level][value="${acara.currentTarget.dataset.desk}"]`);
  pilihan.checked = true;
  pilihan.dispatchEvent(new Event("input", { bubbles: true }));
});

const form = cari("data-lapangan");
if (!form.querySelector("fieldset").disabled) pasang(form);
