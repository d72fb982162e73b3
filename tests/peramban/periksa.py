"""What every page must pass, whatever it shows."""

import json
from functools import cache

from tests.peramban.peladen import AKAR

UKURAN = {"laptop": (1366, 768), "tablet": (768, 1024), "telepon": (390, 844)}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@cache
def _axe() -> str:
    return (AKAR / "node_modules" / "axe-core" / "axe.min.js").read_text()


def periksa_axe(page, *, warna=True):
    """No serious or critical finding of axe (WCAG 2.0 to 2.2, A and AA).

    ``warna`` False leaves out the contrast of colours, which takes most of the time.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())  # evaluated by the debugger, so the page's own CSP stays in force
    hasil = page.evaluate(
        """([tags, warna]) => {
            // A bar that sticks to the bottom covers something at any place; scrolling uncovers it.
            const bilah = document.querySelectorAll('.dasar-aksi, .nk-bawah, .rinci');
            for (const b of bilah) b.style.position = 'static';
            const aturan = {'color-contrast': {enabled: warna}};
            return axe.run({runOnly: {type: 'tag', values: tags}, rules: aturan, resultTypes: ['violations']})
                .then(hasil => hasil.violations);
        }""",
        [WCAG, warna],
    )
    berat = [
        {"id": v["id"], "help": v["help"], "html": [n["html"][:300] for n in v["nodes"]]}
        for v in hasil
        if v["impact"] in ("serious", "critical")
    ]
    assert not berat, f"axe at {page.url}:\n{json.dumps(berat, indent=1, ensure_ascii=False)}"


def periksa_lebar(page):
    """No horizontal scroll, and the name of what is too wide where there is one."""
    lebar, tampak, biang = page.evaluate(
        """() => {
            const akar = document.documentElement;
            const lewat = [...document.querySelectorAll('body *')].filter(
                e => e.getBoundingClientRect().right > akar.clientWidth + 1);
            return [akar.scrollWidth, akar.clientWidth,
                    lewat.slice(0, 5).map(e => e.tagName + '.' + (e.getAttribute('class') || ''))];
        }"""
    )
    assert lebar <= tampak, f"{page.url} is {lebar} px wide in a window of {tampak} px: {biang}"
