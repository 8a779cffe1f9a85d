#!/usr/bin/env bash
# Make the Debian package of the bundle: dist/one-stop-center_VERSION_ARCHITECTURE.deb
#
#   installer/deb.sh         quickly, for tests
#   installer/deb.sh xz      as small as it gets, for release
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

packing=${1:-zstd}
declare -A level=([zstd]=12 [xz]=6)
version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
architecture=$(dpkg --print-architecture)
from=installer/linux
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT

put() { install -D -m "$1" "$2" "$root/$3"; }

[[ -x dist/center/center ]] || {
    echo "installer/deb.sh: there is no bundle in dist/center: run make bundle." >&2
    exit 1
}
mkdir -p "$root/usr/lib" "$root/usr/bin" "$root/DEBIAN"
cp -a dist/center "$root/usr/lib/one-stop-center"
ln -s ../lib/one-stop-center/center "$root/usr/bin/center"
cp dist/center/_internal/sbom.cdx.json "$root/usr/lib/one-stop-center/sbom.cdx.json"
put 644 LICENSE usr/share/doc/one-stop-center/copyright
cp -a docs "$root/usr/share/doc/one-stop-center/docs"
put 644 $from/center.toml etc/center/center.toml
put 644 $from/center.sysusers usr/lib/sysusers.d/center.conf
put 644 $from/center.tmpfiles usr/lib/tmpfiles.d/center.conf
put 644 $from/center.udev usr/lib/udev/rules.d/70-center.rules
for unit in $from/*.service $from/*.timer; do
    put 644 "$unit" "usr/lib/systemd/system/$(basename "$unit")"
done
for script in postinst prerm postrm; do
    put 755 $from/$script DEBIAN/$script
done
echo /etc/center/center.toml >"$root/DEBIAN/conffiles"
cat >"$root/DEBIAN/control" <<EOF
Package: one-stop-center
Version: $version
Architecture: $architecture
Maintainer: The one-stop center project <noreply@example.org>
Installed-Size: $(du -sk "$root/usr" | cut -f1)
Depends: systemd, $(awk '$1 == "run" { print $3 }' installer/system-packages.txt | sort -u | paste -sd, | sed 's/,/, /g')
Recommends: cage, seatd, xwayland, cups-client
Suggests: postgresql
Section: misc
Priority: optional
Description: front desk and queue of a one-stop government service center
 Kiosk, counters, hall display, manager and server of a center that brings the
 services of many agencies under one roof, with its journal and reports.
EOF
chmod -R u=rwX,go=rX "$root"
chmod 755 "$root"/DEBIAN/{postinst,prerm,postrm}
dpkg-deb --root-owner-group -Z"$packing" -z"${level[$packing]}" --build "$root" \
    "dist/one-stop-center_${version}_${architecture}.deb"
