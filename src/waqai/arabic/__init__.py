"""The Arabic language: script folding that keeps offsets true, words, clitics, morphology, sentences."""

from waqai.arabic.analysis import analyse
from waqai.arabic.folding import Folded, fold, light
from waqai.arabic.tokens import Analysis, Sentence, Token
from waqai.arabic.verbs import inflect

__all__ = ["Analysis", "Folded", "Sentence", "Token", "analyse", "fold", "inflect", "light"]
