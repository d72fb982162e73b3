// The queue of this device, for page scripts. It lives once per page, in pentas.js, which comes first on every page.
//
//   antrean().taruh({ jenis, sasaran, dasar, isi, judul })     keep one change (and send it when possible)
//   antrean().addEventListener("hasil", …)                     detail {entri, jawab}: the server answered
//   antrean().addEventListener("berubah", …)                   the number waiting changed
//   antrean().addEventListener("lampiran", …)                  detail {uuid, persen}: a file on its way

export const antrean = () => window.pentasAntrean;

export const akunHalaman = () => Number(document.querySelector('meta[name="akun"]')?.content ?? 0);

export const tanpaJaringan = () => !navigator.onLine || antrean().sebab?.status === 0;

export function kunciSasaran(jenis, sasaran) {
  return JSON.stringify([jenis, ...Object.keys(sasaran).sort().map((k) => [k, sasaran[k]])]);
}
