# Netzwerkatlas: `make run` shows the atlas, `make test` checks everything.
#
#   make run                             the atlas at http://localhost:8501
#   PORT=8600 make run                   on another port
#   HOST=0.0.0.0 make run                for others in the network, too
#   NETZWERKATLAS_DATA=folder make run   with your own data
#   make check FOLDER=folder             names every problem in a data folder
#   make test                            ruff, mypy, pytest, a real browser
#   make bench                           measures the atlas and its peers, in half an hour;
#                                        BENCH="filter load" SIZES="46 1000" only a part
#   make picture                         takes the README's picture anew
#   make format                          lays the code out as `make test` wants it
#   make lock                            brings the locks up to pyproject.toml;
#                                        UPGRADE=--upgrade takes the newest versions
#   make clean                           removes everything that can be made again

HOST ?= 127.0.0.1
PORT ?= 8501
FOLDER ?= $(or $(NETZWERKATLAS_DATA),data)

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := run
.PHONY: run test check bench picture format lock clean

# The first Python on this machine that is new enough.
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
BASE_PYTHON = $(shell for name in python3.11 python3 python; do \
	"$$name" -c '$(NEW_ENOUGH)' 2>/dev/null && echo "$$name" && break; done)
PYTHON := .venv/bin/python

# What .venv holds is known by the content of the locks: a second run starts at once, and a
# changed lock is never missed, not even one that git changed back.
STATE := $(firstword $(shell cat requirements*.lock 2>/dev/null | sha256sum))
RUNTIME := .venv/.runtime-$(STATE)
DEVELOPMENT := .venv/.development-$(STATE)
BENCHMARK := .venv/.benchmark-$(firstword $(shell cat benchmarks/requirements.lock 2>/dev/null | sha256sum))
STALE = $(filter-out %-$(STATE),$(wildcard .venv/.runtime-* .venv/.development-*))

# Wheels only: nothing is compiled, so that no machine needs a compiler.
INSTALL := $(PYTHON) -m pip install --quiet --no-input --disable-pip-version-check \
	--only-binary :all: --require-hashes
# A slow or shaky line is no reason to fail.
export PIP_RETRIES ?= 10
export PIP_DEFAULT_TIMEOUT ?= 60

run: $(RUNTIME)
	@exec $(PYTHON) -m streamlit run app.py --server.address $(HOST) --server.port $(PORT)

# A worker that breaks down fails the run at once: with one in its place the run never ends.
test: $(DEVELOPMENT)
	@$(PYTHON) -m tests.browser.chromium
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	$(PYTHON) -m pytest --numprocesses 2 --dist loadfile --max-worker-restart 0

check: $(RUNTIME)
	@$(PYTHON) -m dashboard check $(FOLDER)

# What to measure is said by BENCH, SIZES, APPS, CROWDS, REPEATS: see benchmarks/README.md.
bench: $(BENCHMARK)
	@$(PYTHON) -m tests.browser.chromium
	@$(PYTHON) -m benchmarks

picture: $(DEVELOPMENT)
	@$(PYTHON) -m tests.browser.pictures

format: $(DEVELOPMENT)
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

# One resolution for every platform, with the hashes of its wheels and the name of no host.
# uv only writes the locks; nobody needs it to install them.
COMPILE = $(PYTHON) -m uv --no-config pip compile --quiet $(UPGRADE) --universal \
	--python-version 3.11 --only-binary :all: --generate-hashes --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links
lock: $(PYTHON)
	$(PYTHON) -m pip install --quiet --disable-pip-version-check uv
	$(COMPILE) pyproject.toml --group dev --output-file requirements-dev.lock
	$(COMPILE) pyproject.toml --constraint requirements-dev.lock --output-file requirements.lock
	$(COMPILE) --group bench --constraint requirements-dev.lock \
		--output-file benchmarks/requirements.lock

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis build *.egg-info

$(RUNTIME): requirements.lock
$(DEVELOPMENT): requirements-dev.lock
$(BENCHMARK): benchmarks/requirements.lock | $(DEVELOPMENT)
$(RUNTIME) $(DEVELOPMENT) $(BENCHMARK): | $(PYTHON)
	@echo "Installing the packages of $< …"
	@rm -f $(STALE)
	@$(INSTALL) --requirement $<
	@touch $@

# Debian keeps the module that fills a new environment in a package of its own.
$(PYTHON):
	@test -n "$(BASE_PYTHON)" || { \
		echo "Es fehlt Python ab 3.11. Unter Debian: apt-get install python3"; \
		echo "Python 3.11 or newer is missing. On Debian: apt-get install python3"; exit 1; } >&2
	@$(BASE_PYTHON) -c 'import ensurepip' 2>/dev/null \
		|| { test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
			&& apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y python3-venv >/dev/null; } \
		|| { \
		echo "Es fehlt das Paket python3-venv. Bitte installieren: sudo apt-get install python3-venv"; \
		echo "The package python3-venv is missing. Please run: sudo apt-get install python3-venv"; exit 1; } >&2
	@$(BASE_PYTHON) -m venv --clear .venv
