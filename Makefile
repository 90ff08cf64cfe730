# For those who work on Waqai. Users need only script/demo and script/test.
python = .venv/bin/python

.PHONY: test check eval floors bench lexicons

test:
	script/test

check:
	script/setup dev
	.venv/bin/ruff check src tests
	.venv/bin/mypy
	$(python) -m waqai.lexicons.compile --check
	.venv/bin/waqai lexicon check

eval:
	script/setup dev
	$(python) -m waqai.evaluation.gate

floors:
	script/setup dev
	$(python) -m waqai.evaluation.gate --update

bench:
	script/setup dev
	$(python) -m waqai.evaluation.bench

lexicons:
	script/setup dev
	$(python) -m waqai.lexicons.compile
