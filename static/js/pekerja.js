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

// Pages taken along name the files of their own release: the one before stays until they have been fetched anew.
self.addEventListener("activate", (acara) => {
  acara.waitUntil(
    (async () => {
      await self.clients.claim();
      const lama = (await caches.keys()).filter((n) => n.startsWith("kulit-") && n !== `kulit-${self.VERSI}`);
      if (lama.length && (await segarkanPaket())) await Promise.all(lama.map((n) => caches.delete(n)));
    })(),
  );
});

async function segarkanPaket() {
  let utuh = true;
  for (const nama of (await caches.keys()).filter((n) => n.startsWith("paket-"))) {
    const milik = nama === `paket-${await akun()}`;
    const paket = await caches.open(nama);
    for (const minta of await paket.keys()) {
      const segar = milik && (await fetch(minta.url, { credentials: "same-origin", redirect: "manual" }).catch(() => null));
      if (segar && segar.ok) await paket.put(minta.url, segar);
      else utuh = false;
    }
  }
  return utuh;
}

async function akun() {
  const catatan = await (await caches.open(KEADAAN)).match(AKUN);
  return catatan ? catatan.text() : "0";
}

self.addEventListener("message", ({ data, ports, source }) => {
  if (data?.jenis !== "akun") return;
  const selesai = caches.open(KEADAAN).then((keadaan) => keadaan.put(AKUN, new Response(String(data.akun))));
  selesai.then(() => (ports[0] ?? source)?.postMessage("ok"));
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
  else if (request.mode === "navigate") acara.respondWith(halaman(request));
  else if (request.destination === "image") acara.respondWith(fetch(request).catch(async () => (await dibawa(request.url)) ?? Response.error()));
});

async function berkasTetap(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

async function dibawa(url) {
  const paket = await caches.open(`paket-${await akun()}`);
  return (await paket.match(url, { ignoreVary: true })) ?? paket.match(url, { ignoreVary: true, ignoreSearch: true });
}

function jaringan(request, batas) {
  if (!batas) return fetch(request);
  const pemutus = new AbortController();
  const waktu = setTimeout(() => pemutus.abort(), batas);
  return fetch(request, { signal: pemutus.signal }).finally(() => clearTimeout(waktu));
}

async function halaman(request) {
  const simpanan = await dibawa(request.url);
  try {
    const jawab = await jaringan(request, simpanan ? SABAR : 0);
    if (simpanan && jawab.ok && !jawab.redirected) {
      const paket = await caches.open(`paket-${await akun()}`);
      await paket.put(request.url, jawab.clone());
    }
    return jawab;
  } catch {
    return simpanan ?? (await caches.match(CADANGAN)) ?? Response.error();
  }
}
