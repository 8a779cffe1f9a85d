#!/usr/bin/env bash
# Ask which of the versions that ship have known vulnerabilities.
#
#   installer/audit.sh [OPTIONS of uv audit]
#
# uv, which is locked with all else, asks the OSV database about exactly the versions of
# requirements.lock. What is found is a failure. Where the database cannot be reached that is said
# and is none: a center's own machines often have no line to the Internet.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

uv=$PWD/.venv/bin/uv
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

{
    printf '[project]\nname = "what-ships"\nversion = "0"\n'
    grep '^requires-python' pyproject.toml
    echo 'dependencies = ['
    sed -n 's/^\([A-Za-z0-9][^ ]*==.*[^ \\]\) *\\$/    "\1",/p' requirements.lock
    echo ']'
} >"$folder/pyproject.toml"

not_looked_up() {
    echo "audit: known vulnerabilities could not be looked up, so nothing is known of them:" >&2
    sed 's/^/    /' "$folder/why" | tail -2 >&2
    exit 0
}
"$uv" lock --quiet --project "$folder" 2>"$folder/why" || not_looked_up
code=0
"$uv" audit --frozen --project "$folder" "$@" >"$folder/found" 2>"$folder/why" || code=$?
grep -q 'cause: error sending request' "$folder/why" && not_looked_up
cat "$folder/found"
cat "$folder/why" >&2
exit "$code"
