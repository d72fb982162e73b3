// Takes over every <form data-entri>: each change of a field is saved by itself. See docs/tampilan.md.

import { buat } from "./lib/dom.js";
import { Entri } from "./lib/entri.js";
import { bacaIsian, tulisIsian } from "./lib/isian.js";

// Refused fields: the sentence under the field, gone with the next change.
function tandai(form, rincian) {
  for (const [nama, kalimat] of Object.entries(rincian ?? {})) {
    const kolom = form.elements[nama];
    const el = kolom instanceof RadioNodeList ? kolom[0] : kolom;
    if (!el || typeof kalimat !== "string") continue;
    el.classList.add("is-invalid");
    const tempat = el.closest("fieldset, .input-group") ?? el;
    tempat.after(buat("div", { class: "invalid-feedback d-block", "data-entri-galat": true }, kalimat));
  }
}

function bersihkan(form) {
  form.querySelectorAll("[data-entri-galat]").forEach((el) => el.remove());
  form.querySelectorAll(".is-invalid").forEach((el) => el.classList.remove("is-invalid"));
}

// <b data-dari="saran"> shows that key of the stored value.
function tampilkan(form, tersimpan) {
  for (const el of form.querySelectorAll("[data-dari]")) el.textContent = tersimpan?.[el.dataset.dari] ?? "–";
}

function pasang(form) {
  const d = form.dataset;
  const kabar = (nama, detail) => form.dispatchEvent(new CustomEvent(`entri:${nama}`, { bubbles: true, detail }));
  const entri = new Entri({
    jenis: d.jenis,
    sasaran: JSON.parse(d.sasaran),
    versi: Number(d.versi ?? 0),
    label: JSON.parse(d.label ?? "{}"),
    keadaan: document.querySelector(d.keadaan ?? "[data-keadaan-simpan]"),
    panel: form,
    setelah(jawaban) {
      tampilkan(form, jawaban.tersimpan);
      kabar("tersimpan", jawaban);
    },
    tolak(jawaban) {
      tandai(form, jawaban.isi.rincian);
      kabar("tolak", jawaban);
    },
    pakai: (tersimpan) => tulisIsian(form, tersimpan),
  });
  const ubah = () => {
    bersihkan(form);
    entri.ubah(bacaIsian(form));
  };
  form.addEventListener("input", ubah);
  form.addEventListener("entri:ubah", ubah);
}

document.querySelectorAll("form[data-entri]").forEach(pasang);
