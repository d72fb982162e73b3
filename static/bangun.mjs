// Builds static/dist from the sources beside this file: bundles, fonts, images and the icon sprite.
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const DI_SINI = dirname(fileURLToPath(import.meta.url));
const AKAR = resolve(DI_SINI, "..");
const TUJUAN = join(DI_SINI, "dist");
const IKON = join(dirname(createRequire(import.meta.url).resolve("bootstrap-icons/package.json")), "icons");

// Whatever names an icon puts it into the sprite; nobody keeps a list.
const POLA = {
  html: /{%\s*ikon\s+["']([a-z0-9-]+)["']/g,
  py: /\bikon(?:\(|\s*=\s*)["']([a-z0-9-]+)["']/g,
  js: /\bikon\(["']([a-z0-9-]+)["']/g,
};
const SUMBER = ["templates", "pentas", "penilaian", "paparan", "layanan", "static/js"];

async function* berkasDi(folder) {
  for (const isi of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const jalur = join(folder, isi.name);
    if (isi.isDirectory()) yield* berkasDi(jalur);
    else yield jalur;
  }
}

async function namaIkon() {
  const nama = new Set();
  for (const folder of SUMBER) {
    for await (const jalur of berkasDi(join(AKAR, folder))) {
      const pola = POLA[jalur.split(".").pop()];
      if (!pola) continue;
      for (const cocok of (await readFile(jalur, "utf8")).matchAll(pola)) nama.add(cocok[1]);
    }
  }
  return [...nama].sort();
}

async function simbol(nama) {
  const svg = await readFile(join(IKON, `${nama}.svg`), "utf8").catch(() => {
    throw new Error(`bootstrap-icons has no icon "${nama}"`);
  });
  const kotak = svg.match(/viewBox="([^"]+)"/)[1];
  const isi = svg.slice(svg.indexOf(">") + 1, svg.lastIndexOf("</svg>")).replace(/\s*\n\s*/g, "");
  return `<symbol id="${nama}" viewBox="${kotak}">${isi}</symbol>`;
}

async function tulisIkon() {
  const semua = await Promise.all((await namaIkon()).map(simbol));
  await writeFile(join(TUJUAN, "ikon.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${semua.join("\n")}</svg>\n`);
  return semua.length;
}

const skrip = (await readdir(join(DI_SINI, "js"))).filter((n) => n.endsWith(".js"));
await rm(TUJUAN, { recursive: true, force: true });
await mkdir(TUJUAN, { recursive: true });
await build({
  entryPoints: {
    "css/pentas": join(DI_SINI, "css/pentas.css"),
    "css/cetak": join(DI_SINI, "css/cetak.css"),
    "css/publik": join(DI_SINI, "css/publik.css"),
    ...Object.fromEntries(skrip.map((n) => [`js/${n.slice(0, -3)}`, join(DI_SINI, "js", n)])),
  },
  outdir: TUJUAN,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["chrome109", "firefox115", "safari16"],
  charset: "utf8",
  legalComments: "none",
  loader: { ".woff2": "file" },
  assetNames: "fonts/[name]",
  logLevel: "warning",
});
await cp(join(DI_SINI, "img"), join(TUJUAN, "img"), { recursive: true });
const jumlah = await tulisIkon();
console.log(`static/dist: ${skrip.length} scripts, 3 style sheets, ${jumlah} icons`);
