# What a person types. Each target makes what it needs; Windows equivalents are in README.md.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: demo test coverage slow replay everywhere check docs bench clean

demo: $(VENV)/demo ## decide the shipped cases, and show one trail
	$(BIN)/pbr validate examples/forty-families --plan bradford-families-first-2015 --on 2017-10-31
	$(BIN)/pbr validate examples/bradford-example-two --plan bradford-families-first-2015 --on 2018-03-31 --family BX2

test: $(VENV)/dev ## run the tests
	$(BIN)/python -m pytest

coverage: $(VENV)/dev ## 100% of the branches, with a few examples of each law
	HYPOTHESIS_PROFILE=few $(BIN)/python -m pytest -q --cov --cov-report=term-missing

slow: $(VENV)/dev ## the laws and the naive evaluator, at length
	HYPOTHESIS_PROFILE=hard $(BIN)/python -m pytest tests/laws

replay: $(VENV)/dev ## timelines against a replay of every day, 110,000 of them and more
	$(BIN)/python tests/replay.py

everywhere: ## the same bytes on each Python of PYTHONS, or on PATH, and each python-dateutil
	$(PYTHON) tests/everywhere.py

check: $(VENV)/dev ## everything that is checked but not run
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/dev ## build the pages into docs/_build
	$(BIN)/sphinx-build -W --keep-going -q -b html docs docs/_build

bench: $(VENV)/dev ## measure, and print the numbers of benchmarks/README.md
	$(BIN)/python benchmarks/bench.py

clean:
	rm -rf $(VENV) docs/_build build dist .coverage .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

$(VENV)/demo: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[cli]'
	touch $@

$(VENV)/dev: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@
