"""The village day with two tablets: sixty residents, hardly any network, a browser killed, a new release in between."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from layanan.ketupat_pecel.hari.hitung import golongan, tanda_terima
from layanan.sop.pribadi.hitung import periksa_nik
from tests.peramban.peladen import AKAR, Peladen, salin_data
from tests.peramban.perangkat import Tablet, antrean, kosong, siap, terbitkan_ulang, tunggu
from tests.peramban.periksa import periksa_axe, periksa_lebar
from tests.peramban.test_berkas import foto
from tests.peramban.test_luring_gangguan import GESER_JAM

SIAPKAN = """
from tests.layanan.ketupat_pecel.pabrik_hari import buat_hari_desa
h = buat_hari_desa(kode="13.12", warga=60, status="ditugaskan")
h.perjalanan.permohonan.jeda.create(langkah="kedatangan", alasan="hari", mulai_pada=h.perjalanan.dibuat_pada)
h.perjalanan.permohonan.status = "dijeda"
h.perjalanan.permohonan.save()
for n, orang in enumerate(h.tim, 1):
    orang.username, orang.nama = f"desa.uji{n}", f"Petugas {n}"
    orang.set_password("%s")
    orang.save()
print(h.perjalanan.pk)
"""
KEADAAN = """
import json
from layanan.ketupat_pecel.hari.models import FotoBerkas, Pelayanan
from layanan.ketupat_pecel.perjalanan.models import Perjalanan
from layanan.ketupat_pecel.tutup.models import TutupHari
from pentas.luring.models import Entri
p = Perjalanan.objects.get(pk=%s)
semua = list(p.pelayanan.select_related("tablet"))
print(json.dumps({
    "entri": {str(e.uuid): e.jenis for e in Entri.objects.filter(jenis__startswith="ketupat.")},
    "nomor": sorted(str(x) for x in semua),
    "versi": sum(x.versi for x in semua),
    "struk": [x.tanda_terima for x in semua if x.urut],
    "foto": FotoBerkas.objects.filter(pelayanan__perjalanan=p).count(),
    "status": p.status,
    "langkah": p.permohonan.langkah,
    "angka": next(iter(TutupHari.objects.filter(perjalanan=p).values_list("angka", flat=True)), None),
}))
"""
# The same buttons, pressed as fast as the page lets itself be pressed.
LAYANI = """async (daftar) => {
    const cari = (pilih) => document.querySelector(pilih);
    const tunggu = async (pilih) => {
        for (let n = 0; n < 500; n++) {
            const ada = typeof pilih === "string" ? cari(pilih) : pilih();
            if (ada) return ada;
            await new Promise((ya) => setTimeout(ya, 10));
        }
        throw new Error(`never came: ${pilih}`);
    };
    const tekan = async (kata) => (await tunggu(() => {
        const tombol = cari("#aksi-utama");
        return tombol && !tombol.disabled && tombol.textContent === kata ? tombol : null;
    })).click();
    for (const [baris, akhir] of daftar) {
        const lama = document.querySelectorAll("[data-antri] li").length;
        (await tunggu("[data-nomor-baru]:not([disabled])")).click();
        await tunggu(() => document.querySelectorAll("[data-antri] li").length > lama);
        const kolom = await tunggu("#cari-warga");
        kolom.value = String(baris);
        kolom.dispatchEvent(new Event("input"));
        (await tunggu(".hasil-cari button")).click();
        await tekan("Selesai daftar");
        await tekan("Mulai periksa berkas");
        await tekan("Lanjut, proses data");
        for (const kode of [...document.querySelectorAll(".dok .akhir select")].map((s) => s.id)) {
            const pilih = cari(`#${kode}`);
            pilih.value = akhir;
            pilih.dispatchEvent(new Event("change"));
        }
        if (akhir === "ditolak") {
            const alasan = await tunggu("[id^='alasan-']");
            alasan.value = "Bukan penduduk desa ini.";
            alasan.dispatchEvent(new Event("input"));
        }
        if (akhir === "ke_kantor") await tekan("Cetak tanda terima");
        if (akhir === "di_tempat") await tekan("Lanjut, cetak");
        await tekan("Selesai");
        await tunggu(() => cari("#aksi-utama")?.textContent !== "Selesai");
    }
}"""
TAHU_TABLET_LAIN = """async (alamat) => {
    const [nama] = (await caches.keys()).filter((n) => n.startsWith("paket-"));
    return (await (await (await caches.open(nama)).match(alamat)).text()).includes('"huruf": "B"');
}"""
AKHIR = ["di_tempat", "ke_kantor", "di_tempat", "ditahan", "di_tempat", "ke_kantor", "ditolak"]


@pytest.fixture
def desa(data_contoh, tmp_path):
    salin_data(data_contoh, tmp_path / "peladen")
    peladen = Peladen(tmp_path / "peladen")
    pk = peladen.manage("shell", "-v0", "-c", SIAPKAN % peladen.sandi).stdout.split()[-1]
    peladen.hari, peladen.tutup = (f"/layanan/desa/perjalanan/{pk}/{bagian}/" for bagian in ("hari", "tutup"))
    peladen.pk = pk
    peladen.mulai()
    yield peladen
    peladen.henti()


@pytest.fixture
def tablet(peramban, desa, tmp_path):
    """Factory: a tablet of the n-th member of the team, with a screen of this size."""
    semua = []

    def _tablet(n, lebar, tinggi):
        satu = Tablet(peramban, desa, tmp_path / f"profil{n}")
        satu.ukuran = {"width": lebar, "height": tinggi}
        satu.akun = f"desa.uji{n}"
        semua.append(satu)
        return satu

    yield _tablet
    for satu in semua:
        satu.matikan()
        assert not satu.keluhan


def nyalakan(satu, *, luring=False):
    page = satu.nyalakan(luring=luring)
    satu.konteks.add_init_script("window.print = () => { window.dicetak = (window.dicetak ?? 0) + 1; }")
    page.set_viewport_size(satu.ukuran)
    return page


def keadaan(desa) -> dict:
    return json.loads(desa.manage("shell", "-v0", "-c", KEADAAN % desa.pk).stdout.strip().splitlines()[-1])


def buka(page, alamat):
    page.goto(alamat)
    page.wait_for_selector("html[data-desa-siap]")


def bawa(satu, desa):
    """Registered, packed, proved to open without a network; then without one."""
    page = nyalakan(satu)
    satu.masuk(page, satu.akun)
    buka(page, desa.hari)
    siap(page)
    page.get_by_role("button", name="Bawa luring").click()
    expect(page.locator("[data-bawa-kata]")).to_contain_text("Siap luring", timeout=60_000)
    expect(page.locator("[data-nomor-baru]")).to_be_enabled()
    return page


def satu_warga(page, cari, akhir, *, foto_syarat=None):
    """One resident by hand, as an officer would; returns his number."""
    page.locator("[data-nomor-baru]").click()
    page.fill("#cari-warga", cari)
    page.locator(".hasil-cari button").first.click()
    utama = page.locator("#aksi-utama")
    for kata in ("Selesai daftar", "Mulai periksa berkas", "Lanjut, proses data"):
        expect(utama).to_have_text(kata)
        utama.click()
    if foto_syarat:
        page.set_input_files(f"input[data-foto-syarat={foto_syarat}]", [foto("KK.jpg")])
        expect(page.locator(".cuplik-foto.menunggu img")).to_have_count(1)
    for pilih in page.locator(".dok .akhir select").all():
        pilih.select_option(akhir)
    if akhir == "ke_kantor":
        expect(page.locator("#rencana-ambil")).not_to_have_value("")
        utama.click()
        expect(page.locator("[data-pin]")).to_have_text(re.compile(r"^\d{4}$"))
        tunggu(page, "() => window.dicetak > 0")
    if akhir == "di_tempat":
        utama.click()
    expect(utama).to_have_text("Selesai")
    utama.click()
    expect(page.locator("[data-antri] button[aria-current] .ik")).not_to_have_attribute("title", "Sedang dibuka")
    return page.locator("[data-antri] button[aria-current] .no").text_content()


def banyak(page, baris):
    page.evaluate(LAYANI, [[n, AKHIR[n % len(AKHIR)]] for n in baris])


def isi_antrean(page) -> dict:
    return {e["uuid"]: e["jenis"] for e in antrean(page)}


def test_dua_tablet_enam_puluh_warga_sehari(tablet, desa, tmp_path):
    a, b = tablet(1, 1024, 768), tablet(2, 768, 1024)
    pa, pb = bawa(a, desa), bawa(b, desa)
    assert satu_warga(pa, "Warga 1", "di_tempat") == "A-01"  # the last of the network
    kosong(pa)
    desa.henti()  # out of reach for the workers too, which no emulation of a browser stops
    for page in (pa, pb):
        page.context.set_offline(True)
        buka(page, desa.hari)
        periksa_lebar(page)

    assert satu_warga(pa, "warga 2", "ke_kantor", foto_syarat="kk_lama") == "A-02"
    assert satu_warga(pb, "31", "ke_kantor") == "B-01"
    periksa_axe(pb)
    assert satu_warga(pb, "warga 32", "ditahan") == "B-02"
    banyak(pb, range(33, 46))
    semula, nomor = isi_antrean(pb), pb.locator("[data-antri] .no").all_text_contents()
    b.bunuh()
    pb = nyalakan(b, luring=True)
    buka(pb, desa.hari)
    assert pb.locator("[data-antri] .no").all_text_contents() == nomor
    assert isi_antrean(pb) == semula

    # a number that was called out and of which nothing was kept
    pb.evaluate("() => { window.pentasAntrean.taruh = () => Promise.reject(new Error('uji')); }")
    pb.locator("[data-nomor-baru]").click()
    expect(pb.locator("[data-ringkas]")).to_have_text("uji")
    buka(pb, desa.hari)
    banyak(pb, range(46, 61))
    banyak(pa, range(3, 20))

    terbitkan_ulang(desa.data / "statis", **{"css/pentas.css": ":root{--uji-versi:baru}"})
    desa.mulai()
    pa.context.set_offline(False)
    buka(pa, desa.hari)
    kosong(pa)
    tunggu(pa, TAHU_TABLET_LAIN, desa.tutup)
    pa.context.set_offline(True)
    desa.henti()
    di_server = keadaan(desa)["entri"]
    banyak(pa, range(20, 31))

    tutup_bersama(pa, pb, desa, tmp_path)
    menunggu = isi_antrean(pa) | isi_antrean(pb)
    desa.mulai()
    pb.context.set_offline(False)
    b.masuk(pb, b.akun)  # the session ended with the browser
    kosong(pb)
    pa.context.set_offline(False)
    pa.evaluate("window.pentasAntrean.kirim()")
    kosong(pa)
    hasil = keadaan(desa)
    assert hasil["entri"] == di_server | menunggu
    assert hasil["versi"] == list(hasil["entri"].values()).count("ketupat.pelayanan")
    assert hasil["foto"] == 1
    assert len(hasil["nomor"]) == 60
    assert len(hasil["struk"]) == len(set(hasil["struk"])) > 10

    buka(pa, desa.tutup)
    pa.select_option("#saksi", "Sekretaris desa")
    pa.get_by_role("button", name="Tutup hari").click()
    pa.locator("dialog.konfirmasi").get_by_role("button", name="Tutup hari").click()
    expect(pa.locator("h1")).to_contain_text("ditutup")
    periksa_axe(pa)
    hasil = keadaan(desa)
    total = hasil["angka"]["total"]
    assert (hasil["status"], hasil["langkah"]) == ("ditutup", "penyelesaian")
    assert total["diterima"] == 60 and total["belum"] == 0
    assert 60 == total["di_tempat"] + total["ke_kantor"] + total["ditahan"] + total["ditolak"]
    assert [p["nomor"] for p in hasil["angka"]["penjelasan"]] == ["B-16"]
    assert len(hasil["struk"]) == total["ke_kantor"]
    desa.manage("periksa_jejak")


def tutup_bersama(pa, pb, desa, tmp_path):
    """Without a network: the gap explained, both have given their last number, A reads B's figures from a picture."""
    buka(pb, desa.tutup)
    expect(pb.locator("[data-panel] h2")).to_have_text("Satu nomor belum jelas")
    pb.check("#sebab-tidak_dipakai")
    pb.fill("#keterangan", "Kertasnya sobek.")
    pb.get_by_role("button", name="Catat penjelasan B-16").click()
    for page in (pb, pa):
        if page is pa:
            buka(pa, desa.tutup)
        page.get_by_role("button", name="Selesai di tablet ini").click()
        expect(page.locator("[data-panel] h2")).to_have_text("Hitungan tablet lain belum ada")
    periksa_lebar(pb)
    pb.get_by_role("button", name="Gabung tablet").click()
    gambar = tmp_path / "kode.png"
    pb.locator(".gabung .kode-qr").screenshot(path=gambar)
    kode = pb.locator("[data-kode-ketik]").text_content()
    pa.get_by_role("button", name="Gabung tablet").click()
    pa.fill("#ketik-kode", kode[:-1] + ("0" if kode[-1] != "0" else "1"))
    pa.get_by_role("button", name="Gabungkan").click()
    expect(pa.locator("[data-kata-gabung]")).to_contain_text("tidak terbaca")
    pa.set_input_files("[data-gambar-qr]", gambar)
    expect(pa.locator("[data-kata-gabung]")).to_contain_text("sudah digabung")
    pa.get_by_role("button", name="Selesai", exact=True).click()
    expect(pa.locator("[data-panel] h2")).to_have_text("Selisih nol")
    assert pa.locator("[data-rekon] b").first.text_content() == "60"
    expect(pa.locator("[data-form-tutup] button")).to_be_disabled()
    periksa_axe(pa)


