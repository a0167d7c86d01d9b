#!/usr/bin/env bash
# Where rustup's standard library for WebAssembly is not to be had: Debian's security suite carries a current compiler with
# its library's sources, of which the library is built once and put where that compiler looks for it. As root, 2 minutes.
set -euo pipefail
target=wasm32-unknown-unknown
export DEBIAN_FRONTEND=noninteractive PATH=/usr/bin:$PATH

apt-get update
apt-get install --yes --no-install-recommends rustc-web cargo-web rust-web-src rust-web-clippy
llvm=$(/usr/bin/rustc --version --verbose | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
apt-get install --yes --no-install-recommends "lld-$llvm"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir src
touch src/lib.rs
cat >Cargo.toml <<'EOF'
[package]
name = "empty"
version = "0.0.0"
edition = "2021"
[profile.release]
opt-level = 3
panic = "abort"
EOF
# The library's sources are built with features that only a compiler of its own version may use. The names of their files
# end up in every page built with them: not so the path of this machine.
RUSTFLAGS="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src=crates" \
  RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=target cargo build --release --target "$target" \
  -Zbuild-std=std,panic_abort,panic_unwind,proc_macro,test
rm "target/$target/release/deps"/libempty-*.rlib
library=/usr/lib/rustlib/$target/lib
mkdir -p "$library"
cp "target/$target/release/deps"/*.rlib "$library"
