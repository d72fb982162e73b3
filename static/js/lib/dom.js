// Small helpers to build markup without innerHTML.

const SVG = "http://www.w3.org/2000/svg";

export function buat(nama, sifat = {}, ...anak) {
  const el = document.createElement(nama);
  for (const [k, v] of Object.entries(sifat)) {
    if (k.startsWith("on")) el.addEventListener(k.slice(2), v);
    else if (v === true) el.setAttribute(k, "");
    else if (v !== false && v !== null && v !== undefined) el.setAttribute(k, v);
  }
  el.append(...anak.filter((a) => a !== null && a !== undefined));
  return el;
}

// The same as the template tag {% ikon %}; the sprite's address is in <meta name="ikon">.
export function ikon(nama) {
  const svg = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  svg.setAttribute("class", "i");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `${document.querySelector('meta[name="ikon"]').content}#${nama}`);
  svg.append(use);
  return svg;
}

// The same as the template tag {% batang %}; returns the element and a setter for its percentage.
export function batang(label) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "batang");
  svg.setAttribute("width", "100%");
  svg.setAttribute("height", "6");
  svg.setAttribute("role", "progressbar");
  svg.setAttribute("aria-label", label);
  const [, isi] = ["dasar", "isi"].map((kelas) => {
    const kotak = document.createElementNS(SVG, "rect");
    kotak.setAttribute("class", kelas);
    kotak.setAttribute("width", kelas === "dasar" ? "100%" : "0%");
    kotak.setAttribute("height", "6");
    svg.append(kotak);
    return kotak;
  });
  const atur = (persen) => {
    isi.setAttribute("width", `${persen}%`);
    svg.setAttribute("aria-valuenow", Math.round(persen));
  };
  return { el: svg, atur };
}

export function jam(waktu = new Date()) {
  return `${String(waktu.getHours()).padStart(2, "0")}.${String(waktu.getMinutes()).padStart(2, "0")}`;
}

export function detik(waktu = new Date()) {
  return `${jam(waktu)}.${String(waktu.getSeconds()).padStart(2, "0")}`;
}

export function ukuran(byte) {
  if (byte >= 1 << 20) return `${(byte / (1 << 20)).toFixed(1).replace(".", ",").replace(",0", "")} MB`;
  return `${Math.max(1, Math.round(byte / 1024))} KB`;
}

export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID(); // absent outside secure contexts
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = (b[6] & 0x0f) | 0x40;
  b[8] = (b[8] & 0x3f) | 0x80;
  const hex = [...b].map((n) => n.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
