from fractions import Fraction

from django.template import engines


def cetak(sumber, **isi):
    return engines["django"].from_string(sumber).render(isi)


def test_filters_are_builtins():
    assert cetak("{{ n|angka }} {{ n|angka:0 }}", n=Fraction(551, 6)) == "91,83 92"


def test_icon_refers_to_the_sprite():
    assert "ikon.svg#upload" in cetak('{% ikon "upload" %}')
    assert 'aria-label="Tutup"' in cetak('{% ikon "x-lg" label="Tutup" %}')


def test_status_says_its_word():
    assert ">Menunggu verifikasi</span>" in cetak('{% status "tunggu" %}').replace("</svg>", ">")
    assert "2 dikembalikan" in cetak('{% status "balik" "2 dikembalikan" polos=True %}')
    assert 'class="status balik polos"' in cetak('{% status "balik" polos=True %}')


def test_six_keys_and_nothing_pressed_while_not_scored():
    isi = cetak('{% skor "nilai" n takurai="1,2" %}', n=None)
    assert isi.count('type="radio"') == 6
    assert "checked" not in isi
    assert isi.count('class="takurai"') == 2
    assert "Tidak<span" in isi


def test_zero_is_a_score():
    assert 'value="0" checked' in cetak('{% skor "nilai" n %}', n=0)


def test_five_keys_for_paparan():
    isi = cetak('{% skor "p1" 5 "besar" dari=1 nonaktif=True %}')
    assert isi.count('type="radio"') == 5
    assert 'value="5" checked' in isi
    assert "disabled" in isi


def test_threads_double_the_digit():
    assert cetak("{% benang 3 %}").count('class="a"') == 3


def test_motif_is_drawn_inline():
    assert 'fill="currentColor"' in cetak("{% motif 13 %}")
