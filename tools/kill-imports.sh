#!/bin/bash
# Kills fifty imports of a dataset and fifty of a record at moments spread over their run time, on SQLite and on PostgreSQL.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/.venv/bin:$PATH" CHAOS_KILLS="${CHAOS_KILLS:-50}"

pytest -m chaos -s tests/keeping/test_killed_imports.py
tools/with-postgres.sh pytest -m chaos -s tests/keeping/test_killed_imports.py
