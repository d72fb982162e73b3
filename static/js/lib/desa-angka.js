// The figures of the day's end as this tablet knows them: its own from what it holds, the others' as the server or their
// codes told; what was explained.

import { ambil, ingat } from "./desa-gudang.js";
import { gabungkan, hitung, sebutNomor } from "./desa-hitung.js";
import { bacaKode } from "./desa-kode.js";

const PENJELASAN = "ketupat.penjelasan";

export class Angka {
  constructor(hari) {
    this.hari = hari;
    this.nama = `ketupat:gabung:${hari.pk}`;
    this.gabungan = {};
    this.penjelasan = new Map();
  }

  get jenis() {
    return this.hari.data.dokumen.map((d) => d.kode);
  }

  async muat() {
    const { hari } = this;
    this.gabungan = (await ambil(this.nama)) ?? {};
    const [ingatan, entri] = await Promise.all([hari.ingatan(PENJELASAN), hari.antre.semua()]);
    this.penjelasan = new Map(hari.data.penjelasan.map((p) => [p.nomor, p]));
    const kata = Object.fromEntries(hari.data.sebab);
    const tambah = (nomor, { sebab, keterangan = "" }, letak) => this.penjelasan.set(nomor, { keterangan, ...this.penjelasan.get(nomor), nomor, sebab, kata: kata[sebab], letak });
    for (const [{ nomor }, { tersimpan }] of ingatan) tambah(nomor, tersimpan, "server");
    for (const e of entri) if (e.jenis === PENJELASAN && e.sasaran.perjalanan === hari.pk) tambah(e.sasaran.nomor, e.isi, e.keadaan);
  }

  jelas(huruf, n) {
    const p = this.penjelasan.get(sebutNomor(huruf, n));
    return Boolean(p) && p.letak !== "ditolak";
  }

  // This tablet's, whatever the server has of it.
  milik() {
    const { tablet, huruf, milik, celah } = this.hari;
    if (!tablet.siap) return null;
    const belum = celah.filter((n) => !this.jelas(huruf, n));
    return { huruf, nomor: tablet.tablet.nomor, antrean: tablet.hari.antrean, akhir: Boolean(tablet.hari.selesai), celah: belum, ...hitung(milik) };
  }

  // Of another tablet: who knows more of it.
  lain(huruf) {
    const server = this.hari.data.hitung.find((t) => t.huruf === huruf);
    const kode = this.gabungan[huruf];
    const banyak = (t) => (t ? t.diterima + t.pulang : -1);
    const dari = server && banyak(server) >= banyak(kode) && server.antrean >= (kode?.antrean ?? 0) ? { ...server, akhir: server.lapor || server.hilang || Boolean(kode?.akhir) } : { ...kode, nomor: server?.nomor, digabung: true };
    return { ...dari, celah: dari.celah.filter((n) => !this.jelas(huruf, n)) };
  }

  get semua() {
    const milik = this.milik();
    const huruf = new Set([...this.hari.data.hitung.map((t) => t.huruf), ...Object.keys(this.gabungan)]);
    huruf.delete(milik?.huruf);
    const lain = [...huruf].map((h) => this.lain(h));
    return [...(milik ? [milik] : []), ...lain].sort((a, b) => (a.huruf < b.huruf ? -1 : 1));
  }

  // Numbers of which nothing is known count as received and not clear, until they are explained.
  get total() {
    const { semua } = this;
    const hasil = gabungkan(semua);
    const celah = semua.flatMap((t) => t.celah.map((n) => sebutNomor(t.huruf, n)));
    return { ...hasil, tanpaNasib: hasil.belum, celah, diterima: hasil.diterima + celah.length, belum: hasil.belum + celah.length };
  }

  async terima(teks) {
    const angka = bacaKode(teks, this.hari.pk, this.jenis);
    if (!angka) return "Kode ini tidak terbaca, atau dari perjalanan lain. Baca atau ketik lagi.";
    if (angka.huruf === this.hari.huruf) return "Ini kode tablet ini sendiri. Baca kode dari tablet lain.";
    this.gabungan = await ingat(this.nama, { ...this.gabungan, [angka.huruf]: { ...angka, pada: new Date().toISOString() } });
    return "";
  }

  async jelaskan(nomor, sebab, keterangan) {
    const sasaran = { perjalanan: this.hari.pk, nomor };
    await this.hari.antre.taruh({ jenis: PENJELASAN, sasaran, isi: { sebab, keterangan }, judul: `Penjelasan ${nomor}` });
  }
}
