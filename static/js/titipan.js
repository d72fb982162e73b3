// Sends one file in pieces, from where it stopped (tus 1.0). Loaded by the queue when it has one to send.

import { Upload } from "tus-js-client";

import { kepala } from "./lib/kirim.js";

const TITIPAN = "/unggahan/titipan/";
const POTONG = 512 * 1024; // bytes that a broken line may have to repeat
const LANGKAH_SALAH = [409, 423]; // out of step with the server: ask it again where to go on

function jawaban(galat) {
  const asli = galat.originalResponse;
  const status = asli?.getStatus() ?? 0;
  let isi = {};
  try {
    isi = JSON.parse(asli.getBody());
  } catch {
    // no answer, or not one of ours
  }
  return { status: LANGKAH_SALAH.includes(status) ? 0 : status, isi, ok: false };
}

window.pentasUnggah = (lampiran, { kemajuan, dimulai }) =>
  new Promise((selesai) => {
    const berkas = new File([lampiran.isi], lampiran.nama, { type: lampiran.mime });
    const pengirim = new Upload(berkas, {
      endpoint: TITIPAN,
      metadata: { id: lampiran.uuid, filename: lampiran.nama, akun: String(lampiran.akun) },
      headers: kepala(),
      chunkSize: POTONG,
      retryDelays: null, // the queue knows when to try again
      storeFingerprintForResuming: false,
      uploadUrl: lampiran.dimulai ? `${TITIPAN}${lampiran.uuid}/` : null,
      onUploadUrlAvailable: dimulai,
      onProgress: (terkirim, jumlah) => kemajuan(Math.floor((terkirim / jumlah) * 100)),
      onSuccess: () => selesai(null),
      onError: (galat) => selesai(jawaban(galat)),
    });
    pengirim.start();
  });
