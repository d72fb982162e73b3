// Photos are made smaller before they travel: longest side 2000 px, JPEG. Anything else stays as it is.

const BATAS = 2 * 1024 * 1024;
const SISI = 2000;
const FOTO = ["image/jpeg", "image/png", "image/webp"];

export async function kecilkan(berkas) {
  if (!FOTO.includes(berkas.type) || berkas.size <= BATAS) return berkas;
  try {
    const gambar = await createImageBitmap(berkas, { imageOrientation: "from-image" });
    const skala = Math.min(1, SISI / Math.max(gambar.width, gambar.height));
    const kanvas = document.createElement("canvas");
    kanvas.width = Math.round(gambar.width * skala);
    kanvas.height = Math.round(gambar.height * skala);
    kanvas.getContext("2d").drawImage(gambar, 0, 0, kanvas.width, kanvas.height);
    const isi = await new Promise((ya) => kanvas.toBlob(ya, "image/jpeg", 0.85));
    if (!isi || isi.size >= berkas.size) return berkas;
    return new File([isi], berkas.name.replace(/\.[^.]+$/, "") + ".jpg", { type: "image/jpeg" });
  } catch {
    return berkas; // not a picture this browser can read; the server decides
  }
}
