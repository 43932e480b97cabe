# `make` prints this help. The logic lives in tools/house.py; Python 3.11+ with venv is all that a fresh machine needs.
PORT ?= 8000
PYTHON ?= $(or $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done),python3)
HOUSE = $(PYTHON) tools/house.py

.DEFAULT_GOAL := help
.PHONY: help run test check build types lock icons figures screenshots chaos bench-player clean

help: ## show this help
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: ## set everything up and serve on http://localhost:8000 (PORT=8123 for another)
	@$(HOUSE) run --port $(PORT)

test: ## set everything up, a browser too, and run the tests
	@$(HOUSE) test $(ARGS)

check: ## format, lint, types, layers, content and migrations
	@$(HOUSE) check

build: ## build the client into static/build
	@$(HOUSE) build

types: ## make the TypeScript types from the Python models
	@$(HOUSE) types

lock: ## lock the Python packages anew (uv is fetched into .venv)
	@$(HOUSE) lock

icons: ## draw static/icons/*.png from tools/icons.py
	@$(HOUSE) icons

figures: ## check every figure and take pictures of them into instance/figures
	@$(HOUSE) figures

screenshots: ## take the pictures of README and manifest
	@$(HOUSE) screenshots

chaos: ## 2,000 random lives of phones and server, and of the player, instead of a few (about 5 minutes)
	@$(HOUSE) chaos

bench-player: ## measure when the player's tones are heard, into docs/player-timing.md (about 55 minutes; ARGS="--help")
	@$(HOUSE) bench-player $(ARGS)

clean: ## remove what was built (never instance/)
	@rm -rf static/build static/figures client/.types .venv node_modules
