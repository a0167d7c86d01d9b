# shellcheck shell=bash
# From sources to dist/, and from there to a browser.

build_command() {
  need_wasm
  need_npm
  step "Compile to WebAssembly" "2 minutes" "The compiler's message is above." compile
  step "Pack and optimise it with wasm-opt" "20 s" "Its last lines say why." pack
  step "Put the page together in dist/" "5 s" "The reason is above." node scripts/assemble.mjs
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
  made="$(cat "$compiled" scripts/tighten.mjs page/weave.mjs | sha256sum) $(wasm-bindgen --version) $(wasm-opt --version)"
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
  node scripts/tighten.mjs
  echo "$made" >pkg/.made-from
}

# reproduce_command: whether the same sources give the same bytes, wherever they lie: builds what was committed last in a folder
# of its own, from nothing, and compares the checksums with those of dist/, which has to be built of the same commit.
reproduce_command() {
  [ -z "$(git status --porcelain)" ] || fail "There are changes that are not committed: commit or stash them, then run this again."
  build_command
  local copy
  copy=$(mktemp -d)
  # shellcheck disable=SC2064 # The folder is known now.
  trap "rm -rf '$copy'" EXIT
  git archive HEAD | tar --extract --directory "$copy"
  ln -s "$PWD/tests/e2e/node_modules" "$copy/tests/e2e/node_modules"
  [ ! -d .tools ] || ln -s "$PWD/.tools" "$copy/.tools"
  step "Build it again, elsewhere, from nothing" "5 minutes" "Its last lines say why." \
    env -u CARGO_TARGET_DIR "$copy/heddle" build
  step "Compare the checksums" "1 s" "Lines with < are of this build, lines with > of the other." \
    diff dist/SHA256SUMS "$copy/dist/SHA256SUMS"
  say
  say "The same bytes, twice."
}

# soak_command [KILLS]: what ./heddle test tries a few times, tried often. Prints the figures of docs/reliability.md.
soak_command() {
  local kills=${1:-100} log
  need_chromium
  build_command
  log=$(mktemp)
  say
  say "Soak: $kills kills in Chromium, a fifth of that in Firefox, every value damaged in every way (about $((kills / 6 + 10)) minutes)"
  HEDDLE_CHROMIUM=$CHROMIUM node tests/e2e/bench/kills.mjs "$kills" | tee -a "$log"
  if have_engine Firefox "$FIREFOX" firefox-esr; then
    HEDDLE_FIREFOX=$FIREFOX node --experimental-websocket --no-warnings tests/e2e/bench/kills.mjs "$((kills / 5 + 1))" firefox | tee -a "$log"
  fi
  HEDDLE_SOAK=1 HEDDLE_CHROMIUM=$CHROMIUM HEDDLE_PAGE=hosted node --test --test-reporter=spec --test-timeout=3600000 \
    tests/e2e/{faults,hostile,tabs,locked,backups,durable,journal,report}.test.mjs | tee -a "$log"
  say
  say "In short:"
  grep -E 'studies opened|^(refused|damage|hostile|searched)|^. (pass|fail) ' "$log"
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
  # What a large survey is read with natively.
  step "Compile heddle-cli, fast" "3 minutes" "See which above." \
    cargo build --locked --profile native --no-default-features --features cli --bin heddle-cli
  local script
  for script in tests/e2e/bench/*.mjs; do
    say
    say "$script"
    HEDDLE_CHROMIUM=$CHROMIUM node "$script"
  done
}
