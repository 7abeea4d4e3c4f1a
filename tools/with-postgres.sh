#!/bin/bash
# Runs a command with DATABASE_URL set to a PostgreSQL of its own, which is gone afterwards.
# Usage: tools/with-postgres.sh COMMAND [ARGUMENT...]
set -euo pipefail

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
if [ -z "$bin" ]; then
    bin=$(dirname "$(command -v initdb || true)")
fi
if [ ! -x "$bin/initdb" ]; then
    echo 'PostgreSQL is missing, and these tests need a server of their own. On Debian: apt-get install postgresql' >&2
    exit 1
fi

home=$(mktemp -d)
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')

# PostgreSQL refuses to run as root.
as_owner() {
    if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

stop() {
    as_owner "$bin/pg_ctl" -D "$home/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$home"
}
trap stop EXIT

if [ "$(id -u)" = 0 ]; then chown postgres "$home"; fi
as_owner "$bin/initdb" -D "$home/data" -U conflictdb -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$home/initdb.log" ||
    { cat "$home/initdb.log" >&2; exit 1; }
# A test database may be lost, so nothing waits for the disk.
as_owner "$bin/pg_ctl" -D "$home/data" -l "$home/data/server.log" -w start >/dev/null \
    -o "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$home -c fsync=off -c full_page_writes=off -c max_connections=50" ||
    { cat "$home/data/server.log" >&2; exit 1; }
as_owner "$bin/createdb" -h 127.0.0.1 -p "$port" -U conflictdb conflictdb

DATABASE_URL="postgres://conflictdb@127.0.0.1:$port/conflictdb" "$@"
