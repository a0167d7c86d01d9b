# shellcheck shell=bash
# How every command says what it does: one line a step, its output in a log that is shown when it fails.

LOGS=
STEPS=0
STEP_LOG=

say() { printf '%s\n' "$*"; }

# fail SENTENCE: stops here.
fail() {
  printf '\nheddle: %s\n' "$*" >&2
  exit 1
}

# logs_in COMMAND: where the logs of this run go.
logs_in() {
  LOGS=${CARGO_TARGET_DIR:-target}/logs/$1
  rm -rf "$LOGS"
  mkdir -p "$LOGS"
}

# step TITLE HOW-LONG ADVICE COMMAND [ARGUMENT...]: runs the command; when it fails, shows its output and stops with one
# sentence that ends with the advice. How long is what it takes the first time, on two cores.
step() {
  local title=$1 expected=$2 advice=$3 began=$SECONDS status
  shift 3
  STEPS=$((STEPS + 1))
  STEP_LOG=$LOGS/$(printf '%02d' "$STEPS").log
  printf '%-46s about %-12s' "$title" "$expected"
  # In a subshell of its own and not as a condition, or `set -e` would not hold inside it.
  set +e
  (
    set -e
    "$@"
  ) >"$STEP_LOG" 2>&1 </dev/null
  status=$?
  set -e
  if [ "$status" -ne 0 ]; then
    printf 'failed after %s s\n\n' $((SECONDS - began))
    tail -n 300 "$STEP_LOG"
    fail "$title failed. $advice (All of its output: $STEP_LOG)"
  fi
  printf '%4s s\n' $((SECONDS - began))
}
