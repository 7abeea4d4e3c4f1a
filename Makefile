# The project's commands. `make help` lists them.

# The port is read by conflictdb/settings.py and conflictdb/server.py.
PORT ?= 8000
export PORT

BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: help run test check drill fix bench pages lock
.DEFAULT_GOAL := help

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-6s  %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/runtime.stamp ## Serve the record at http://127.0.0.1:8000/ (another port: make run PORT=9000)
	@tools/prepare.sh
	@exec $(BIN)/gunicorn --config python:conflictdb.server conflictdb.wsgi

test: .venv/dev.stamp ## Run the tests, on SQLite and without a browser
	$(BIN)/python -m pytest -n 2 -m "not browser and not bench and not chaos and not thorough"

check: test .venv/parquet.stamp node_modules/.stamp ## Run what CI runs: the tests, then format, lint, types, layers, browser, PostgreSQL, outages
	tools/check.sh

drill: .venv/dev.stamp ## Kill servers, disks and loads of our own, and see that nothing is lost (about ten minutes)
	tools/chaos.sh

fix: .venv/dev.stamp ## Put format and lint in order where that can be done safely
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	git ls-files -z 'templates/*.html' | xargs -0 -r $(BIN)/djade --target-version 5.2

bench: .venv/dev.stamp ## Measure the API beside a bare application and Datasette (about ten minutes)
	$(BIN)/python -m bench.api

pages: .venv/dev.stamp ## Measure the pages beside TimelineJS3 and vis-timeline, and by Lighthouse (needs npm; about ten minutes)
	$(BIN)/python -m bench.browser
	$(BIN)/python -m bench.lighthouse

lock: ## Pin requirements*.in anew, with hashes (needs uv)
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command "make lock" requirements.in --output-file requirements.txt
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command "make lock" requirements-dev.in --output-file requirements-dev.txt
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command "make lock" requirements-parquet.in --output-file requirements-parquet.txt

.venv/bin/python:
	@python=$$(tools/find-python.sh) && "$$python" -m venv .venv

.venv/runtime.stamp: requirements.txt | .venv/bin/python
	@echo "Installing what the site needs (once)"
	@$(INSTALL) -r requirements.txt
	@touch $@

.venv/dev.stamp: requirements-dev.txt | .venv/bin/python
	@echo "Installing what the checks need (once)"
	@$(INSTALL) -r requirements-dev.txt
	@touch $@ .venv/runtime.stamp

.venv/parquet.stamp: requirements-parquet.txt .venv/dev.stamp
	@echo "Installing what writes Parquet, for its tests (once)"
	@$(INSTALL) -r requirements-parquet.txt
	@touch $@

node_modules/.stamp: package-lock.json
	npm ci --no-audit --no-fund
	@touch $@
