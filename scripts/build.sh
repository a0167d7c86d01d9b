# shellcheck shell=bash
# From sources to dist/, and from there to a browser.

build_command() {
  need_wasm
  need_npm
  step "Compile to WebAssembly" "2 minutes" "The compiler's message is above." compile
  step "Pack and optimise it with wasm-opt" "20 s" "Its last lines say why." pack
  step "Put the page together in dist/" "3 s" "The reason is above." node scripts/assemble.mjs
  cat "$STEP_LOG"
}

# The same build as wasm-pack's, which then finds it done.
compile() {
  cargo fetch --locked
  in_wasm cargo build --locked --package heddle-page --release --target "$WASM"
}

# Only when the compiler made something new, or the tools are others.
pack() {
  local compiled made
  compiled=$(cargo metadata --locked --no-deps --format-version 1 |
    node --eval 'console.log(JSON.parse(require("fs").readFileSync(0)).target_directory)')/$WASM/release/heddle_page.wasm
  made="$(sha256sum <"$compiled") $(wasm-bindgen --version) $(wasm-opt --version)"
  if [ "$made" = "$(cat pkg/.made-from 2>/dev/null)" ]; then
    echo "Nothing changed."
    return
  fi
  rm -rf pkg
  in_wasm wasm-pack build page --mode no-install --target web --release --no-typescript --no-pack \
    --out-dir ../pkg --out-name heddle -- --locked
  # Without wasm-opt in PATH it only says that it skips it.
  if ! grep -q 'Optimizing wasm binaries' "$STEP_LOG"; then
    echo "wasm-pack did not run wasm-opt."
    return 1
  fi
  echo "$made" >pkg/.made-from
}

serve_command() {
  build_command
  say
  exec node scripts/serve.mjs "$@"
}

bench_command() {
  need_rust
  say "Benchmarks of the core (cargo bench)"
  cargo bench --locked --no-default-features
  compgen -G 'tests/e2e/bench/*.mjs' >/dev/null || return 0
  need_chromium
  build_command
  local script
  for script in tests/e2e/bench/*.mjs; do
    say
    say "$script"
    HEDDLE_CHROMIUM=$CHROMIUM node "$script"
  done
}
