#!/usr/bin/env bash
# A PostgreSQL of its own for the tests: starts one in an empty or new FOLDER and prints its address, or stops it and removes the folder.
#   scripts/start-postgres.sh FOLDER
#   scripts/start-postgres.sh --stop FOLDER
# It listens on a socket in the folder and nowhere else, and writes nothing to disk for good. As root it runs as the user postgres.
# Exit 3: no PostgreSQL is installed.
set -euo pipefail

stop=false
[[ ${1:-} == --stop ]] && { stop=true; shift; }
folder=${1:?usage: scripts/start-postgres.sh [--stop] FOLDER}

bin=$(dirname "$(command -v initdb || ls -d /usr/lib/postgresql/*/bin/initdb /usr/pgsql-*/bin/initdb /opt/homebrew/opt/postgresql*/bin/initdb 2>/dev/null | sort -V | tail -n 1)")
[[ -x $bin/pg_ctl ]] || { echo "PostgreSQL is not installed: apt-get install postgresql" >&2; exit 3; }

as_owner=()
if ((EUID == 0)); then
  as_owner=(runuser -u postgres --)
fi

if $stop; then
  (cd / && "${as_owner[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null) || true
  rm -rf "$folder"
  exit 0
fi

mkdir -p "$folder"
folder=$(realpath "$folder")
((EUID == 0)) && chown postgres "$folder"
cd /
"${as_owner[@]}" test -w "$folder" ||
  { echo "start-postgres: the user postgres cannot get to $folder: give the folders above it the mode 711, or name another" >&2; exit 1; }

create() {
  "${as_owner[@]}" "$bin/initdb" -D "$folder/data" -U readout -A trust -E UTF8 --no-sync "$@" >"$folder/initdb.log" 2>&1
}
# Words are sorted as people sort them, so that a query that relies on the order of bytes is noticed; older versions cannot.
create --locale=C --locale-provider=icu --icu-locale=en || { rm -rf "$folder/data"; create --locale=C; } || { cat "$folder/initdb.log" >&2; exit 1; }

settings="-c listen_addresses='' -c unix_socket_directories='$folder' -c fsync=off -c shared_buffers=32MB -c max_connections=200 ${READOUT_POSTGRES_SETTINGS:-}"
"${as_owner[@]}" "$bin/pg_ctl" -D "$folder/data" -l "$folder/data/log" -o "$settings" -w -t 60 start >/dev/null ||
  { cat "$folder/data/log" >&2; exit 1; }
printf 'postgres:///postgres?host=%s&user=readout\n' "$folder"
