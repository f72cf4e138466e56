# `make` alone lists the targets. Everything lives in .venv: nothing is installed outside this folder.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SOURCES := pyproject.toml $(shell find src -type f -not -name '*.pyc')
EXAMPLE := examples/wire-story.txt

.DEFAULT_GOAL := help
.PHONY: help run test lint gate bench docs clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-7s %s\n", $$1, $$2}'

# Stamp files: what is installed is installed again only when pyproject.toml changed.
$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Readout needs Python 3.11 or later; $(PYTHON) is `$(PYTHON) --version 2>&1`." \
	         "Say which to use: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 2; }
	@echo "Setting up $(VENV), once ..."
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/package: pyproject.toml $(VENV)/made
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/checks: pyproject.toml $(VENV)/made
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,lint]'
	@touch $@ $(VENV)/package

$(VENV)/benches: $(VENV)/package
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@touch $@

run: $(VENV)/package ## set up, read an example report and print its record
	$(BIN)/readout read $(EXAMPLE)

test: lint ## set up and run everything that CI runs
	$(BIN)/python -m pytest

lint: $(VENV)/checks ## set up and run the style, type and import checks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --no-cache

gate: $(VENV)/checks ## measure and compare with the floors in eval/
	$(BIN)/python -m eval.gate

bench: $(VENV)/benches ## measure speed and memory
	$(BIN)/python -m bench.speed

docs: $(VENV)/package ## write the generated pages of docs/ and README.md anew
	$(BIN)/python docs/generate.py

clean: ## remove what the other targets made
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis build dist
