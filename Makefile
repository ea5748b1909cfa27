# make try: Levelhead in a local workspace. make test: every check. make faults: the long ones. All make their own
# environment.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: try test faults fuzz browser clean

try: $(VENV)/.installed
	@$(BIN)/levelhead try

test: $(VENV)/.installed-dev browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest --numprocesses auto --dist worksteal

# Killed at every boundary, over more than 200 cases, on both databases; hundreds of hostile texts on every way;
# PostgreSQL from every released schema. `make test` takes some of each.
faults: $(VENV)/.installed-dev
	$(BIN)/pytest tests/faults tests/trust/test_obeying_at_length.py tests/upgrades -m "whole or not whole" --numprocesses 2 -rP

# What others might write, at random: EXAMPLES of each sort; `make test` takes the same 25 every time.
EXAMPLES ?= 1000
fuzz: $(VENV)/.installed-dev
	LEVELHEAD_EXAMPLES=$(EXAMPLES) $(BIN)/pytest tests/fuzz --numprocesses auto --dist worksteal

# The page is driven in the system's own Chromium; it is installed here where that is possible without asking.
browser:
	@command -v chromium chromium-browser google-chrome >/dev/null 2>&1 \
	  || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 \
	       && apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null; } \
	  || echo "No Chromium here: the page's tests are skipped. Install Chromium or Chrome to run them."

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Levelhead needs Python 3.11 or newer: make PYTHON=python3.12 try"; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
	  || { echo "Python's venv module is missing: on Debian and Ubuntu, apt install python3-venv"; exit 1; }

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	@echo "Installing Levelhead into $(VENV) (about half a minute, once)"
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV)
