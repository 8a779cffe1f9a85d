# What is done with the project. Every target prepares what it needs first; see CONTRIBUTING.md.

MAKEFLAGS += --no-print-directory
# Hundreds of processes are started: none of them need compile what another has.
unexport PYTHONDONTWRITEBYTECODE
PY := .venv/bin/python
WORKERS ?= 4
ARGS ?=
PACKING ?= zstd

.PHONY: help setup product demo test check format screens bench chaos words docs audit sbom lock \
	bundle deb repository windows clean
.DEFAULT_GOAL := help

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

setup: ## provide everything for development: system packages, .venv, locked packages
	@installer/prepare.sh test

product:
	@installer/prepare.sh run

demo: product ## play a morning at a center, in windows or, without a screen, into demo/
	@.venv/bin/center demo $(ARGS)

test: setup ## run the tests; ARGS="-m 'not chaos'" with the long ones, as .ci/run does
	@$(PY) -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

check: setup ## formatter, linter, types, import rules
	@.venv/bin/ruff format --check --quiet .
	@.venv/bin/ruff check --quiet .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-logo

audit: setup ## look up whether a version that ships has a known vulnerability; says so where it cannot
	@installer/audit.sh

sbom: setup ## write what ships, its licences and their texts: dist/shipped
	@$(PY) -m installer.shipped dist/shipped

format: setup ## put the code into the house's form
	@.venv/bin/ruff check --quiet --fix .
	@.venv/bin/ruff format --quiet .

screens: product ## draw every screen in every style into screens/
	@.venv/bin/center screens $(ARGS)

bench: setup ## measure rule, estimate, and what the center takes on both databases; ARGS=--json for machines
	@.venv/bin/center bench replay --days 4 --learn 3 $(ARGS)
	@.venv/bin/center bench decide $(ARGS)
	@$(PY) tests/given/both_databases.py start $(ARGS)
	@$(PY) tests/given/both_databases.py issue $(ARGS)
	@$(PY) tests/given/both_databases.py call $(ARGS)
	@$(PY) tests/given/both_databases.py desk $(ARGS)
	@$(PY) tests/given/both_databases.py ingest $(ARGS)
	@.venv/bin/center bench sync $(ARGS)
	@.venv/bin/center bench web --runs 1 $(ARGS)

chaos: setup ## the tests that kill, starve and cut for minutes
	@$(PY) -m pytest -m chaos --timeout 900 $(ARGS)

words: setup ## bring the translations up to date and compile them
	@$(PY) -m center_app.language.compile

docs: setup ## make the pages that are made from the code: every setting
	@$(PY) docs/settings_page.py

lock: setup ## write both lock files; ARGS=--upgrade chooses all versions anew
	@installer/lock.sh $(ARGS)

bundle: setup ## make a folder that needs no Python: dist/center
	@.venv/bin/pyinstaller --noconfirm --log-level ERROR --distpath dist --workpath build installer/center.spec

deb: bundle ## make the Debian package of it; PACKING=xz for release
	@installer/deb.sh $(PACKING)

repository: ## sign a repository of the Debian packages in dist; GPG_KEY=the signer
	@installer/repository.sh

windows: setup ## make the setup and the MSI for Windows, on Linux; PACKING=zlib for tests
	@installer/windows.sh $(if $(filter zlib,$(PACKING)),zlib,lzma)

clean: ## remove all that can be made again
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis demo build dist
	@find . -name __pycache__ -prune -exec rm -rf {} +
