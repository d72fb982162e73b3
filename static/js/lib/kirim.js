// One way to talk to the server: JSON in, JSON out, CSRF, and no exceptions for the caller to forget.
// status 0 = no network; 401 = the session ended (the server answered with the login page).

function token() {
  return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
}

export function kepala() {
  return { Accept: "application/json", "X-CSRFToken": token() };
}

// Resolves to {status, isi, ok}. `data` undefined = GET.
export async function kirim(url, data, { method = data === undefined ? "GET" : "POST", keepalive = false } = {}) {
  const badan = data instanceof FormData ? data : data === undefined ? undefined : JSON.stringify(data);
  const headers = kepala();
  if (typeof badan === "string") headers["Content-Type"] = "application/json";
  try {
    const jawab = await fetch(url, { method, headers, body: badan, keepalive, redirect: "manual", credentials: "same-origin" });
    if (jawab.type === "opaqueredirect") return { status: 401, isi: {}, ok: false };
    const isi = await jawab.json().catch(() => ({}));
    return { status: jawab.status, isi, ok: jawab.ok };
  } catch {
    return { status: 0, isi: {}, ok: false };
  }
}

const UMUM = {
  0: "Tanpa internet. Coba lagi setelah tersambung.",
  401: "Sesi Anda sudah berakhir. Masuk lagi di jendela lain, lalu kembali ke halaman ini.",
  403: "Halaman ini sudah kedaluwarsa. Muat ulang, lalu coba lagi.",
  404: "Data ini tidak ditemukan. Muat ulang halaman.",
  409: "Perubahan orang lain masuk lebih dulu. Muat ulang, bandingkan, lalu pilih yang dipakai.",
  413: "Berkas terlalu besar. Perkecil, lalu unggah lagi.",
};

// The sentence to show for an answer that is not ok: the server's own, else the usual one.
export function kalimat({ status, isi }) {
  return isi?.galat ?? UMUM[status] ?? "Terjadi gangguan di peladen. Coba lagi sebentar lagi.";
}

// Worth sending again unchanged: nothing is wrong with the content. 403 of a page older than the log-in is such a one.
export function sementara({ status, isi }) {
  const usang = status === 403 && (!isi?.galat || isi.rincian?.kunci === "usang");
  return status === 0 || status === 401 || status === 429 || status >= 500 || usang;
}
