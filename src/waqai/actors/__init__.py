"""Those who act: finding their mentions, saying who they are, and which mentions are one actor."""

from waqai.actors.classifying import classify
from waqai.actors.entity import Entity, EntityKind, Mention
from waqai.actors.finding import notices
from waqai.actors.mentions import find
from waqai.actors.pronouns import antecedent, features_of_clitic
from waqai.actors.resolving import resolve

__all__ = [
    "Entity",
    "EntityKind",
    "Mention",
    "antecedent",
    "classify",
    "features_of_clitic",
    "find",
    "notices",
    "resolve",
]
