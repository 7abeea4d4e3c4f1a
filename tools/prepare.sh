#!/bin/sh
# Brings database, record and static files up to what the work tree holds; does nothing where nothing changed.
set -eu
python=.venv/bin/python
mkdir -p var

# changed NAME DIGEST: true where the step NAME was last done for something else than DIGEST.
changed() {
    [ "$(cat "var/$1.stamp" 2>/dev/null)" != "$2" ]
}

digest() {
    find "$@" -type f ! -name '*.pyc' -print0 | LC_ALL=C sort -z | xargs -0 cat | cksum
}

settings=$(cat .env 2>/dev/null || true)
record="$(digest requirements.txt fixtures timeline/migrations timeline/models timeline/documents timeline/domain timeline/actions) ${DATABASE_URL:-} $settings"
# The file may have been deleted to begin anew; another database tells by its address.
[ -n "${DATABASE_URL:-}" ] || [ -e var/conflictdb.sqlite3 ] || rm -f var/record.stamp
if changed record "$record"; then
    $python manage.py migrate --verbosity 0
    $python manage.py load_record --without-files
    $python manage.py rebuild_documents --without-files
    $python manage.py build_releases
    printf '%s' "$record" > var/record.stamp
fi

static=$(digest requirements.txt static conflictdb/storage.py)
[ -d staticfiles ] || rm -f var/static.stamp
if changed static "$static"; then
    $python manage.py collectstatic --no-input --clear --verbosity 0
    printf '%s' "$static" > var/static.stamp
fi
