// QR codes as SVG, drawn from the matrix: no inline style, no network.

import { encodeQR } from "qr";

const SVG = "http://www.w3.org/2000/svg";

export function gambarQr(teks, label, { ecc = "medium" } = {}) {
  const kisi = encodeQR(teks, "raw", { ecc, border: 4 });
  const sisi = kisi.length;
  const jalur = kisi.flatMap((baris, y) => baris.map((isi, x) => (isi ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  const svg = document.createElementNS(SVG, "svg");
  for (const [nama, nilai] of Object.entries({ viewBox: `0 0 ${sisi} ${sisi}`, class: "kode-qr", role: "img", "aria-label": label, "shape-rendering": "crispEdges" })) svg.setAttribute(nama, nilai);
  const dasar = document.createElementNS(SVG, "path");
  dasar.setAttribute("d", `M0 0h${sisi}v${sisi}h-${sisi}z`);
  dasar.setAttribute("fill", "#fff");
  const gelap = document.createElementNS(SVG, "path");
  gelap.setAttribute("d", jalur);
  gelap.setAttribute("fill", "#000");
  svg.append(dasar, gelap);
  return svg;
}
