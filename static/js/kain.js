// The matrix is one stop of the Tab key; arrow keys walk its cells, Enter opens (they are links).

const LANGKAH = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

function pasang(tabel) {
  const baris = [...tabel.tBodies[0].rows].map((r) => [...r.querySelectorAll("td.n a")]).filter((r) => r.length);
  if (!baris.length) return;
  let kini = tabel.querySelector("td.pilih a") ?? baris[0][0];
  for (const a of baris.flat()) a.tabIndex = a === kini ? 0 : -1;

  const ke = (a) => {
    if (!a) return;
    kini.tabIndex = -1;
    kini = a;
    kini.tabIndex = 0;
    kini.focus();
  };
  tabel.addEventListener("keydown", (acara) => {
    const langkah = LANGKAH[acara.key];
    const y = baris.findIndex((r) => r.includes(acara.target));
    if (y < 0) return;
    const x = baris[y].indexOf(acara.target);
    if (langkah) ke(baris[y + langkah[0]]?.[x + langkah[1]]);
    else if (acara.key === "Home") ke(baris[acara.ctrlKey ? 0 : y][0]);
    else if (acara.key === "End") ke(baris[acara.ctrlKey ? baris.length - 1 : y].at(-1));
    else return;
    acara.preventDefault();
  });
}

document.querySelectorAll("table[data-kain]").forEach(pasang);
