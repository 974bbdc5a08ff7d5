# Each target does all its own set-up: a virtual environment with the package and what its tests need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check floors pictures clean

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $(READY)

demo: $(READY)  ## read the five articles of seeds/
	$(BIN)/corpus list
	@echo
	$(BIN)/corpus grep ANKA

test: $(READY)  ## tests, types, lint, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q -n auto

floors: $(READY)  ## hold quality to its floors: make floors DATA=folder SCORERS=folder
	$(BIN)/python benchmarks/check_floors.py $(DATA) $(SCORERS)

pictures: $(READY)  ## draw the pictures of the README from real output
	$(BIN)/python docs/make_pictures.py

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
