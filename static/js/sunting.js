// The instrument editor's try-out: while somebody types, the server says which rule decides.

const TUNDA = 250;

function pasang(form) {
  const hasil = document.querySelector("[data-coba-hasil]");
  const tabel = document.querySelector("[data-aturan-tabel]");
  let waktu, batal;
  form.querySelector("[data-hitung]").hidden = true;

  async function hitung() {
    batal?.abort();
    batal = new AbortController();
    try {
      const jawaban = await fetch(`${form.dataset.coba}?${new URLSearchParams(new FormData(form))}`, {
        signal: batal.signal,
      });
      if (!jawaban.ok) throw new Error(String(jawaban.status));
      const isi = new DOMParser().parseFromString(await jawaban.text(), "text/html");
      hasil.replaceChildren(...isi.body.childNodes);
      tandai();
    } catch (galat) {
      if (galat.name === "AbortError") return;
      form.querySelector("[data-hitung]").hidden = false; // the line is down: the button still works later
    }
  }

  function tandai() {
    const urut = hasil.querySelector("[data-hasil-coba]")?.dataset.aturan;
    for (const [n, baris] of [...(tabel?.tBodies[0].rows ?? [])].entries()) {
      baris.classList.toggle("kini", urut !== "" && Number(urut) === n);
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(waktu);
    waktu = setTimeout(hitung, TUNDA);
  });
  form.addEventListener("submit", (acara) => {
    acara.preventDefault();
    hitung();
  });
}

for (const form of document.querySelectorAll("form[data-coba]")) pasang(form);
document.querySelector("#ubah :is(.is-invalid, input:not([type=hidden]), textarea, select)")?.focus({ preventScroll: true });
