// Times and dates of the office's zone, whatever zone the tablet is set to.

let zona = "Asia/Jakarta";

export const pakaiZona = (nama) => (zona = nama);

const bentuk = (pilihan) => new Intl.DateTimeFormat("id", { timeZone: zona, ...pilihan });

export const jamZona = (saat) => bentuk({ hour: "2-digit", minute: "2-digit" }).format(new Date(saat)).replace(":", ".");

export const detikZona = (saat) => bentuk({ hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(new Date(saat)).replaceAll(":", ".");

export const hariZona = (saat) => bentuk({ weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(new Date(saat));

// "2026-09-17" → "Kamis, 17 September 2026"
export function tanggalPanjang(tanggal, tahun = true) {
  const pilihan = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC", ...(tahun && { year: "numeric" }) };
  return new Intl.DateTimeFormat("id", pilihan).format(new Date(`${tanggal}T00:00:00Z`));
}

const dua = (n) => String(n).padStart(2, "0");

// Seconds as a running clock; hours from 100 minutes on
export function lamaJalan(detik) {
  const bulat = Math.max(0, Math.floor(detik));
  if (bulat >= 6000) return `${Math.floor(bulat / 3600)}:${dua(Math.floor(bulat / 60) % 60)}:${dua(bulat % 60)}`;
  return `${dua(Math.floor(bulat / 60))}:${dua(bulat % 60)}`;
}

export const menit = (mulai, selesai) => Math.max(0, Math.round((Date.parse(selesai) - Date.parse(mulai)) / 60_000));
