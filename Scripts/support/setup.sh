# What the scripts share: the repository's root, messages, and the tools that must be there. Sourced, not run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

step() {
    if [ -t 1 ]; then printf '\n\033[1m==> %s\033[0m\n' "$*"; else printf '\n==> %s\n' "$*"; fi
}
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

# Packages of the system's own package manager; elsewhere a message that says what to install.
install_packages() {
    local sudo=""
    if command -v apt-get >/dev/null; then
        [ "$(id -u)" -eq 0 ] || sudo="sudo"
        step "Installing $*"
        $sudo apt-get update -qq
        $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
    else
        fail "please install $* (Debian's names) with your package manager and run this script again"
    fi
}

need_swift() {
    command -v swift >/dev/null || fail "Swift 6.1 or newer is needed: https://www.swift.org/install"
}

# The generator reads YAML with libyaml.
need_libyaml() {
    need_swift
    if command -v pkg-config >/dev/null && pkg-config --exists yaml-0.1; then return; fi
    if command -v brew >/dev/null; then
        step "Installing libyaml"
        brew install --quiet libyaml pkgconf
    else
        install_packages libyaml-dev pkg-config
    fi
}

# The tests make their certificates with it.
need_openssl() {
    command -v openssl >/dev/null || install_packages openssl
}

# A virtual environment with what requirements.txt names, in Scripts/support or in a folder there; `$python` is its
# interpreter.
need_python() {
    local requirements="Scripts/support/${1:+$1/}requirements.txt" environment=".build/python${1:+-$1}"
    python="$PWD/$environment/bin/python"
    local wanted="$environment/requirements.txt"
    cmp -s "$requirements" "$wanted" && return
    command -v python3 >/dev/null || install_packages python3 python3-venv
    step "Preparing Python for the checks"
    rm -rf "$environment"
    if ! python3 -m venv "$environment" >/dev/null 2>&1; then
        install_packages python3-venv
        python3 -m venv "$environment"
    fi
    "$python" -m pip install --quiet --disable-pip-version-check -r "$requirements"
    cp "$requirements" "$wanted"
}

# Runs a command and shows what it prints only if it fails.
quietly() {
    local log
    log=$(mktemp)
    "$@" >"$log" 2>&1 || { cat "$log" >&2; rm -f "$log"; fail "failed: $*"; }
    rm -f "$log"
}

# The generator, and what it generates here: the SDK, and an API of awkward names for the generator's own tests.
build_sdkgen() { quietly swift build --package-path Generator --product sdkgen; }
sdkgen() { Generator/.build/debug/sdkgen "$@"; }

# The same for release. With the standard library in it, which every Apple system has already, it starts sooner.
release_sdkgen=Generator/.build/release/sdkgen
build_release_sdkgen() {
    local static=()
    [ "$(uname -s)" != Linux ] || static=(--static-swift-stdlib)
    quietly swift build --package-path Generator --product sdkgen -c release ${static[@]+"${static[@]}"}
}
greenflash_api=(--config Spec/sdkgen.yaml)
fixture_api=(--config Generator/Tests/FixtureAPI/sdkgen.yaml)
operations_api=(--config Generator/Tests/OperationsAPI/sdkgen.yaml)
configured_api=(--config Generator/Tests/ConfiguredAPI/sdkgen.yaml)
diff_api=(--config Generator/Tests/DiffAPI/sdkgen.yaml)

# Runs a build or test, and fails on any warning about this repository's code and manifests.
without_warnings() {
    local log
    log=$(mktemp)
    "$@" 2>&1 | tee "$log" || { rm -f "$log"; fail "failed: $*"; }
    if grep -E "^($PWD/|macro expansion).*: warning: |^warning: '?greenflash" "$log" | grep -v '/.build/' | sort -u >&2; then
        rm -f "$log"
        fail "there are warnings: $*"
    fi
    rm -f "$log"
}

# Runs a command with GREENFLASH_BASE_URL and GREENFLASH_API_KEY set to those of a sandbox that lives as long as it.
with_sandbox() {
    local log pid status=0
    log=$(mktemp)
    Sandbox/.build/debug/greenflash-sandbox --port 0 >"$log" 2>&1 &
    pid=$!
    trap "kill $pid 2>/dev/null || true; rm -f '$log'" EXIT
    for _ in $(seq 100); do
        grep -q '^listening on ' "$log" && break
        kill -0 "$pid" 2>/dev/null || { cat "$log" >&2; fail "the sandbox did not start"; }
        sleep 0.1
    done
    GREENFLASH_BASE_URL=$(sed -n 's/^listening on //p' "$log" | head -n 1)
    GREENFLASH_API_KEY=$(sed -n 's/^growth key: //p' "$log" | head -n 1)
    export GREENFLASH_BASE_URL GREENFLASH_API_KEY
    [ -n "$GREENFLASH_API_KEY" ] || { cat "$log" >&2; fail "the sandbox printed no key"; }
    "$@" || status=$?
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
    rm -f "$log"
    trap - EXIT
    return $status
}
