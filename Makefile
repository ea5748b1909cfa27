# make try: Levelhead in a local workspace. make test: the checks. make test-whole: more of them, before a release. make
# faults: the long ones. All make their own environment. make locked: the same environment from the lock, by hash; then `make test` as ever.
# make lock, make audit, make sbom, make release: for whoever releases (docs/operations.md, Releases).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

TOOLS := $(VENV)/tools
DIST := dist

.PHONY: try test types test-whole faults fuzz browser locked lock audit sbom release clean

try: $(VENV)/.installed
	@$(BIN)/levelhead try

test: $(VENV)/.installed-dev browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@$(MAKE) --no-print-directory types >$(VENV)/types.txt 2>&1 & types=$$!; \
	trap "kill $$types 2>/dev/null" INT TERM; \
	$(BIN)/pytest --numprocesses auto --dist worksteal; tested=$$?; \
	wait $$types; typed=$$?; cat $(VENV)/types.txt; \
	[ $$tested = 0 ] || echo "FAILED: pytest, above" >&2; \
	[ $$typed = 0 ] || echo "FAILED: mypy or lint-imports, above" >&2; \
	[ $$tested = 0 ] && [ $$typed = 0 ]

# Beside the tests, which leave a core free at times; told at the end.
types: $(VENV)/.installed-dev
	$(BIN)/mypy
	$(BIN)/lint-imports

# The rest, before a release: the same on the other database and on more surfaces, further kinds of each trouble, measured
# sets, and more examples of what is written at random than `make test` takes, the same ones every time.
test-whole: $(VENV)/.installed-dev browser
	$(BIN)/pytest -m "deep and not whole" --numprocesses auto --dist worksteal
	LEVELHEAD_SAME=1 $(MAKE) --no-print-directory fuzz EXAMPLES=50

# Killed at every boundary, over more than 200 cases, on both databases; hundreds of hostile texts on every way;
# from every released schema, and what is encrypted, on both. `make test` takes some of each.
faults: $(VENV)/.installed-dev
	$(BIN)/pytest tests/faults tests/trust/test_obeying_at_length.py tests/trust/test_sealed.py tests/upgrades -m "whole or not whole" --numprocesses 2 -rP

# What others might write, at random: EXAMPLES of each sort, others every time; `make test` takes the same 4.
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

# Exactly what requirements/dev.txt names, and nothing whose hash isn't there; the build's own tools too.
locked: | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(VENV)/.installed-dev $(VENV)/.installed

# The newest versions within the bounds of pyproject.toml, for Python 3.11 and up on every system. Read the difference.
COMPILE = $(TOOLS)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
  --no-header --upgrade pyproject.toml requirements/build.in
lock: $(TOOLS)/.installed
	$(COMPILE) --extra charts --extra encryption --extra telemetry --output-file requirements/run.txt
	$(COMPILE) --extra dev --constraint requirements/run.txt --output-file requirements/dev.txt

audit:
	@if $(MAKE) --no-print-directory $(TOOLS)/.installed; then $(TOOLS)/bin/python release/audit.py $(TOOLS)/bin/pip-audit; \
	else echo "AUDIT SKIPPED: its tools could not be installed. Nothing was found out." >&2; fi

# What a released Levelhead runs with, each with its hashes, as CycloneDX.
sbom: $(TOOLS)/.installed
	@mkdir -p $(DIST)
	$(TOOLS)/bin/cyclonedx-py requirements requirements/run.txt --pyproject pyproject.toml --output-reproducible \
	  --mc-type application --output-file $(DIST)/levelhead.cdx.json

release: audit sbom | $(VENV)/bin/python
	$(BIN)/pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir $(DIST) .
	cd $(DIST) && sha256sum *.whl *.json > SHA256SUMS && cat SHA256SUMS

$(TOOLS)/.installed: Makefile | $(VENV)/bin/python
	@$(BIN)/python -m venv $(TOOLS)
	@$(TOOLS)/bin/pip install --quiet --disable-pip-version-check 'uv>=0.9,<1' 'pip-audit>=2.9,<3' 'cyclonedx-bom>=7,<8'
	@touch $@

clean:
	rm -rf $(VENV)
