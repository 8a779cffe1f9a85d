#!/usr/bin/env bash
# Prepare this machine: system packages where they lack and may be installed, a virtual environment
# in .venv, and in it exactly what the lock says. Run again it finds all done and ends at once.
#
#   installer/prepare.sh run     what the product needs
#   installer/prepare.sh test    what the tests and checks need besides
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

purpose=${1:-run}
case $purpose in
    run | test) ;;
    *)
        echo "installer/prepare.sh: '$purpose' is not known; say run or test." >&2
        exit 2
        ;;
esac

export UV_PYTHON_DOWNLOADS=never PIP_DISABLE_PIP_VERSION_CHECK=1

say() { echo "prepare: $*" >&2; }

# Without the lock of below, which a server that an installation starts would hold on to.
as_root() {
    if [[ $EUID -eq 0 ]]; then "$@" 9<&-; else sudo -n "$@" 9<&-; fi
}

may_install() {
    command -v apt-get >/dev/null && as_root true 2>/dev/null
}

apt_install() {
    local output
    say "Installing system packages: $*"
    as_root apt-get update -qq || say "The list of packages could not be renewed."
    output=$(as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
        --no-install-recommends -o DPkg::Lock::Timeout=300 "$@" 2>&1) || {
        echo "$output" >&2
        return 1
    }
}

# --- System packages -----------------------------------------------------------------------------

known_libraries() { PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null || true; }

libraries=$(known_libraries)

is_there() {
    case $1 in
        cmd:*) command -v "${1#cmd:}" >/dev/null ;;
        file:*) compgen -G "${1#file:}" >/dev/null ;;
        *) [[ $libraries == *$'\t'"$1 "* ]] ;;
    esac
}

missing_packages() {
    local for_whom probe package _
    while read -r for_whom probe package _; do
        [[ $for_whom == run || $for_whom == "$purpose" ]] || continue
        is_there "$probe" || echo "$package"
    done < <(grep -E '^(run|test) ' installer/system-packages.txt) | sort -u
}

provide_system_packages() {
    local missing package
    mapfile -t missing < <(missing_packages)
    ((${#missing[@]})) || return 0
    if may_install; then
        # One that this system does not offer keeps none of the others back.
        apt_install "${missing[@]}" ||
            for package in "${missing[@]}"; do apt_install "$package" || true; done
        libraries=$(known_libraries)
        mapfile -t missing < <(missing_packages)
    fi
    ((${#missing[@]} == 0)) ||
        say "System packages are missing; ask for: apt-get install ${missing[*]}"
}

# --- Python --------------------------------------------------------------------------------------

suits() {
    "$1" -c 'import sys, ensurepip, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' \
        2>/dev/null
}

find_python() {
    local name
    for name in ${PYTHON:-python3.11 python3.12 python3.13 python3 /usr/bin/python3}; do
        if suits "$name"; then
            echo "$name"
            return
        fi
    done
    return 1
}

provide_environment() {
    local python
    ! suits .venv/bin/python || return 0
    python=$(find_python) || {
        ! may_install || apt_install python3-venv || true
        python=$(find_python) || {
            say "Install Python 3.11, 3.12 or 3.13 with venv (on Debian: apt-get install python3-venv)."
            exit 1
        }
    }
    rm -rf .venv
    "$python" -m venv .venv
}

# --- Python packages, from the lock --------------------------------------------------------------

digest() {
    cat requirements.lock requirements-dev.lock pyproject.toml installer/prepare.sh | sha256sum
}

is_prepared() {
    local now done_for
    now=$(digest)
    for done_for in test "$purpose"; do
        if [[ $(cat ".venv/prepared-$done_for" 2>/dev/null) == "$now" ]]; then return 0; fi
    done
    return 1
}

provide_packages() {
    local lock=requirements.lock uv_alone
    # Once the tests' packages are there, they are kept up to date and not thrown out.
    if [[ $purpose == test || -f .venv/prepared-test ]]; then
        purpose="test"
        lock=requirements-dev.lock
    fi
    say "Installing what $lock lists, once; this can take a minute."
    rm -f .venv/prepared-*
    uv_alone=.venv/uv.lock
    awk '/^[a-z]/ { wanted = /^uv==/ } wanted' requirements-dev.lock >"$uv_alone"
    .venv/bin/python -m pip install --quiet --require-hashes -r "$uv_alone"
    .venv/bin/uv pip sync --quiet --python .venv/bin/python --require-hashes --compile-bytecode \
        "$lock" "$uv_alone"
    .venv/bin/uv pip install --quiet --python .venv/bin/python --no-deps --editable .
    digest >".venv/prepared-$purpose"
}

# Two that prepare at the same time take turns.
exec 9<.
! command -v flock >/dev/null || flock 9

provide_system_packages
provide_environment
is_prepared || provide_packages
