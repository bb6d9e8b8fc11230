# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test checks unit catalogue mutate wheel bench docs clean

demo: $(READY)
	$(BIN)/sp check depok/rekomendasi-haki --facts docs/examples/rekomendasi-haki.yaml --received 2026-03-16T10:00

test: checks unit catalogue wheel

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[test]"
	$(BIN)/python -m compileall -q sp_engine cli schema catalogue
	touch $(READY)

checks: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: $(READY)
	$(BIN)/pytest

catalogue: $(READY)
	$(BIN)/sp validate
	$(BIN)/sp fmt --check
	$(BIN)/sp test

mutate: $(READY)
	$(BIN)/sp test --coverage --threshold 100 --mutate

wheel: $(READY)
	sh tests/packaging/check_wheel.sh $(BIN)/python

bench: $(READY)
	$(BIN)/python tests/benchmarks/bench_startup.py
	$(BIN)/python tests/benchmarks/bench_decision.py
	$(BIN)/python tests/benchmarks/bench_workdays.py

docs: $(READY)
	$(BIN)/python docs/generate.py

clean:
	rm -rf $(VENV) .wheel-venv build dist *.egg-info
