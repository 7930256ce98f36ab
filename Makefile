# What a person types. Each target makes what it needs; Windows equivalents are in README.md.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
MINUTES ?= 30
EXAMPLES ?= 2000
SEED ?= 1
WORKERS ?= auto
PYTEST = $(BIN)/python -m pytest
AT_ONCE = -n $(WORKERS) --dist loadfile

# Without compiled files each command that a test starts would compile pbr again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test thorough coverage check docs voice lowest installed pages postgresql pack bench flagged \
  slow laws wrong-rules kills million replay everywhere mutants fuzz clean

demo: $(VENV)/demo ## decide the shipped cases, and show one trail
	$(BIN)/pbr validate examples/forty-families --plan bradford-families-first-2015 --on 2017-10-31
	$(BIN)/pbr validate examples/bradford-example-two --plan bradford-families-first-2015 --on 2018-03-31 --family BX2

test: $(VENV)/dev ## run the tests
	$(PYTEST) $(AT_ONCE) -m 'not chromium and not thorough'

thorough: $(VENV)/dev ## the tests that take seconds each: ten thousand claims, kills, slips
	$(PYTEST) -q -n $(WORKERS) -m thorough

coverage: $(VENV)/dev ## 100% of the branches, with a few examples of each law
	HYPOTHESIS_PROFILE=few $(PYTEST) -q $(AT_ONCE) -m 'not chromium' --cov --cov-report=term-missing

check: $(VENV)/dev ## style, types and the direction of imports
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/dev ## build the pages into docs/_build
	$(BIN)/sphinx-build -W --keep-going -q -b html docs docs/_build

voice: $(VENV)/dev ## count the words that CONTRIBUTING.md asks you not to write
	$(BIN)/python tools/voice.py --most 12

lowest: $(VENV)/dev ## run with exactly the lowest versions that pyproject.toml declares
	$(BIN)/python tools/lowest.py

installed: $(VENV)/dev ## build, install elsewhere, and follow the README and the tutorial
	$(BIN)/python tools/installed.py

pages: $(VENV)/dev ## look at the pages in Chromium, if it and axe are installed
	$(PYTEST) -q -m chromium

postgresql: $(VENV)/dev ## the register in PostgreSQL, if it is installed
	$(PYTEST) -q $(AT_ONCE) tests/register -k PostgreSQL

pack: $(VENV)/dev ## write the cases of conformance/ anew
	$(BIN)/python tools/make_conformance.py

bench: $(VENV)/dev ## measure, and print the numbers of benchmarks/README.md
	$(BIN)/python benchmarks/bench.py

flagged: $(VENV)/dev ## how many payable claims have a flag to answer, for benchmarks/README.md
	$(BIN)/python benchmarks/flagged.py

slow: laws wrong-rules kills million replay everywhere mutants fuzz ## all that takes long: hours

laws: $(VENV)/dev ## the laws, with EXAMPLES (2,000) new examples of each
	HYPOTHESIS_PROFILE=hard PBR_EXAMPLES=$(EXAMPLES) $(PYTEST) $(AT_ONCE) tests/laws

wrong-rules: $(VENV)/dev ## the rules that are wrong on purpose, found from any seed
	$(BIN)/python tools/wrong_rules.py

kills: $(VENV)/dev ## a thousand kills of a process that writes to a register, or a file
	PBR_KILLS=1000 $(PYTEST) tests/register/test_processes.py tests/cli/test_cli_files.py \
	  -k "any_moment or killed"

million: $(VENV)/dev ## a million made-up claims, by pbr and by the reference evaluator
	for plan in $$(ls src/pbr/plans | sed -n 's/\.toml$$//p'); do \
	  $(BIN)/pbr selftest --plan $$plan --claims 200000 --seed 2026 || exit 1; done

replay: $(VENV)/dev ## timelines against a replay of every day, 110,000 of them and more
	$(BIN)/python tools/replay.py

everywhere: ## the same bytes on each Python of PYTHONS, or on PATH, and each python-dateutil
	$(PYTHON) tools/everywhere.py

mutants: $(VENV)/dev ## change the kernel in one small way after another: does a test fail?
	rm -rf mutants
	HYPOTHESIS_PROFILE=mutants PYTHONHASHSEED=0 $(BIN)/mutmut run
	$(BIN)/mutmut results
	HYPOTHESIS_PROFILE=mutants $(BIN)/python tools/mutants_by_hand.py

fuzz: $(VENV)/dev ## damaged files and plans, for MINUTES (30), from SEED (1)
	$(BIN)/python tools/fuzz.py --minutes $(MINUTES) --seed $(SEED)

clean:
	rm -rf $(VENV) docs/_build build dist mutants .coverage .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

$(VENV)/demo: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[cli]'
	touch $@

$(VENV)/dev: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1' # the first with --group
	$(BIN)/python -m pip install --quiet --editable '.[cli,register,testing]' --group dev
	touch $@
