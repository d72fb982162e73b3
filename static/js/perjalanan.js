// The arrival: where the team is goes along only if somebody presses the button. Without script the form works as it is.

const form = document.querySelector("form[data-tiba]");
const tombol = form?.querySelector("[data-posisi]");
const kata = form?.querySelector("[data-posisi-kata]");

function terima({ coords }) {
  form.elements.lintang.value = coords.latitude.toFixed(6);
  form.elements.bujur.value = coords.longitude.toFixed(6);
  kata.textContent = `Posisi terbaca dengan ketelitian ${Math.round(coords.accuracy)} meter. Tekan Catat tiba.`;
  tombol.hidden = true;
}

function gagal() {
  kata.textContent = "Posisi tidak terbaca atau tidak diizinkan. Kedatangan tetap dapat dicatat tanpa posisi.";
  tombol.disabled = false;
}

if (tombol && "geolocation" in navigator) {
  tombol.hidden = false;
  tombol.addEventListener("click", () => {
    tombol.disabled = true;
    kata.textContent = "Membaca posisi…";
    navigator.geolocation.getCurrentPosition(terima, gagal, { timeout: 20000, maximumAge: 60000 });
  });
}
