#!/bin/bash
# Kills processes, servers and disks of its own while readers ask; first on SQLite, then with everything on PostgreSQL.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/.venv/bin:$PATH"

pytest -m chaos
# The outages bring a PostgreSQL of their own and have just been tried.
tools/with-postgres.sh pytest -m chaos --ignore tests/chaos
