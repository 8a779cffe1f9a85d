#!/usr/bin/env bash
# Write requirements.lock and requirements-dev.lock: exact, hashed, for all systems, without any
# address. Versions stay as they are where pyproject.toml allows; --upgrade chooses them anew.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

compile() {
    .venv/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
        --no-annotate --python .venv/bin/python "$@" pyproject.toml
}

compile "$@" --output-file requirements.lock
# The tests run on the very versions that ship.
compile "$@" --constraint requirements.lock --group dev --output-file requirements-dev.lock
