# The one list of commands. Each is a step of deploy/local (Python, standard library only).
STEP := @python3 -m deploy.local
.DEFAULT_GOAL := help
.PHONY: help run up down setup test check mend unit races e2e seed code docs outlines messages lock icons bench drill

help: ## this list
	@grep -hE '^[a-z0-9]+:.*##' Makefile | sed -E 's/^([a-z0-9]+):.*## /\1\t/' | expand -t 12

run: ## install what is missing, prepare everything, serve in the foreground
	$(STEP) run

up: ## the same in the background; returns when it answers
	$(STEP) up

down: ## stop exactly what run or up started
	$(STEP) down

setup: ## only install and prepare
	$(STEP) setup

test: ## everything CI runs: check, unit, races, end to end, short drills
	$(STEP) test

check: ## lint, types, import order, sizes, migrations, catalogues, documents
	$(STEP) check

mend: ## let the formatters put right what they can
	$(STEP) mend

unit: ## only the unit tests
	$(STEP) unit

races: ## only the races: real threads against the real database
	$(STEP) races

e2e: ## the journeys in a browser
	$(STEP) e2e

seed: ## tell the demo story again
	$(STEP) seed

code: ## a current sign-in code of a demo person: make code ROLE=official_region
	@ROLE=$(ROLE) python3 -m deploy.local code

docs: ## write the documents that are made from code
	$(STEP) docs

outlines: ## derive the committed outlines of the regions and the base map again
	$(STEP) outlines

messages: ## gather new strings into the catalogues
	$(STEP) messages

lock: ## compile requirements.txt and requirements-dev.txt from pyproject.toml
	.venv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
		pyproject.toml -o requirements.txt
	.venv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
		--extra dev pyproject.toml -o requirements-dev.txt -c requirements.txt

icons: ## draw the icon sprite from static/icons/icons.txt, the application's icons from asar.svg
	.venv/bin/python deploy/sprite.py node_modules/lucide-static/icons
	.venv/bin/python deploy/app_icons.py

bench: ## benchmarks; results go to bench/results/
	$(STEP) bench

drill: ## fault drills, long forms
	$(STEP) drill
