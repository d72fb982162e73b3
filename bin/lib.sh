# shellcheck shell=sh
# Set-up shared by bin/run and bin/test: each step does its work once and is skipped while its
# inputs are unchanged. Sourced from the project's root; POSIX sh.

kabar() { printf '· %s\n' "$*"; }
peringatan() { printf '\n!! %s\n\n' "$*" >&2; }
gagal() {
    printf '%s\n' "$*" >&2
    exit 1
}

# --- system packages -------------------------------------------------------------------------

apt_segar=
# Install Debian packages where that is possible; the caller says what to do where it is not.
pasang_paket() {
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
        return 1
    fi
    kabar "Memasang paket sistem: $*"
    catatan_apt=$(mktemp)
    if ! apt_pasang "$@" >"$catatan_apt" 2>&1; then
        tail -5 "$catatan_apt" >&2
        rm -f "$catatan_apt"
        return 1
    fi
    rm -f "$catatan_apt"
}

apt_pasang() {
    [ -n "$apt_segar" ] || apt-get update -qq || return 1
    apt_segar=ya
    # RUNLEVEL=1: install services (PostgreSQL) without starting them.
    RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
}

# --- stamps: "this step was done with these inputs" --------------------------------------------

sidik_berkas() { cat "$@" | cksum; }
sudah() { [ "$(cat "$1" 2>/dev/null)" = "$2" ]; } # stamp file, fingerprint

# --- Python --------------------------------------------------------------------------------------

python_cukup() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

cari_python() {
    for calon in ${PYTHON:+"$PYTHON"} python3 python3.13 python3.12 python3.11; do
        if command -v "$calon" >/dev/null 2>&1 && python_cukup "$calon"; then
            printf '%s\n' "$calon"
            return
        fi
    done
    return 1
}

siapkan_python() { # lock file
    if ! .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        dasar=$(cari_python) || { pasang_paket python3 python3-venv && dasar=$(cari_python); } ||
            gagal "Perlu Python 3.11 atau lebih baru dengan modul venv: pasang paket python3 dan python3-venv, lalu ulangi."
        kabar "Membuat lingkungan Python (.venv)"
        "$dasar" -m venv --clear .venv
    fi
    pasang_kunci "$1"
}

pasang_kunci() { # lock file
    cap=.venv/terpasang-$1
    sidik_kunci=$(sidik_berkas "$1")
    sudah "$cap" "$sidik_kunci" && return
    kabar "Memasang paket Python ($1)"
    .venv/bin/python -m pip install -qq --disable-pip-version-check --no-input --require-hashes -r "$1" ||
        gagal "Paket Python belum dapat dipasang. Periksa sambungan internet, lalu ulangi."
    printf '%s\n' "$sidik_kunci" >"$cap"
}

# --- front end -------------------------------------------------------------------------------------

node_cukup() {
    command -v npm >/dev/null 2>&1 && node -e 'process.exit(process.versions.node.split(".")[0] < 18 ? 1 : 0)' 2>/dev/null
}

siapkan_node() {
    node_cukup && return
    ldconfig -p 2>/dev/null | grep -q 'libatomic\.so\.1' || pasang_paket libatomic1 || true # node's binary links it
    pasang_kunci requirements-node.lock
    PATH="$AKAR/.venv/bin:$PATH"
    export PATH
    node_cukup || gagal "Node.js belum dapat dijalankan: pasang paket nodejs dan npm, atau libatomic1, lalu ulangi."
}

sumber_tampilan() {
    find package-lock.json static templates pentas penilaian paparan layanan -path static/dist -prune -o \
        -type f ! -name '*.pyc' -print | LC_ALL=C sort
}

# static/dist/.sidik is the fingerprint of what the bundle was made from (icons are found in templates and code).
siapkan_tampilan() {
    sidik_paket=$(sidik_berkas package-lock.json)
    sidik_sumber=$(sumber_tampilan | xargs cat | cksum)
    sudah node_modules/.sidik "$sidik_paket" && sudah static/dist/.sidik "$sidik_sumber" && return
    siapkan_node
    if ! sudah node_modules/.sidik "$sidik_paket"; then
        kabar "Memasang paket tampilan (npm)"
        npm ci --silent --no-audit --no-fund || gagal "Paket tampilan belum dapat dipasang. Periksa sambungan internet, lalu ulangi."
        printf '%s\n' "$sidik_paket" >node_modules/.sidik
    fi
    kabar "Menyusun berkas tampilan"
    node static/bangun.mjs >/dev/null || gagal "Berkas tampilan belum dapat disusun; sebabnya tertulis di atas."
    printf '%s\n' "$sidik_sumber" >static/dist/.sidik
}

# --- WeasyPrint ----------------------------------------------------------------------------------

# PDF is the one part that needs system libraries. Without them everything else works.
siapkan_pdf() {
    .venv/bin/python -c 'import weasyprint' >/dev/null 2>&1 && return
    paket='libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0'
    # shellcheck disable=SC2086
    pasang_paket $paket && .venv/bin/python -c 'import weasyprint' >/dev/null 2>&1 && return
    peringatan "PDF belum dapat dibuat di sini: pasang paket $paket. Bagian lain tetap berjalan."
    return 0
}

# --- Django -------------------------------------------------------------------------------------------

kelola() { .venv/bin/python manage.py "$@"; }

kumpulkan_statis() {
    sidik_statis=$(cat static/dist/.sidik)
    sudah "$PENTAS_DATA/statis/.sidik" "$sidik_statis" && return
    kabar "Menyiapkan berkas statis"
    kelola collectstatic --noinput -v0
    printf '%s\n' "$sidik_statis" >"$PENTAS_DATA/statis/.sidik"
}
