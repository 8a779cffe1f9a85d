#!/usr/bin/env bash
# Ask which of the versions that ship have known vulnerabilities.
#
#   installer/audit.sh [OPTIONS of uv audit]
#
# uv, which is locked with all else, asks the OSV database about exactly the versions of
# requirements.lock. How it ends tells three things apart:
#
#   0   nothing is known against what ships; or the database was not reached, which is said: a
#       center's own machines often have no line to the Internet
#   1   vulnerabilities were found, and are named
#   3   the tool itself has failed: nothing is known, and somebody has to look why
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

uv=${UV:-$PWD/.venv/bin/uv}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

{
    printf '[project]\nname = "what-ships"\nversion = "0"\n'
    grep '^requires-python' pyproject.toml
    echo 'dependencies = ['
    sed -n 's/^\([A-Za-z0-9][^ ]*==.*[^ \\]\) *\\$/    "\1",/p' requirements.lock
    echo ']'
} >"$folder/pyproject.toml"

away='error sending request|HTTP status server error|error decoding response|[Ff]ailed to fetch'
away+='|timed out|error resolving DNS'

told() { sed 's/^/    /' "$folder/why" | grep -v 'is experimental' | tail -4 >&2; }

nothing_known() {
    if grep -Eq "$away" "$folder/why"; then
        echo "audit: no database was reached, so nothing is known of vulnerabilities:" >&2
        told
        exit 0
    fi
    echo "audit: the tool has failed ($1), so nothing is known of vulnerabilities:" >&2
    told
    exit 3
}

code=0
"$uv" lock --quiet --project "$folder" 2>"$folder/why" || nothing_known "uv lock: $?"
"$uv" audit --frozen --project "$folder" "$@" >"$folder/found" 2>"$folder/why" || code=$?
if ((code == 0)) || { ((code == 1)) && grep -q 'known vulnerabilit' "$folder/found"; }; then
    cat "$folder/found"
    exit "$code"
fi
nothing_known "uv audit: $code"
