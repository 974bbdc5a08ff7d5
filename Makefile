# Each target does all its own set-up: a virtual environment, the package, and what the target needs besides.
# It asks for nothing but Python 3.11 or newer, pip, make and git. PYTHON=... chooses another interpreter.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev

.PHONY: demo test floors docs clean

# Where the system's Python comes without ensurepip, its pip puts one into the environment.
$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 ...")'
	$(PYTHON) -c 'import ensurepip' 2>/dev/null && $(PYTHON) -m venv $(VENV) || { $(PYTHON) -m venv --without-pip $(VENV) && $(PYTHON) -m pip --python $(BIN)/python install --quiet pip; }
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable .
	@# An installer compiles what it copies; what stays in place is compiled here, or each start would do it again.
	$(BIN)/python -m compileall -q corpus_cli
	@touch $@

$(READY_DEV): $(READY)
	$(BIN)/python -m pip install --quiet --editable ".[html,archives,parquet,browse,report,watch]" --group dev
	@touch $@

# Whatever the user's own settings, the demo is about the seeds; and a pager would hold it up.
demo: export CORPUS_PATH = seeds
demo: export PAGER = cat
demo: $(READY)  ## list, search and read the five articles of seeds/
	$(BIN)/corpus list
	@echo
	$(BIN)/corpus grep ANKA
	@echo
	$(BIN)/corpus show tlla
	@echo
	@echo "Now yours: $(BIN)/corpus --corpus FOLDER list"

test: $(READY_DEV)  ## lint, format, types, layers, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q -n auto --dist loadgroup

floors: $(READY_DEV)  ## hold quality to its floors: make floors DATA=folder SCORERS=folder
	$(BIN)/python benchmarks/check_floors.py $(DATA) $(SCORERS)

docs: $(READY_DEV)  ## renew what is generated in the docs: commands, examples, pictures
	$(BIN)/python docs/make_reference.py
	$(BIN)/python docs/make_examples.py
	$(BIN)/python docs/make_pictures.py
	$(BIN)/python docs/make_report_picture.py

clean:  ## remove the environment and everything built
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
