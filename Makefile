# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
READY := $(VENV)/.ready
LOCKED := requirements/installer.txt requirements/test.txt
EDITOR := tests/editor/node_modules/.package-lock.json
JUDGES := tests/site/node_modules/.package-lock.json
ENGINES := tests/dmn/node_modules/.package-lock.json
PICTURES := docs/pictures/node_modules/.package-lock.json
# Of hundreds of processes each would compile again what pip installed, were none allowed to keep it.
unexport PYTHONDONTWRITEBYTECODE
SITE_TOOLS := $(VENV)/.site-tools
SPARK_TOOLS := $(VENV)/.spark-tools

.PHONY: demo test test-all databases spark-tools checks unit editor judges engines site site-tools site-in-a-browser office catalogue mutate wheel lock soak bench bench-quick corpus populations docs pictures clean

demo: $(READY)
	$(BIN)/sp check depok/rekomendasi-haki --facts docs/examples/rekomendasi-haki.yaml --received 2026-03-16T10:00

# What the tests need, made at the same time; then the tests on all processors, and what is checked besides them.
test:
	$(MAKE) --no-print-directory --jobs=3 $(READY) editor judges engines office
	$(MAKE) --no-print-directory --jobs=2 unit checks catalogue wheel

# The tests on every CPython from 3.11 that is on the path, each in an environment of its own, then on databases.
test-all:
	@sh tests/packaging/install_databases.sh
	sh tests/packaging/every_python.sh $(MAKE)
	$(MAKE) --no-print-directory databases

# The queries on PostgreSQL and Spark, and files of applicants on Spark: 500 MB, in an environment of its own.
databases:
	@sh tests/packaging/install_databases.sh
	$(MAKE) --no-print-directory VENV=.venv-spark spark-tools
	.venv-spark/bin/pytest -rs tests/populations tests/population/test_spark.py tests/population/test_spark_waiting.py

spark-tools: $(SPARK_TOOLS)

# What requirements/ locks is installed and nothing else: pip and setuptools, then all that the extra `test`
# asks for, then this checkout.
$(READY): pyproject.toml setup.py $(LOCKED)
	$(PYTHON) -m venv --clear $(VENV)
	$(PIP) install --no-compile --require-hashes --requirement requirements/installer.txt
	$(PIP) install --no-compile --require-hashes --no-build-isolation --requirement requirements/test.txt
	PYTHONWARNINGS=ignore $(PIP) install --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q sp_engine cli schema catalogue
	touch $(READY)

# What makes the site of the documentation, for those who want it.
$(SITE_TOOLS): requirements/site.txt $(READY)
	$(PIP) install --no-compile --require-hashes --requirement requirements/site.txt
	touch $(SITE_TOOLS)

$(SPARK_TOOLS): requirements/spark.txt $(READY)
	$(PIP) install --no-compile --require-hashes --requirement requirements/spark.txt
	touch $(SPARK_TOOLS)

checks: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: $(READY) editor judges engines office
	$(BIN)/pytest --numprocesses=auto --dist=worksteal

# The language server of tests/editor, what judges the pages of tests/site, and what runs the decision models of
# tests/dmn. Without npm their tests are skipped; with npm they run.
ifeq ($(shell command -v npm 2>/dev/null),)
editor judges engines:
	@echo "npm (Node.js) is not installed: the tests of the editor, of pages and of decision models will be skipped"
else
editor: $(EDITOR)
judges: $(JUDGES)
engines: $(ENGINES)
endif

# LibreOffice opens each letter. Without it, and where it cannot be installed, those tests are skipped.
office:
	@sh tests/letters/install_office.sh

# The documentation as pages with a search, for which no server and no network is needed, and the site of the
# catalogue beside it.  A link or an anchor that leads nowhere fails.
site-tools: $(SITE_TOOLS)

site: $(SITE_TOOLS)
	$(BIN)/python docs/site_pages.py build/site-pages
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict --config-file build/site-pages/mkdocs.yml --site-dir $(CURDIR)/build/site
	$(BIN)/sp publish --kind site -o build/site/katalog >/dev/null
	@echo "build/site/index.html"

# Every page of the sites of all test catalogues, and 20,000 applicants who fill them in, in Chromium.
site-in-a-browser: $(READY) judges
	APPLICANTS=20000 $(BIN)/pytest tests/site --override-ini=faulthandler_timeout=7200

%/node_modules/.package-lock.json: %/package.json %/package-lock.json
	cd $* && npm ci --ignore-scripts --no-audit --no-fund

catalogue: $(READY)
	$(BIN)/sp validate
	$(BIN)/sp fmt --check
	$(BIN)/sp test
	$(BIN)/sp prove

mutate: $(READY)
	$(BIN)/sp test --coverage --threshold 100 --mutate

