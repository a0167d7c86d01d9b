# shellcheck shell=bash
# What has to be on this machine. Each need_* function installs what is missing and says nothing when nothing is.

has() { command -v "$1" >/dev/null 2>&1; }

has rustup || PATH=${CARGO_HOME:-$HOME/.cargo}/bin:$PATH
export PATH=$PWD/.tools/bin:$PWD/tests/e2e/node_modules/.bin:$PATH

WASM=wasm32-unknown-unknown
CHROMIUM=${HEDDLE_CHROMIUM:-/usr/bin/chromium}
CHROMEDRIVER=${HEDDLE_CHROMEDRIVER:-/usr/bin/chromedriver}
# shellcheck disable=SC2034 # test.sh uses these.
NGINX=${HEDDLE_NGINX:-/usr/sbin/nginx}
# shellcheck disable=SC2034
FIREFOX=${HEDDLE_FIREFOX:-/usr/bin/firefox-esr}
# shellcheck disable=SC2034 # The path holds the machine's architecture and GTK's version.
WEBKIT=${HEDDLE_WEBKIT:-/usr/lib/*/webkit2gtk-4.*/MiniBrowser}

# need_system_packages WHAT HOW-LONG PACKAGE...: Debian's packages, where we may install them.
need_system_packages() {
  local what=$1 expected=$2
  shift 2
  if ! has apt-get || [ "$(id -u)" -ne 0 ]; then
    fail "$what is missing: install the packages $* (on Debian: sudo apt-get install $*) and run this again."
  fi
  step "Install $what" "$expected" "Install the packages $* by hand and run this again." install_system_packages "$@"
}

install_system_packages() {
  apt-get update
  DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$@"
}

need_rust() {
  has cargo || fail "Rust is missing: install it with rustup and run this again."
  # Rust links with the C compiler.
  has cc || need_system_packages "gcc" "1 minute" gcc libc6-dev
}

need_lints() {
  need_rust
  cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 && return
  step "Add rustfmt and clippy" "10 s" "Try 'rustup component add rustfmt clippy'." \
    rustup component add rustfmt clippy
}

need_node() {
  { has node && has npm; } || fail "Node is missing: install Node 20 or newer, with npm, and run this again."
  node --eval 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' ||
    fail "Node $(node --version) is too old: install Node 20 or newer and run this again."
}

# need_npm: what builds the page's files and drives the browser, as locked in tests/e2e/package-lock.json.
need_npm() {
  need_node
  local stamp=tests/e2e/node_modules/.installed
  cmp -s tests/e2e/package-lock.json "$stamp" && return
  step "Install the npm packages" "10 s" "Is the npm registry within reach?" install_npm "$stamp"
}

install_npm() {
  npm ci --prefix tests/e2e
  cp tests/e2e/package-lock.json "$1"
}

# need_wasm: a compiler for WebAssembly and the tools that make a page's files of what it builds.
need_wasm() {
  need_rust
  if ! has_std rustc && ! has_std /usr/bin/rustc; then
    # Whether that worked is seen below.
    step "Add the WebAssembly target" "5 s" "" eval "rustup target add $WASM || echo 'rustup could not.'"
    has_std rustc || need_std_from_debian
  fi
  local version
  version=$(locked_version wasm-bindgen)
  if [ "$(wasm-bindgen --version 2>/dev/null)" != "wasm-bindgen $version" ]; then
    # Its own lock file names a crate version that not every registry has; hence no --locked.
    step "Install wasm-bindgen $version into .tools" "4 minutes" "Is the crate registry within reach?" \
      install_tool "wasm-bindgen-cli@$version"
  fi
  has wasm-pack || step "Install wasm-pack into .tools" "3 minutes" "Is the crate registry within reach?" \
    install_tool --locked wasm-pack
}

# has_std RUSTC: whether this compiler has WebAssembly's standard library.
has_std() {
  local sysroot
  sysroot=$("$1" --print sysroot 2>/dev/null) && compgen -G "$sysroot/lib/rustlib/$WASM/lib/libstd-*.rlib" >/dev/null
}

need_std_from_debian() {
  if ! has apt-get || [ "$(id -u)" -ne 0 ]; then
    fail "Rust's standard library for WebAssembly is missing: try 'rustup target add $WASM', then run this again."
  fi
  step "Build it from Debian's sources instead" "2 minutes" "Try 'rustup target add $WASM' by hand." \
    scripts/wasm32-from-debian.sh
}

# locked_version CRATE: its version in Cargo.lock.
locked_version() {
  awk -F'"' -v crate="$1" '$1 == "name = " { found = $2 == crate } found && $1 == "version = " { print $2; exit }' Cargo.lock
}

# install_tool CRATE...: quick to build rather than quick to run.
install_tool() {
  CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    cargo install --root .tools "$@"
}

need_chromium() {
  [ -x "$CHROMIUM" ] && [ -x "$CHROMEDRIVER" ] && return
  [ -z "${HEDDLE_CHROMIUM:-}${HEDDLE_CHROMEDRIVER:-}" ] ||
    fail "HEDDLE_CHROMIUM ($CHROMIUM) or HEDDLE_CHROMEDRIVER ($CHROMEDRIVER) is not a program that can be run."
  need_system_packages "Chromium" "1 minute" chromium chromium-driver
}

# have_engine NAME PROGRAM PACKAGE...: whether another browser engine, or host, is there, after having tried to install it. Heddle can be
# tested without. PROGRAM may be a pattern.
have_engine() {
  local name=$1 program=$2
  shift 2
  compgen -G "$program" >/dev/null && return
  has apt-get && [ "$(id -u)" -eq 0 ] || return
  step "Install $name" "1 minute" "" eval "install_system_packages $* || echo 'It could not be installed.'"
  compgen -G "$program" >/dev/null
}

# in_wasm COMMAND...: runs it with the compiler that has WebAssembly's standard library, and so that nothing it builds
# contains a path of this machine.
in_wasm() {
  local flags="--remap-path-prefix=$PWD=heddle" folder separator=$'\x1f'
  for folder in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*; do
    flags+="$separator--remap-path-prefix=$folder=crates"
  done
  # Where the standard library's sources are installed too, the compiler names those files instead of its maker's.
  folder=$(rustc --print sysroot)/lib/rustlib/src/rust
  [ ! -d "$folder" ] ||
    flags+="$separator--remap-path-prefix=$folder=/rustc/$(rustc --version --verbose | sed -n 's/^commit-hash: //p')"
  (
    export CARGO_ENCODED_RUSTFLAGS=$flags
    if ! has_std rustc; then
      # The fallback's compiler: see wasm32-from-debian.sh.
      export PATH=/usr/bin:$PATH
      CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$(compgen -G '/usr/bin/wasm-ld-*' | head -n 1)
      export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER
    fi
    "$@"
  )
}
