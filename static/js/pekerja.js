// The service worker. The server puts KULIT (addresses of the app shell) and VERSI before this file.
//
// Static files come from the cache; pages come from the network, and only without one from what the account took
// along (a "paket"). It never touches the queue: a new version of the application cannot lose work.

const KEADAAN = "keadaan";
const AKUN = "/__akun";
const [CADANGAN, CADANGAN_FORMULIR] = self.KULIT;
const SABAR = 12_000; // ms before a page that was taken along is shown instead of waiting on

self.addEventListener("install", (acara) => {
  acara.waitUntil(
    caches
      .open(`kulit-${self.VERSI}`)
      .then((kulit) => kulit.addAll(self.KULIT.map((u) => new Request(u, { credentials: "omit" }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (acara) => acara.waitUntil(self.clients.claim()));

// Pages taken along name the files of their own release: the shell before stays until they have been fetched anew.
// Not while activating, when every page would wait for it; once per release and account, with the first page opened.
let sedang;
async function rapikan() {
  const lama = (await caches.keys()).filter((n) => n.startsWith("kulit-") && n !== `kulit-${self.VERSI}`);
  if (!lama.length) return;
  const keadaan = await caches.open(KEADAAN);
  const tanda = (nama) => `/__segar/${self.VERSI}/${nama}`;
  const paket = async () => (await caches.keys()).filter((n) => n.startsWith("paket-"));
  const milik = `paket-${await akun()}`;
  if ((await paket()).includes(milik) && !(await keadaan.match(tanda(milik))) && (await segarkan(milik))) await keadaan.put(tanda(milik), new Response());
  for (const nama of await paket()) if (!(await keadaan.match(tanda(nama)))) return;
  await Promise.all(lama.map((n) => caches.delete(n)));
}

async function segarkan(nama) {
  let utuh = true;
  const paket = await caches.open(nama);
  for (const minta of await paket.keys()) {
    const segar = await fetch(minta.url, { credentials: "same-origin", redirect: "manual" }).catch(() => null);
    if (segar?.ok) await paket.put(minta.url, segar);
    else if (segar?.status === 404) await paket.delete(minta);
    else utuh = false;
  }
  return utuh;
}

async function akun() {
  const catatan = await (await caches.open(KEADAAN)).match(AKUN);
  return catatan ? catatan.text() : "0";
}

self.addEventListener("message", (acara) => {
  const { data, ports, source } = acara;
  if (data?.jenis !== "akun") return;
  const selesai = caches.open(KEADAAN).then((keadaan) => keadaan.put(AKUN, new Response(String(data.akun))));
  selesai.then(() => (ports[0] ?? source)?.postMessage("ok"));
  sedang ??= selesai.then(rapikan).finally(() => (sedang = undefined));
  acara.waitUntil(sedang.catch(() => {}));
});

self.addEventListener("fetch", (acara) => {
  const { request } = acara;
  const alamat = new URL(request.url);
  if (alamat.origin !== self.location.origin) return;
  if (request.method !== "GET") {
    if (request.mode === "navigate") acara.respondWith(fetch(request).catch(() => caches.match(CADANGAN_FORMULIR)));
    return;
  }
  if (alamat.pathname.startsWith("/static/")) acara.respondWith(berkasTetap(request));
  else if (request.mode === "navigate") acara.respondWith(halaman(acara));
  else if (request.destination === "image") acara.respondWith(fetch(request).catch(async () => (await dibawa(request.url)) ?? Response.error()));
});

// Kept as they come: the page of a new release may be here before its worker is.
async function berkasTetap(request) {
  const ada = await caches.match(request, { ignoreVary: true });
  if (ada) return ada;
  const jawab = await fetch(request);
  if (jawab.ok) await (await caches.open(`kulit-${self.VERSI}`)).put(request, jawab.clone());
  return jawab;
}

async function dibawa(url) {
  const nama = `paket-${await akun()}`;
  if (!(await caches.has(nama))) return undefined; // opening it would make it
  const paket = await caches.open(nama);
  return (await paket.match(url, { ignoreVary: true })) ?? paket.match(url, { ignoreVary: true, ignoreSearch: true });
}

function jaringan(request, batas) {
  if (!batas) return fetch(request);
  const pemutus = new AbortController();
  const waktu = setTimeout(() => pemutus.abort(), batas);
  return fetch(request, { signal: pemutus.signal }).finally(() => clearTimeout(waktu));
}

// The page that was taken along gives way to a newer one only when that is of the same account and would open
// without a network too: every built file it names is on the device, fetched now where it was not.
async function perbarui(request, jawab, milik) {
  const isi = await jawab.clone().text();
  if (isi.match(/<meta name="akun" content="(\d+)">/)?.[1] !== milik) return;
  for (const alamat of new Set(isi.match(/\/static\/[^"'\s>#]+/g)))
    if (!(await berkasTetap(new Request(alamat, { credentials: "omit" }))).ok) return;
  await (await caches.open(`paket-${milik}`)).put(request.url, jawab);
}

async function halaman(acara) {
  const { request } = acara;
  const [simpanan, milik] = [await dibawa(request.url), await akun()];
  try {
    const jawab = await jaringan(request, simpanan ? SABAR : 0);
    if (simpanan && jawab.ok && !jawab.redirected) acara.waitUntil(perbarui(request, jawab.clone(), milik).catch(() => {}));
    return jawab;
  } catch {
    return simpanan ?? (await caches.match(CADANGAN)) ?? Response.error();
  }
}
