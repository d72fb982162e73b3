// The QR of a slip carries its code after the "#": it fills the field and leaves the address at once.

const kode = document.getElementById("id_kode");
const dibawa = decodeURIComponent(location.hash.slice(1));
if (kode && /^[a-z0-9-]{8,40}$/i.test(dibawa)) {
  kode.value = dibawa;
  history.replaceState(null, "", location.pathname);
  document.getElementById("id_username")?.focus();
}