def test_dua_tab_satu_tablet_tidak_memberi_nomor_yang_sama(tablet, desa):
    satu = tablet(1, 1024, 768)
    page = bawa(satu, desa)
    page.context.set_offline(True)
    lain = page.context.new_page()
    buka(lain, desa.hari)
    beri = """async () => {
        for (let n = 0; n < 8; n++) {
            document.querySelector("[data-nomor-baru]").click();
            do await new Promise((ya) => setTimeout(ya, 5));
            while (document.querySelector("[data-nomor-baru]").disabled);
        }
    }"""
    for tab in (page, lain):
        tab.evaluate(f"() => {{ window.selesai = ({beri})(); }}")
    for tab in (page, lain):
        tab.evaluate("() => window.selesai")
    harap = [f"A-{n:02d}" for n in range(1, 17)]
    for tab in (page, lain):
        expect(tab.locator("[data-antri] .no")).to_have_text(harap)
    isi = [e["isi"]["antrean"] for e in antrean(page) if e["jenis"] == "ketupat.pelayanan"]
    assert sorted(isi) == list(range(1, 17))


WAKTU = """
from django.utils import timezone
from layanan.ketupat_pecel.hari.models import WaktuMeja
kini, semua = timezone.now(), WaktuMeja.objects.filter(pelayanan__perjalanan=%s)
print(*(round((kini - t).total_seconds()) for w in semua for t in (w.mulai_pada, w.selesai_pada) if t))
"""


