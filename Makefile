# Two commands from a fresh clone: `make demo` and `make test`. Nothing but Python 3.11 is needed.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin

.PHONY: demo test lint bench scale identity quality docs golden clean

demo: $(VENV)/.installed
	@$(BIN)/python bench/demo.py

test: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto --dist worksteal

lint: $(VENV)/.installed-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.installed-test
	$(BIN)/python bench/throughput.py

# SIZES="10000 100000 1000000" takes an hour on two cores.
SIZES ?= 10000 100000

scale: $(VENV)/.installed-test
	$(BIN)/python bench/scale.py --sizes $(SIZES)

# Eighteen imports, which take hours; ARTICLES=300 takes minutes.
ARTICLES ?= 5000

identity: $(VENV)/.installed-test
	$(BIN)/python bench/identity.py --articles $(ARTICLES)

quality: $(VENV)/.installed-test
	$(BIN)/python bench/quality.py --gate

# The outputs that pages show; read the difference before it is committed.
docs: $(VENV)/.installed-test
	$(BIN)/python docs/generate.py

# What the demo finds, and the floors that it must hold; read the difference before it is committed.
golden: $(VENV)/.installed-test
	$(BIN)/python tests/golden/demo_facts.py
	$(BIN)/python bench/quality.py --update

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: setup.cfg pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[web]'
	@touch $@

$(VENV)/.installed-test: setup.cfg pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) build dist demo *.egg-info
