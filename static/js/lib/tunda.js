// What is not yet saved on this page. Whoever holds unsaved work registers here; links and forms wait for it.

// On window, because every script is its own bundle and they must see the same set.
const pemegang = (window.pentasTunda ??= new Set());

// `yang.belum`: warn before leaving. `yang.tertunda` with `yang.tuntaskan()`: can be saved now, so wait for it.
export function jaga(yang) {
  pemegang.add(yang);
}

export function lepas(yang) {
  pemegang.delete(yang);
}

const tertunda = () => [...pemegang].filter((p) => p.tertunda);

const tuntaskan = () => Promise.all(tertunda().map((p) => p.tuntaskan()));

function tautanBiasa(acara) {
  const a = acara.target.closest?.("a[href]");
  const lain = acara.button || acara.metaKey || acara.ctrlKey || acara.shiftKey || acara.altKey;
  if (!a || lain || a.target || a.hasAttribute("download") || a.getAttribute("href").startsWith("#")) return null;
  return a;
}

export function pasangPenjaga() {
  addEventListener("beforeunload", (acara) => {
    if ([...pemegang].some((p) => p.belum)) acara.preventDefault();
  });
  document.addEventListener("click", async (acara) => {
    const a = tautanBiasa(acara);
    if (!a || !tertunda().length) return;
    acara.preventDefault();
    await tuntaskan();
    location.assign(a.href); // if something is still unsaved the browser asks
  });
  document.addEventListener(
    "submit",
    async (acara) => {
      if (!tertunda().length) return;
      const { target, submitter } = acara;
      acara.preventDefault();
      acara.stopImmediatePropagation();
      await tuntaskan();
      if (!tertunda().length) target.requestSubmit(submitter);
    },
    true,
  );
}
