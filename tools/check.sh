#!/bin/bash
# Every check but the first run of the tests, each under its name; the first that fails ends the run.
set -euo pipefail
export PATH="$PWD/.venv/bin:$PWD/node_modules/.bin:$PATH"
CHROMIUM=${CHROMIUM:-$(command -v chromium || true)}
export CHROMIUM

step() {
    printf '\n== %s (%d s)\n' "$1" "$SECONDS"
    shift
    "$@"
}

files() {
    git ls-files -z --cached --others --exclude-standard -- "$@"
}

templates() { files 'templates/*.html' | xargs -0 -r djade --check --target-version 5.2; }

deployment() {
    # The settings of a public site, with a key and a name that are used nowhere
    SECRET_KEY=$(python -c 'import secrets; print(secrets.token_urlsafe(64))') \
        PUBLIC_BASE_URL=https://record.example.org TRUST_PROXY=true \
        python manage.py check --deploy --fail-level WARNING
}

scripts() {
    local tests
    mapfile -d '' -t tests < <(files 'tests/js/*.test.js')
    if [ "${#tests[@]}" = 0 ]; then
        echo 'No test of a script was found under tests/js.' >&2
        return 1
    fi
    node --test "${tests[@]}"
}

browser() {
    if [ ! -x "$CHROMIUM" ]; then
        echo 'Chromium is missing, and the page is tested in it. On Debian: apt-get install chromium' >&2
        return 1
    fi
    # On a starved machine Chromium may miss a deadline; what fails a second time is broken.
    pytest -m browser || pytest -m browser --last-failed
}

outages() {
    local tests=(tests/chaos tests/keeping/test_drill.py)
    # As above: a server that a starved machine starts too late is no fault of the site.
    pytest -m chaos "${tests[@]}" || pytest -m chaos "${tests[@]}" --last-failed
    tools/with-postgres.sh pytest -m chaos tests/keeping/test_drill.py
}

step 'Python: format' ruff format --check .
step 'Python: lint' ruff check .
step 'Python: types' mypy
step 'Python: layers' lint-imports
step 'Templates: format' templates
step 'Migrations: none missing' python manage.py makemigrations --check --dry-run
step 'Settings of a public site' deployment
step 'Scripts: types' tsc
step 'Scripts: lint' eslint .
step 'Scripts: tests' scripts
step 'Thousands of requests' pytest -n 2 -m thorough
step 'In the browser' browser
step 'On PostgreSQL' tools/with-postgres.sh pytest -n 2 -m 'not browser and not bench and not chaos'
step 'Through outages, and the drill of backups' outages
