// The page of a request: a new file takes the place of the one before it, and the forms learn the new version.

for (const wadah of document.querySelectorAll("[data-ganti]")) {
  wadah.addEventListener("unggah:selesai", ({ detail }) => {
    const semua = [...wadah.querySelectorAll("li[data-lampiran]")];
    for (const lama of semua.slice(0, -1)) lama.remove();
    for (const kolom of document.querySelectorAll("input[name=versi]")) kolom.value = detail.versi;
  });
}
