"""The Arabic language: script folding that keeps offsets true, words, clitics, morphology, sentences."""

from waqai.arabic.analysis import analyse
from waqai.arabic.clauses import Clause, clauses
from waqai.arabic.folding import Folded, fold, light
from waqai.arabic.phrases import NounPhrase, noun_phrases
from waqai.arabic.tokens import Analysis, Sentence, Token
from waqai.arabic.transliterate import transliterate
from waqai.arabic.verbs import inflect

__all__ = [
    "Analysis",
    "Clause",
    "Folded",
    "NounPhrase",
    "Sentence",
    "Token",
    "analyse",
    "clauses",
    "fold",
    "inflect",
    "light",
    "noun_phrases",
    "transliterate",
]
