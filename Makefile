# Everything that is done with Guichet begins here; `make` alone lists it.
# Needs only make, git and Python 3.11 to 3.13: the rest is installed into .tools and .venv, from hashed lists.

PY := .venv/bin/python
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# A person's own Python settings do not reach ours. Without bytecode each process compiles two thousand modules anew.
unexport PYTHONPATH PYTHONHOME PYTHONSAFEPATH PYTHONDONTWRITEBYTECODE VIRTUAL_ENV DJANGO_SETTINGS_MODULE
export PYTHONUTF8 := 1

define prepare
@python="$$(tools/find-python)" && "$$python" -m tools.environment $(1)
@$(PY) -m tools.messages compile
endef

.PHONY: help run test test-quick check fix faults bench simulate simulate-network pictures messages lock reset runtime tooling

help: ## show this list
	@echo "make WHAT, where WHAT is:"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-16s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: runtime ## start the demonstration; Ctrl-C stops it
	@exec .venv/bin/guichet demo

test: tooling ## every check, and the tests: SQLite, PostgreSQL, Chromium
	@exec $(PY) -m tools.suite full

test-quick: tooling ## ninety seconds: what needs no database, and all of what changed since the last commit
	@exec $(PY) -m tools.suite quick

check: tooling ## lint, format, types, rings, dependencies, migrations, translations
	@exec $(PY) -m tools.suite check

fix: tooling ## let the linter and the formatter correct what they can
	@$(PY) -m ruff check --fix
	@$(PY) -m ruff format

faults: tooling ## the long runs: faults, and pages and processes on PostgreSQL; 30 minutes at most
	@exec $(PY) -m tools.suite faults

bench: tooling ## measure, and compare with the budgets
	@exec $(PY) -m bench

simulate: tooling ## a simulated year with planted misdeeds, each of which must be found; 10 minutes at most
	@exec $(PY) -m simulation $(OPTIONS)

simulate-network: tooling ## a simulated month of 77 centres with planted outages, each of which must be found; 5 minutes
	@exec $(PY) -m simulation.network $(OPTIONS)

pictures: tooling ## take the pictures of the documentation
	@exec $(PY) -m tools.pictures

messages: tooling ## bring the English catalogue up to date and name what is not translated
	@exec $(PY) -m tools.messages update

lock: tooling ## write requirements/ anew from pyproject.toml (newer versions: OPTIONS=--upgrade)
	@exec $(PY) -m tools.lock $(OPTIONS)

reset: ## forget all that the demonstration wrote
	rm -rf var

runtime:
	$(call prepare,runtime)

tooling:
	$(call prepare,test)
