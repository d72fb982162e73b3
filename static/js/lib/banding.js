// Two people, one value: both shown side by side, and the person chooses.

import { buat } from "./dom.js";

// `label` names the parts of lists and groups too: {"3.a": "1a", "capaian": "Capaian"}.
function tulis(nilai, label = {}) {
  if (nilai === null || nilai === undefined || nilai === "") return "belum diisi";
  if (nilai === true) return "ya";
  if (nilai === false) return "tidak";
  if (Array.isArray(nilai)) return nilai.map((n) => label[n] ?? n).join(", ") || "tidak ada";
  if (typeof nilai === "object") return Object.entries(nilai).map(([k, v]) => `${label[k] ?? k}: ${tulis(v)}`).join("; ") || "tidak ada";
  return String(nilai);
}

const sama = (a, b) => tulis(a) === tulis(b);

function waktu(pada) {
  const t = new Date(pada);
  return Number.isNaN(t.getTime()) ? pada : new Intl.DateTimeFormat("id", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }).format(t);
}

// Returns {el, pilihan}; `pilihan` resolves to "saya" or "tersimpan".
export function bandingkan({ galat, rincian, saya, label }) {
  const tersimpan = rincian.tersimpan ?? {};
  const beda = Object.keys(saya).filter((k) => k in tersimpan && !sama(saya[k], tersimpan[k]));
  const baris = beda.flatMap((k) => [buat("dt", {}, label[k] ?? k), buat("dd", {}, tulis(saya[k], label)), buat("dd", {}, tulis(tersimpan[k], label))]);
  const siapa = [rincian.oleh, rincian.pada && waktu(rincian.pada)].filter(Boolean).join(", ");
  const el = buat(
    "div",
    { class: "banding-simpan", role: "alertdialog", tabindex: "-1", "aria-label": "Dua isian berbeda" },
    buat("b", {}, galat ?? "Perubahan orang lain masuk lebih dulu. Bandingkan, lalu pilih yang dipakai."),
    buat("dl", {}, buat("dt"), buat("dd", {}, buat("b", {}, "Isian Anda")), buat("dd", {}, buat("b", {}, "Tersimpan"), siapa ? ` oleh ${siapa}` : ""), ...baris),
  );
  const pilihan = new Promise((selesai) => {
    const tombol = (kata, kelas, milik) =>
      buat("button", { type: "button", class: `btn btn-sm ${kelas}`, onclick: () => (el.remove(), selesai(milik)) }, kata);
    el.append(
      buat(
        "div",
        { class: "aksi" },
        tombol("Pakai yang tersimpan", "btn-outline-primary", "tersimpan"),
        tombol("Pakai isian saya", "btn-primary", "saya"),
      ),
    );
  });
  return { el, pilihan };
}
