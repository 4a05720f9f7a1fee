# Two commands are all that a newcomer needs: `make run` and `make test`. `make help` lists the rest.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help setup run test check times lock sizes

help: ## List these targets
	@grep -hE '^[a-z-]+:.*?## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 18

setup: $(VENV)/.ready ## Build the virtual environment from the lock

$(VENV)/.ready: requirements.lock requirements-uv.lock pyproject.toml $(wildcard langnghe/*/locale/en/LC_MESSAGES/django.po)
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info[:2] < (3, 14) else "Lắng Nghe needs Python 3.11, 3.12 or 3.13; this is %d.%d. Set PYTHON=python3.11 and run again." % sys.version_info[:2])'
	@test -x $(BIN)/python || { echo "Creating $(VENV) …"; $(PYTHON) -m venv $(VENV); }
	@echo "Installing the locked packages …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.lock
	@$(BIN)/uv pip sync --require-hashes --python $(BIN)/python requirements.lock
	@$(BIN)/uv pip install --quiet --no-deps --no-build-isolation --python $(BIN)/python --editable .
	@$(BIN)/python -m langnghe.kernel.words
	@touch $@

lock: ## Renew requirements.lock from pyproject.toml (hashes, no addresses)
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --quiet --output-file requirements.lock

PYTEST := $(BIN)/python -m pytest
# `check` has run the two pure libraries; a browser's event loop forbids the database, so journeys run apart.
# Half of a test is waiting for PostgreSQL, so there are more workers than cores.
SPREAD := -n 4 --dist worksteal
ROOMS := langnghe --ignore langnghe/lawbook --ignore langnghe/vietnamese

check: setup ## The quick half: style, types, floors, structure, rules (no database, no browser)
	@$(MAKE) --no-print-directory --jobs 2 pure types style

.PHONY: style types pure
style: setup
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/djlint langnghe --lint --quiet

types: setup
	$(BIN)/mypy langnghe tests conftest.py

pure: setup
	$(PYTEST) tests/structure langnghe/lawbook langnghe/vietnamese -n 0

test: check ## Everything; names what it leaves out on a machine without Chromium
	$(PYTEST) $(ROOMS) $(SPREAD)
	@if command -v chromium >/dev/null || [ -n "$$CI" ]; then $(PYTEST) tests/journeys -n 2 --dist loadfile; else echo "Left out: tests/journeys (no Chromium on this machine: apt-get install chromium)"; fi
	@if [ -n "$$LANGNGHE_DEBIAN_SERVER" ]; then echo "Once more on Debian's PostgreSQL 15:"; LANGNGHE_TEST_SUPERUSER_URL="$$LANGNGHE_DEBIAN_SERVER" $(PYTEST) $(ROOMS) $(SPREAD) -m "not processes and not walk and (own_sql or not page)"; else echo "Left out: the second run on Debian's PostgreSQL 15 (.ci/run makes one)"; fi

times: setup ## The slowest twenty tests
	$(PYTEST) langnghe tests $(SPREAD) --durations 20 --durations-min 0

sizes: setup ## The longest functions and files
	$(BIN)/python -m tests.structure.sizes

run: setup ## Start the demo on 127.0.0.1:8000 (first start builds it)
	@$(BIN)/langnghe demo $(if $(PORT),--port $(PORT))
