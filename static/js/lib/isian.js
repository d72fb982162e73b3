// A form as the content of an entry, and back. `a.b` names nest; checkboxes of one name are a list.

const kolom = (form) => [...form.elements].filter((k) => k.name && k.name !== "csrfmiddlewaretoken" && k.type !== "submit");

function taruh(isi, nama, nilai) {
  const jalan = nama.split(".");
  const ujung = jalan.pop();
  const wadah = jalan.reduce((o, k) => (o[k] ??= {}), isi);
  wadah[ujung] = nilai;
}

function ambil(isi, nama) {
  return nama.split(".").reduce((o, k) => o?.[k], isi);
}

function ubahTipe(nilai, tipe) {
  if (tipe === "angka") return nilai === "" || nilai === null ? null : Number(nilai);
  return nilai;
}

function bacaKolom(form, k) {
  const { tipe } = k.dataset;
  if (k.type === "radio") {
    const pilih = form.querySelector(`input[name="${CSS.escape(k.name)}"]:checked`);
    const angka = tipe === "angka" || k.closest(".skor");
    return ubahTipe(pilih ? pilih.value : null, angka ? "angka" : tipe);
  }
  if (k.type === "checkbox") {
    if (tipe === "ya") return k.checked;
    const semua = form.querySelectorAll(`input[type=checkbox][name="${CSS.escape(k.name)}"]:checked`);
    return [...semua].map((c) => c.value);
  }
  return ubahTipe(k.value, tipe);
}

export function bacaIsian(form) {
  const isi = {};
  for (const k of kolom(form)) taruh(isi, k.name, bacaKolom(form, k));
  return isi;
}

export function tulisIsian(form, isi) {
  for (const k of kolom(form)) {
    const nilai = ambil(isi, k.name);
    if (nilai === undefined) continue;
    if (k.type === "radio") k.checked = nilai !== null && String(nilai) === k.value;
    else if (k.type === "checkbox") k.checked = Array.isArray(nilai) ? nilai.map(String).includes(k.value) : nilai === true;
    else k.value = nilai ?? "";
  }
}
