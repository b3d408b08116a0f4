#!/bin/sh
# Holds the HTTP API against its own OpenAPI document: schemathesis asks a server with a small library thousands of questions, well
# formed and not, and finds no 5xx, no answer that the document does not have, nothing accepted that it forbids.
# Usage: [STORE=postgres://…] scripts/check-api.sh [EXAMPLES an operation, 30] [SEED, at random]
# Needs python3; ends with 1 on any finding. STORE is an empty database to be used in place of a library in a folder.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
examples=${1:-30}
seed=${2:-$(od -An -N3 -tu4 /dev/urandom | tr -d ' ')}
token=check-api-token-of-one-run
work=$(mktemp -d)
server=
finish() {
  if [ -n "$server" ]; then kill "$server" && wait "$server" || true; fi
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check schemathesis==4.32.5

: > "$work/empty.txt"
if [ -n "${STORE:-}" ]; then library="--store=$STORE"; else library="--library=$work/library"; fi
# One input is refused, so that the list of refusals has something in it: `add` then ends with 1.
node "$root/bin/readout.js" add "$library" "$root/samples" "$work/empty.txt" > "$work/added" 2>&1 || true
grep -q '[1-9][0-9]* stored' "$work/added" || { cat "$work/added" >&2; exit 1; }

# Serves the library with the arguments given and sets `url`.
serve() {
  rm -f "$work/address"
  node "$root/bin/readout.js" serve "$library" --port 0 "$@" > "$work/address" 2> "$work/errors" &
  server=$!
  url=
  for _ in $(seq 100); do
    if [ -s "$work/address" ]; then url=$(sed -n 's/^readout: \(http.*\)\/$/\1/p' "$work/address"); fi
    [ -z "$url" ] || return 0
    kill -0 "$server" 2> /dev/null || break
    sleep 0.1
  done
  echo "check-api: the server did not start" >&2
  cat "$work/errors" >&2
  exit 1
}

stop() {
  kill "$server"
  wait "$server" || true
  server=
  # What the server cannot explain it tells here.
  if [ -s "$work/errors" ]; then
    cat "$work/errors" >&2
    exit 1
  fi
}

check() {
  (cd "$work" && venv/bin/schemathesis --no-color --config-file "$root/scripts/check-api.toml" run "$url/api/v1/openapi.json" \
    --checks all --continue-on-failure --seed "$seed" --warnings off "$@")
}

echo "check-api: seed $seed"
serve
# First what does not remove reports: the calls that follow from answers would soon have an empty library otherwise.
check --max-examples "$examples" --exclude-method DELETE
check --max-examples "$((examples / 3 + 1))" --phases fuzzing,stateful
stop

# With a token: what is answered to those who do not send it is in the document also.
serve --token "$token"
check --max-examples 3 --phases fuzzing --header "Authorization: Bearer $token"
stop
