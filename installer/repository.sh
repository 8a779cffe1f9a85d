#!/usr/bin/env bash
# Make or renew a signed repository of the Debian packages in dist: dist/repository
#
#   GPG_KEY=who@example.org installer/repository.sh
#
# It is copied to the center's server as it is; systems there believe what this key signed, and for
# no longer than VALID_DAYS, so that nobody can hold a new version back for ever.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

into=${REPOSITORY:-dist/repository}
days=${VALID_DAYS:-60}
[[ -n ${GPG_KEY:-} ]] || {
    echo "installer/repository.sh: say GPG_KEY=, the name of the key that signs." >&2
    exit 2
}
for tool in apt-ftparchive:apt-utils gpg:gpg; do
    command -v "${tool%%:*}" >/dev/null || {
        echo "installer/repository.sh: ${tool%%:*} is missing: apt-get install ${tool##*:}" >&2
        exit 1
    }
done

architecture=$(dpkg --print-architecture)
packages=dists/stable/main/binary-$architecture
mkdir -p "$into/pool" "$into/$packages"
for package in dist/*.deb; do
    # What was signed once stays as it is. (cp -n fails for that in some versions.)
    [[ -e $into/pool/${package##*/} ]] || cp "$package" "$into/pool/"
done
cd "$into"
apt-ftparchive packages pool >"$packages/Packages"
gzip -9kf "$packages/Packages"
apt-ftparchive \
    -o APT::FTPArchive::Release::Origin="One-stop center" \
    -o APT::FTPArchive::Release::Label="One-stop center" \
    -o APT::FTPArchive::Release::Suite=stable \
    -o APT::FTPArchive::Release::Codename=stable \
    -o APT::FTPArchive::Release::Architectures="$architecture" \
    -o APT::FTPArchive::Release::Components=main \
    -o APT::FTPArchive::Release::ValidTime=$((days * 86400)) \
    release dists/stable >Release.new
mv Release.new dists/stable/Release
gpg --batch --yes --local-user "$GPG_KEY" --clearsign --output dists/stable/InRelease dists/stable/Release
gpg --batch --yes --export "$GPG_KEY" >one-stop-center.gpg
