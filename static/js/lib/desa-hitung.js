// Arithmetic of the village day: the same as layanan/ketupat_pecel/hari/hitung.py and tutup/hitung.py, which a test
// compares. Nothing here touches the page or the device.

export const NASIB = ["di_tempat", "ke_kantor", "ditahan", "ditolak", "belum"];
export const LANGKAH = ["daftar", "periksa", "proses", "cetak"];
const ANGKA = /^\d+$/;

export function angkaPeriksa(tablet, urut) {
  let jumlah = 0;
  [...`${tablet}${String(urut).padStart(6, "0")}`].reverse().forEach((huruf, n) => {
    const angka = Number(huruf) * (n % 2 === 0 ? 2 : 1);
    jumlah += angka > 9 ? angka - 9 : angka;
  });
  return (10 - (jumlah % 10)) % 10;
}

export const tandaTerima = (tablet, urut) => `T${tablet}-${String(urut).padStart(4, "0")}-${angkaPeriksa(tablet, urut)}`;

export const sebutNomor = (huruf, n) => `${huruf}-${String(n).padStart(2, "0")}`;

export function golongan(penyelesaian) {
  if (!penyelesaian.length || penyelesaian.includes("belum")) return "belum";
  return ["ditahan", "ke_kantor", "di_tempat"].find((p) => penyelesaian.includes(p)) ?? "ditolak";
}

// null: counts nowhere, for he left before being served
export function golonganWarga(keadaan, penyelesaian) {
  if (keadaan === "pulang") return null;
  return keadaan === "selesai" ? golongan(penyelesaian) : "belum";
}

export const hitunganKosong = () => ({ ...Object.fromEntries(NASIB.map((n) => [n, 0])), diterima: 0, pulang: 0, dokumen: {} });

// `semua`: [{keadaan, dokumen: [{kode, penyelesaian}]}]
export function hitung(semua) {
  const hasil = hitunganKosong();
  for (const { keadaan, dokumen } of semua) {
    const letak = golonganWarga(keadaan, dokumen.map((d) => d.penyelesaian));
    if (letak === null) {
      hasil.pulang += 1;
      continue;
    }
    hasil.diterima += 1;
    hasil[letak] += 1;
    for (const { kode, penyelesaian } of dokumen) {
      hasil.dokumen[kode] ??= Object.fromEntries(NASIB.map((n) => [n, 0]));
      hasil.dokumen[kode][penyelesaian] += 1;
    }
  }
  return hasil;
}

export function gabungkan(semua) {
  const hasil = hitunganKosong();
  for (const satu of semua) {
    for (const nama of [...NASIB, "diterima", "pulang"]) hasil[nama] += satu[nama];
    for (const [kode, baris] of Object.entries(satu.dokumen)) {
      hasil.dokumen[kode] ??= Object.fromEntries(NASIB.map((n) => [n, 0]));
      for (const nama of NASIB) hasil.dokumen[kode][nama] += baris[nama];
    }
  }
  return hasil;
}

export function celah(terakhir, ada) {
  const punya = new Set(ada);
  return Array.from({ length: terakhir }, (_, n) => n + 1).filter((n) => !punya.has(n));
}

// Working days of the office; dates as "2026-09-17".
export function hariKerja(tanggal, libur, masuk) {
  const hari = new Date(`${tanggal}T00:00:00Z`).getUTCDay();
  return masuk.includes(tanggal) || (hari !== 0 && hari !== 6 && !libur.includes(tanggal));
}

// What can be said of a NIK by its digits; "" if it may be one. The server's rules, layanan/sop/pribadi/hitung.py.
export function galatNik(tulisan) {
  const nik = rapikanNik(tulisan);
  if (nik.length !== 16 || !ANGKA.test(nik)) return "NIK terdiri atas 16 angka. Periksa kembali.";
  let hari = Number(nik.slice(6, 8));
  if (hari > 40) hari -= 40;
  const [bulan, tahun] = [Number(nik.slice(8, 10)), Number(nik.slice(10, 12))];
  if (!tanggalAda(hari, bulan, tahun)) return "Angka ke-7 sampai ke-12 NIK bukan tanggal lahir yang ada. Cocokkan dengan dokumennya.";
  if (nik.slice(12) === "0000") return "Empat angka terakhir NIK tidak pernah 0000. Cocokkan dengan dokumennya.";
  return "";
}

export const rapikanNik = (tulisan) => tulisan.trim().replace(/[ .\-]/g, "");

export const samarNik = (nik) => (nik ? "•".repeat(12) + nik.slice(-4) : "");

function tanggalAda(hari, bulan, tahun) {
  if (bulan < 1 || bulan > 12 || hari < 1) return false;
  return [1900, 2000].some((abad) => hari <= new Date(Date.UTC(abad + tahun, bulan, 0)).getUTCDate());
}
