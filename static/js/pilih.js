// A box in a table's head that ticks every box of its name on the page.

for (const semua of document.querySelectorAll("[data-pilih-semua]")) {
  const kotak = [...document.querySelectorAll(`input[type=checkbox][name="${semua.dataset.pilihSemua}"]`)];
  const perbarui = () => {
    const jumlah = kotak.filter((k) => k.checked).length;
    semua.checked = jumlah > 0 && jumlah === kotak.length;
    semua.indeterminate = jumlah > 0 && jumlah < kotak.length;
  };
  semua.hidden = kotak.length === 0;
  semua.addEventListener("change", () => kotak.forEach((k) => (k.checked = semua.checked)));
  kotak.forEach((k) => k.addEventListener("change", perbarui));
  perbarui();
}
