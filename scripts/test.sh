# shellcheck shell=bash
# What must hold before a change is merged. Each test_* function is one part that `./heddle test PART` runs alone.
# Steps share one target folder: what differs between them (features, compiler flags) is part of cargo's own file names.

test_command() {
  local part=${1:-all}
  case $part in
    all) test_lint && test_core && test_screens && test_browser && test_e2e ;;
    fast) test_format && test_units ;;
    lint | core | screens | browser | e2e) "test_$part" ;;
    *) fail "There is no part '$part' of the tests: ./heddle help lists them." ;;
  esac
  local passed
  passed=$(count_tests)
  say
  [ ! -f "$LOGS/passed-alone.txt" ] || say "Passed only when run again alone: $(tr '\n' ' ' <"$LOGS/passed-alone.txt")"
  if [ "$part" != lint ]; then
    [ "$passed" -gt 0 ] || fail "Not one test was run."
    say "$passed passed, 0 failed"
  fi
  say "all $STEPS steps passed in $SECONDS s"
}

# The tests in this run's logs, as cargo and as Node count them.
count_tests() {
  cat "$LOGS"/*.log | awk '/^test result: ok\. [0-9]+ passed/ { n += $4 } /^(#|ℹ) pass [0-9]+/ { n += $3 } END { print n + 0 }'
}

test_format() {
  need_lints
  step "Formatting" "1 s" "Run 'cargo fmt --all'." cargo fmt --all --check
}

test_lint() {
  test_format
  need_wasm
  step "Clippy, the app and its tests" "4 minutes" "Mend what it names." \
    cargo clippy --locked --all-targets --features ssr,cli -- -D warnings
  step "Clippy, the core without a browser" "1 minute" "Mend what it names; the core must not know the browser." \
    cargo clippy --locked --all-targets --no-default-features -- -D warnings
  step "Clippy, the app as WebAssembly" "1 minute" "Mend what it names." \
    in_wasm cargo clippy --locked --workspace --lib --test browser --target "$WASM" -- -D warnings
  step "Documentation" "2 minutes" "Mend what it names." \
    env RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --document-private-items --features ssr,cli
  test_manners
}

# Courtesies that not every machine has the tool for.
test_manners() {
  local missing=
  if has shellcheck; then
    step "Shell scripts" "2 s" "Mend what it names." shellcheck -x heddle scripts/*.sh hooks/pre-push .ci/run
  else
    missing+=" shellcheck"
  fi
  if has typos; then
    step "Spelling" "1 s" "Mend it, or add the word to .typos.toml." typos
  else
    missing+=" typos"
  fi
  if has cargo-deny; then
    step "Dependencies" "2 s" "See deny.toml for what is allowed and why." \
      cargo deny --offline check licenses bans sources
  else
    missing+=" cargo-deny"
  fi
  [ -z "$missing" ] || say "Left out, because not installed:$missing"
}

test_units() {
  need_rust
  step "Core tests" "2 minutes" "See which above." timeout 900 cargo test --locked --no-default-features
}

test_core() {
  test_units
  step "The command line" "1 minute" "See which above." \
    timeout 900 cargo test --locked --no-default-features --features cli --test runner cli
}

test_screens() {
  need_rust
  step "Screens, rendered without a browser" "2 minutes" "See which above; 'cargo insta review' shows changed ones." \
    timeout 900 cargo test --locked --features ssr --test screens
  step "What the screens compute" "1 minute" "See which above." \
    timeout 900 cargo test --locked --features ssr --lib app::
}

test_browser() {
  need_wasm
  need_chromium
  step "Browser tests" "1 minute" "See which above." \
    in_wasm timeout 900 wasm-pack test --mode no-install --headless --chrome --chromedriver "$CHROMEDRIVER" \
    --test browser --locked
}

test_e2e() {
  need_chromium
  build_command
  rm -f tests/e2e/out/failed-*.png
  # Its journey says so when it is left out.
  have_engine nginx "$NGINX" nginx-light || true
  step "Journeys in Chromium" "2 minutes" "See which above; tests/e2e/out has a picture of each." \
    journeys hosted tests/e2e/*.test.mjs
  # Those that touch what is different in a file: storage, files in and out, the policy. HEDDLE_PAGE=file runs the others too.
  step "Journeys in Chromium, on the one file" "1 minute" "See which above; tests/e2e/out has a picture of each." \
    journeys file tests/e2e/{one-file,smoke,shell,escape,backups,locked,tabs,keyboard}.test.mjs
  test_engines
}

# journeys FORM FILE...: FORM is "hosted" or "file". Files with a journey that failed are run again, alone: what a busy machine was
# too slow for passes then, a defect does not. Those that passed only then are named at the end, to be looked at.
journeys() {
  local form=$1 failed=tests/e2e/out/failed.txt files=()
  shift
  rm -f "$failed"
  if run_journeys "$form" 2 "$@"; then return; fi
  # What failed outside a journey is not in the list.
  [ "$(awk '/^(#|ℹ) fail [0-9]+/ { n = $3 } END { print n + 0 }' "$STEP_LOG")" = "$(wc -l 2>/dev/null <"$failed")" ] || return 1
  mapfile -t files < <(sort -u "$failed")
  echo "Once more, alone: ${files[*]}"
  run_journeys "$form" 1 "${files[@]}"
  echo "${files[*]##*/} ($form)" >>"$LOGS/passed-alone.txt"
}

# run_journeys FORM AT-ONCE FILE...
run_journeys() {
  local form=$1 at_once=$2
  shift 2
  env HEDDLE_CHROMIUM="$CHROMIUM" HEDDLE_NGINX="$NGINX" HEDDLE_PAGE="$form" timeout 1200 \
    node --test --test-reporter=spec --test-timeout=300000 --test-concurrency="$at_once" "$@"
}

# A shorter way through both forms, in other engines than the one that all else is tested in.
test_engines() {
  local engines=() missing=
  if have_engine Firefox "$FIREFOX" firefox-esr; then
    engines+=(tests/e2e/engines/firefox.test.mjs)
  else
    missing+=" Firefox"
  fi
  if have_engine WebKit "$WEBKIT" webkit2gtk-driver xvfb && has WebKitWebDriver && has Xvfb; then
    engines+=(tests/e2e/engines/webkit.test.mjs)
  else
    missing+=" WebKit"
  fi
  if [ "${#engines[@]}" -gt 0 ]; then
    # Node 20 has its WebSocket behind a switch.
    step "Journeys in Firefox and WebKit" "20 s" "See which above." \
      env HEDDLE_FIREFOX="$FIREFOX" HEDDLE_WEBKIT="$(compgen -G "$WEBKIT" | head -n 1)" timeout 300 \
      node --experimental-websocket --no-warnings --test --test-reporter=spec --test-concurrency=2 "${engines[@]}"
  fi
  [ -z "$missing" ] || say "Left out, because not installed and not to be had here:$missing"
}