def test_jam_tablet_meleset_dan_ruangnya_penuh(tablet, desa):
    """A clock a day ahead, and a resident written several times over: nothing is set right twice. Then the disk is
    full: no number is called out that is not kept."""
    satu = tablet(2, 390, 844)
    page = nyalakan(satu)
    satu.konteks.add_init_script(GESER_JAM % (86_400_000, 86_400_000))
    satu.masuk(page, satu.akun)
    buka(page, desa.hari)
    page.get_by_role("button", name="Pakai tablet ini").click()
    assert satu_warga(page, "Warga 5", "di_tempat") == "A-01"
    kosong(page)
    buka(page, desa.hari)
    page.locator("[data-antri] button").click()
    page.locator(".aksi-lain summary, .aksi-lain button").first.click()  # opened again, to be mended
    expect(page.locator("#aksi-utama")).to_have_text("Selesai")
    page.locator("#aksi-utama").click()
    kosong(page)
    periksa_lebar(page)
    umur = [int(n) for n in desa.manage("shell", "-v0", "-c", WAKTU % desa.pk).stdout.split()]
    assert len(umur) == 8
    assert all(0 <= n < 300 for n in umur), umur
    satu.matikan()
    page = nyalakan(satu)  # the browser learns how much room there is with its first write
    cdp = page.context.new_cdp_session(page)
    cdp.send("Storage.overrideQuotaForOrigin", {"origin": f"{desa.url}/", "quotaSize": 1})
    satu.masuk(page, satu.akun)
    buka(page, desa.hari)
    page.locator("[data-nomor-baru]").click()
    expect(page.locator("[data-ringkas]")).to_contain_text("tidak dapat menyimpan nomor")
    expect(page.locator("[data-antri] li")).to_have_count(1)


