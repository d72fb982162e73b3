// <form data-konfirmasi="akibatnya" data-tombol="Kunci nilai"> asks once, in a dialog, before it is sent.

import { buat } from "./dom.js";

export function tanya({ kalimat, tombol = "Lanjutkan", bahaya = false }) {
  return new Promise((selesai) => {
    const dialog = buat(
      "dialog",
      { class: "konfirmasi", "aria-label": tombol, onclose: () => (dialog.remove(), selesai(dialog.returnValue === "ya")) },
      buat(
        "form",
        { method: "dialog" },
        buat("p", {}, kalimat),
        buat(
          "div",
          { class: "aksi" },
          buat("button", { class: "btn btn-outline-secondary", value: "tidak" }, "Batal"),
          buat("button", { class: `btn ${bahaya ? "btn-danger" : "btn-primary"}`, value: "ya" }, tombol),
        ),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}

export function pasangKonfirmasi() {
  const sudah = new WeakSet();
  document.addEventListener(
    "submit",
    async (acara) => {
      const { target: form, submitter } = acara;
      const { konfirmasi, tombol, bahaya } = { ...form.dataset, ...submitter?.dataset };
      if (!konfirmasi || sudah.has(form)) return sudah.delete(form);
      acara.preventDefault();
      acara.stopImmediatePropagation();
      if (!(await tanya({ kalimat: konfirmasi, tombol, bahaya: bahaya !== undefined }))) return;
      sudah.add(form);
      form.requestSubmit(submitter);
    },
    true,
  );
}
