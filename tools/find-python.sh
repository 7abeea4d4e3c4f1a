#!/bin/sh
# Prints a Python that can run the site: 3.11 or newer, with venv. Says what is missing where there is none.
for name in ${PYTHON:-python3 python3.13 python3.12 python3.11 python}; do
    if "$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        command -v "$name"
        exit 0
    fi
done
echo 'ConflictDB needs Python 3.11 or newer with its venv module, and none was found.' >&2
echo 'Install it (on Debian: apt-get install python3 python3-venv), or name it: make run PYTHON=/path/to/python3' >&2
exit 1
