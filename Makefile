# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
EDITOR := tests/editor/node_modules/.package-lock.json
PICTURES := docs/pictures/node_modules/.package-lock.json

.PHONY: demo test checks unit editor catalogue mutate wheel bench corpus docs pictures clean

demo: $(READY)
	$(BIN)/sp check depok/rekomendasi-haki --facts docs/examples/rekomendasi-haki.yaml --received 2026-03-16T10:00

test: checks unit catalogue wheel

$(READY): pyproject.toml setup.py
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

unit: $(READY) editor
	$(BIN)/pytest

# The language server of tests/editor. Without npm its tests are skipped; with npm they run.
ifeq ($(shell command -v npm 2>/dev/null),)
editor:
	@echo "npm (Node.js) is not installed: the tests of the editor will be skipped"
else
editor: $(EDITOR)
endif

%/node_modules/.package-lock.json: %/package.json %/package-lock.json
	cd $* && npm ci --ignore-scripts --no-audit --no-fund

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
	$(BIN)/python tests/benchmarks/bench_validate.py

# What changed in what the product says, since a revision: make corpus BASE=HEAD~3
corpus: $(READY)
	sh tests/corpus/compare.sh $(BASE) $(CURDIR)/$(BIN)/python $(PARTS)

docs: $(READY)
	$(BIN)/sp schema editor
	$(BIN)/python docs/generate.py

# Pictures of a real editor; needs npm and Chromium (CHROMIUM=/path/to/it).
pictures: $(EDITOR) $(PICTURES)
	node docs/pictures/make.mjs

clean:
	rm -rf $(VENV) .wheel-venv .corpus build dist *.egg-info tests/editor/node_modules docs/pictures/node_modules
