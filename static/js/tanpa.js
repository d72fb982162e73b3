// The page shown in place of one that was not taken along: what can be opened instead.

import { buat } from "./lib/dom.js";

async function dibawa() {
  const catatan = await (await caches.open("keadaan")).match("/__akun");
  const akun = catatan ? await catatan.text() : "0";
  const paket = await caches.open(`paket-${akun}`);
  return (await paket.keys()).map((r) => new URL(r.url).pathname).filter((j) => !j.startsWith("/unggahan/"));
}

dibawa().then((jalan) => {
  if (!jalan.length) return;
  const wadah = document.querySelector("[data-dibawa]");
  wadah.querySelector("ul").append(...jalan.map((j) => buat("li", {}, buat("a", { href: j }, decodeURI(j)))));
  wadah.hidden = false;
});

document.querySelector("[data-kembali]")?.addEventListener("click", () => history.back());