def test_hitungan_halaman_sama_dengan_peladen(peramban):
    sumber = "\n".join(Path(AKAR / f"static/js/lib/desa-{n}.js").read_text() for n in ("hitung", "kode"))
    sumber = re.sub(r"^import .*$", "", sumber, flags=re.MULTILINE).replace("export ", "")
    page = peramban.new_page()
    try:
        nomor = [[t, u] for t in (1, 2, 9, 17, 404, 9999) for u in (1, 9, 17, 99, 123, 4321, 99_999, 123_456)]
        nasib = ["di_tempat", "ke_kantor", "ditahan", "ditolak", "belum"]
        gabungan = [[x for n, x in enumerate(nasib) if pola >> n & 1] for pola in range(32)]
        nik = [
            "9901014507900001",
            "9901013207850001",
            "9901010107850000",
            "12",
            "99 0101 0107.85-0009",
            "9901012902010001",
        ]
        hasil = page.evaluate(
            f"""([nomor, gabungan, nik]) => {{ {sumber}
                const angka = {{ huruf: "B", antrean: 300, akhir: true, pulang: 2, celah: [7, 260], diterima: 0,
                    di_tempat: 130, ke_kantor: 5, ditahan: 4, ditolak: 3, belum: 1,
                    dokumen: {{ kk: {{ di_tempat: 200, ke_kantor: 1, ditahan: 0, ditolak: 0, belum: 3 }} }} }};
                const jenis = ["ktp", "kk"];
                return {{
                    struk: nomor.map(([t, u]) => tandaTerima(t, u)),
                    golongan: gabungan.map(golongan),
                    nik: nik.map(galatNik),
                    kode: [true, false].map((d) => bacaKode(tulisKode("12", angka, jenis, d), "12", jenis)),
                    asing: bacaKode(tulisKode("12", angka, jenis), "13", jenis),
                }};
            }}""",
            [nomor, gabungan, nik],
        )
    finally:
        page.close()
    assert hasil["struk"] == [tanda_terima(t, u) for t, u in nomor]
    assert hasil["golongan"] == [golongan(x) for x in gabungan]
    assert hasil["nik"] == [periksa_nik(re.sub(r"[ .\-]", "", n)).galat for n in nik]
    penuh, pendek = hasil["kode"]
    assert (penuh["huruf"], penuh["antrean"], penuh["akhir"], penuh["diterima"]) == ("B", 300, True, 143)
    assert penuh["dokumen"]["kk"]["di_tempat"] == 200 and penuh["celah"] == [7, 260]
    assert pendek["dokumen"] == {} and pendek["di_tempat"] == 130
    assert hasil["asing"] is None