wheel: $(READY)
	sh tests/packaging/check_wheel.sh $(BIN)/python

# Inputs by the hundred thousand, none of which may fail or take 2 s or 200 MB (tests/soak); every property on SOAK
# times as many examples, new ones each time; then all tests in an order of chance.
SOAK ?= 20
SEED := $(shell date +%s)
soak: $(READY) editor
	SEED=$(SEED) $(BIN)/python tests/soak/run.py
	SOAK=$(SOAK) $(BIN)/pytest --numprocesses=auto --dist=worksteal -m hypothesis --override-ini=faulthandler_timeout=7200
	SOAK=$(SOAK) $(BIN)/pytest tests/register/test_counters.py --override-ini=faulthandler_timeout=7200
	$(BIN)/pytest --numprocesses=auto --dist=worksteal --shuffle=$(SEED)

# The newest versions that fit pyproject.toml, for every CPython from 3.11 and every system.
COMPILE = UV_CUSTOM_COMPILE_COMMAND="make lock" .lock-venv/bin/uv pip compile --quiet --no-config --upgrade \
	--universal --python-version 3.11 --generate-hashes

lock:
	$(PYTHON) -m venv --clear .lock-venv
	.lock-venv/bin/python -m pip --quiet --disable-pip-version-check install uv
	printf 'pip\nsetuptools\n' | $(COMPILE) --output-file requirements/installer.txt -
	$(COMPILE) --extra test --output-file requirements/test.txt pyproject.toml
	$(COMPILE) --extra site --constraint requirements/test.txt --output-file requirements/site.txt pyproject.toml
	$(COMPILE) --extra spark --constraint requirements/test.txt --output-file requirements/spark.txt pyproject.toml
	rm -rf .lock-venv

bench: $(READY)
	$(BIN)/python tests/benchmarks/bench_startup.py
	$(BIN)/python tests/benchmarks/bench_decision.py
	$(BIN)/python tests/benchmarks/bench_workdays.py
	$(BIN)/python tests/benchmarks/bench_interview.py
	$(BIN)/python tests/benchmarks/bench_screening.py
	$(BIN)/python tests/benchmarks/bench_validate.py
	$(BIN)/python tests/benchmarks/bench_site.py
	$(BIN)/python tests/benchmarks/bench_papers.py
	$(BIN)/python tests/benchmarks/bench_batch.py
	$(BIN)/python tests/benchmarks/bench_population.py
	$(BIN)/python tests/benchmarks/bench_peers.py

# Under a minute, for a change in hand; with instructions counted where perf or valgrind is installed.
bench-quick: $(READY)
	$(BIN)/python tests/benchmarks/bench_peers.py --quick

# The engine and queries on ROWS hostile applicants of every standard.  With DATABASES=duckdb,postgres,spark on all
# three, installed as for `make databases`.  A run that was stopped goes on (build/populations).
ROWS ?= 20000
DATABASES ?= duckdb
ON_SPARK = $(findstring spark,$(DATABASES))
POPULATIONS_VENV = $(if $(ON_SPARK),.venv-spark,$(VENV))
populations:
	$(if $(filter-out duckdb,$(DATABASES)),@sh tests/packaging/install_databases.sh)
	@$(MAKE) --no-print-directory VENV=$(POPULATIONS_VENV) $(POPULATIONS_VENV)/$(if $(ON_SPARK),.spark-tools,.ready)
	$(POPULATIONS_VENV)/bin/python tests/populations/run.py --rows $(ROWS) --databases $(DATABASES)

# What changed in what the product says, since a revision: make corpus BASE=HEAD~3
corpus: $(READY)
	sh tests/corpus/compare.sh $(BASE) $(CURDIR)/$(BIN)/python $(PARTS)

docs: $(READY)
	$(BIN)/python docs/schemas.py
	$(BIN)/sp schema editor
	$(BIN)/python docs/word_templates.py
	$(BIN)/python docs/generate.py
	$(BIN)/python docs/publishing_templates.py

# Pictures of letters, which needs pdftoppm, of a real editor, and of a terminal at the counter, which need npm and
# Chromium (CHROMIUM=/path/to/it).
pictures: $(READY) $(EDITOR) $(PICTURES)
	$(BIN)/python docs/letter_pictures.py
	node docs/pictures/make.mjs
	$(BIN)/python docs/pictures/terminals.py
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python docs/pictures/papers.py
	$(BIN)/sp publish --kind site --on 2026-03-16 -o build/situs
	node docs/pictures/site.mjs build/situs

clean:
	rm -rf .venv .venv-3.* .venv-spark .lock-venv .bench-venv .corpus .hypothesis .*_cache build dist *.egg-info
	rm -rf tests/editor/node_modules tests/site/node_modules tests/dmn/node_modules docs/pictures/node_modules
	find . -name __pycache__ -prune -exec rm -rf {} +
