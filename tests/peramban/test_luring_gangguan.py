"""The queue of a device when things break: the line, the browser, the release, the disk, the clock."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.peramban.peladen import Peladen, salin_data
from tests.peramban.perangkat import (
    KEADAAN,
    KUNJUNGAN,
    SIAPKAN_KUNJUNGAN,
    Kabel,
    Tablet,
    antrean,
    bawa,
    di_peladen,
    kosong,
    nilai,
    siap,
    terbitkan_ulang,
    tunggu,
)
from tests.peramban.test_berkas import foto

MB = 1024 * 1024
PUTUS = [20_000_001, 1, 9_000_000, 400_000, 7 * MB]
# A photograph of 50 MB: a small JPEG with comments full of noise, kept by the queue as the camera's button would.
FOTO_BESAR = """async ([kecil, byte]) => {
    const asli = Uint8Array.from(atob(kecil), (h) => h.charCodeAt(0));
    const isi = [asli.subarray(0, 2)];
    for (let n = 0; n < byte; n += 65537) {
        const komentar = new Uint8Array(65537);
        crypto.getRandomValues(komentar.subarray(4, 65536)); // it fills 65,536 bytes at most
        komentar.set([0xff, 0xfe, 0xff, 0xff]);
        isi.push(komentar);
    }
    isi.push(asli.subarray(2));
    const berkas = new File(isi, "Ruang tunggu.jpg", { type: "image/jpeg" });
    const sidik = new Uint8Array(await crypto.subtle.digest("SHA-256", await berkas.arrayBuffer()));
    const antre = window.pentasAntrean;
    const foto = await antre.titipkan(berkas);
    const sasaran = { periode: "LATIHAN-2026", peserta: "13.06", indikator: "24", foto };
    await antre.taruh({ jenis: "foto.lapangan", sasaran, isi: { nama: berkas.name }, lampiran: [foto], gabung: false });
    return [berkas.size, [...sidik].map((b) => b.toString(16).padStart(2, "0")).join("")];
}"""


@pytest.fixture(scope="module")
def data_lapangan(data_contoh, tmp_path_factory):
    """The demo on the day of the visit to 13.06."""
    folder = tmp_path_factory.mktemp("lapangan") / "data"
    salin_data(data_contoh, folder)
    Peladen(folder).manage("shell", "-c", SIAPKAN_KUNJUNGAN)
    return folder


@pytest.fixture
def lapangan(data_lapangan, tmp_path):
    salin_data(data_lapangan, tmp_path / "peladen")
    peladen = Peladen(tmp_path / "peladen", PENTAS_BATAS_UNGGAH_MB="64")
    peladen.mulai()
    yield peladen
    peladen.henti()


@pytest.fixture
def kabel(lapangan):
    kabel = Kabel(lapangan.porta)
    yield kabel
    kabel.tutup()


def ingatan_puncak(peladen) -> int:
    """Bytes: the most that the worker has ever used."""
    [anak] = Path(f"/proc/{peladen.proses.pid}/task/{peladen.proses.pid}/children").read_text().split()
    return int(re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{anak}/status").read_text())[1]) * 1024


def test_lampiran_50_mb_diputus_lima_kali_tiba_utuh(masuk, lapangan, kabel):
    lapangan.url = kabel.url
    page = masuk("penilai1", peladen=lapangan)
    page.goto(KUNJUNGAN)
    siap(page)
    page.context.set_offline(True)
    ukuran, sidik = page.evaluate(FOTO_BESAR, [base64.b64encode(foto("x")["buffer"]).decode(), 50 * MB])
    assert ukuran >= 50 * MB
    awal = ingatan_puncak(lapangan)
    kabel.lewat, kabel.putus = 0, list(PUTUS)
    page.context.set_offline(False)
    page.evaluate("window.pentasAntrean.kirim()")
    [bagian] = (lapangan.data / "titipan").iterdir()
    tiba, tumbuh = bagian.stat().st_size, ingatan_puncak(lapangan) - awal
    while kabel.diputus < len(PUTUS):  # instead of waiting for its own timer
        page.evaluate("window.pentasAntrean.kirim()")
    kosong(page)
    isi = next(p for p in (lapangan.data / "berkas" / "isi").rglob("*") if p.is_file() and p.stat().st_size == ukuran)
    assert hashlib.sha256(isi.read_bytes()).hexdigest() == sidik
    assert tiba > 18 * MB and tumbuh < 4 * MB, f"{tumbuh} bytes more while {tiba} came in"
    assert [j for _, j, _ in di_peladen(lapangan)] == ["foto.lapangan"]
    assert not list((lapangan.data / "titipan").iterdir())


def test_versi_baru_aplikasi_tidak_menghilangkan_apa_pun(masuk, lapangan):
    page = masuk("penilai1", peladen=lapangan)
    bawa(page)
    kulit_lama = page.evaluate("caches.keys()")
    page.route("**/entri/", lambda rute: rute.abort())
    nilai(page, "23", 5, 1)
    nilai(page, "24", 1, 2)
    semula = [(e["uuid"], e["isi"]) for e in antrean(page)]
    lapangan.henti()
    css, js = ":root{--uji-versi:baru}", ";document.documentElement.dataset.uji='baru';"
    terbitkan_ulang(lapangan.data / "statis", **{"css/pentas.css": css, "js/pentas.js": js})
    lapangan.mulai()

    page.goto(f"{KUNJUNGAN}25/")  # a page of the new release, maybe before its worker is here
    page.context.set_offline(True)
    page.reload()
    expect(page.locator("[data-lapangan]")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).fontFamily") != "serif"
    page.context.set_offline(False)
    page.goto(KUNJUNGAN)
    lama = next(n for n in kulit_lama if n.startswith("kulit-"))
    tunggu(page, "async (lama) => !(await caches.has(lama))", lama)
    page.context.set_offline(True)
    for alamat in (KUNJUNGAN, f"{KUNJUNGAN}23/", f"{KUNJUNGAN}26/"):
        page.goto(alamat)
        gaya = "getComputedStyle(document.documentElement).getPropertyValue('--uji-versi')"
        assert (page.evaluate(gaya), page.evaluate("document.documentElement.dataset.uji")) == ("baru", "baru")
    assert [(e["uuid"], e["isi"]) for e in antrean(page)] == semula
    page.unroute("**/entri/")
    page.context.set_offline(False)
    page.evaluate("window.pentasAntrean.kirim()")
    kosong(page)
    assert sorted(u for u, *_ in di_peladen(lapangan)) == sorted(u for u, _ in semula)


@pytest.fixture
def tablet(peramban, lapangan, tmp_path):
    tablet = Tablet(peramban, lapangan, tmp_path / "profil")
    yield tablet
    tablet.matikan()
    assert not tablet.keluhan


def test_peramban_dibunuh_lalu_dibuka_lagi_tanpa_jaringan(tablet, lapangan):
    page = tablet.nyalakan()
    tablet.masuk(page, "penilai1")
    bawa(page)
    page.context.set_offline(True)
    nilai(page, "23", 5, 1)
    nilai(page, "24", 1, 2)
    semula = [(e["uuid"], e["isi"]) for e in antrean(page)]
    tablet.bunuh()
    lapangan.henti()

    page = tablet.nyalakan(luring=True)
    page.goto(f"{KUNJUNGAN}24/")
    expect(page.locator("input[name=level][value='1']")).to_be_checked()
    page.goto("/kiriman/")
    expect(page.locator("[data-kiriman] li")).to_have_count(2)
    assert [(e["uuid"], e["isi"]) for e in antrean(page)] == semula
    lapangan.mulai()
    page.context.set_offline(False)
    tablet.masuk(page, "penilai1")  # the session ended with the browser
    kosong(page)
    assert sorted(u for u, *_ in di_peladen(lapangan)) == sorted(u for u, _ in semula)


def test_ruang_penuh_dikatakan_dan_tetap_terkirim(tablet, lapangan):
    page = tablet.nyalakan()
    page.goto("/masuk/")  # makes the store
    tablet.matikan()
    page = tablet.nyalakan()  # the browser learns how much room there is with the first write
    cdp = page.context.new_cdp_session(page)
    cdp.send("Storage.overrideQuotaForOrigin", {"origin": f"{lapangan.url}/", "quotaSize": 1})
    tablet.masuk(page, "penilai1")
    page.goto(f"{KUNJUNGAN}24/")
    page.context.set_offline(True)
    page.set_input_files("[data-lampiran] input[type=file][multiple]", [foto("Loket.jpg")])
    expect(page.locator("[data-lampiran-kata]")).to_contain_text("Ruang perangkat penuh")
    page.check("input[name=level][value='1']", force=True)
    expect(page.locator(KEADAAN)).to_contain_text("Jangan tutup halaman ini")
    expect(page.locator("#luring-pita")).to_contain_text("Ruang perangkat ini penuh")
    page.context.set_offline(False)
    expect(page.locator(KEADAAN)).to_contain_text("Tersimpan di server")
    page.check("input[name=level][value='5']", force=True)
    expect(page.locator(KEADAAN)).to_have_text("Menyimpan…")
    expect(page.locator(KEADAAN)).to_contain_text("Tersimpan di server")
    kosong(page)
    assert [j for _, j, _ in di_peladen(lapangan)] == ["nilai.lapangan"] * 2
    page.reload()
    expect(page.locator("input[name=level][value='5']")).to_be_checked()


GESER_JAM = """(() => {
    const Asli = Date;
    window.Date = class extends Asli {
        constructor(...isi) { isi.length ? super(...isi) : super(Asli.now() + %d); }
        static now() { return Asli.now() + %d; }
    };
})()"""


def test_jam_salah_sehari_dikatakan_dan_tidak_dipercaya(masuk, lapangan):
    for hari, arah, kode in ((1, "lebih cepat", "24"), (-1, "lebih lambat", "25")):
        page = masuk("penilai1", peladen=lapangan)
        page.context.add_init_script(GESER_JAM % ((hari * 86_400_000,) * 2))
        page.goto(f"{KUNJUNGAN}{kode}/")
        page.check("input[name=level][value='1']", force=True)
        expect(page.locator(KEADAAN)).to_contain_text("Tersimpan di server")
        expect(page.locator("#jam-salah")).to_contain_text(f"{arah} 24 jam")
    jeda = "*(e.diterima_pada - e.terjadi_pada for e in Entri.objects.all())"
    tanya = f"from pentas.luring.models import Entri; print({jeda})"
    jeda = lapangan.manage("shell", "-v0", "-c", tanya).stdout.strip().splitlines()[-1].split()
    assert [j[:6] for j in jeda] == ["0:00:0"] * 2, jeda
