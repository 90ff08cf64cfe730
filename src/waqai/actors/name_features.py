"""What the tagger of names sees of a word: letters, clusters, lexicon lines, what the rules found, its neighbours."""

from collections.abc import Sequence
from typing import NamedTuple

from waqai.actors.letters import looks
from waqai.actors.lookup import info, name_parts
from waqai.actors.view import QUOTES
from waqai.arabic.tagger import word_type
from waqai.arabic.tokens import Token
from waqai.arabic.vocabulary import vocabulary

Names = tuple[str, ...]


class Key(NamedTuple):
    """What of a word its neighbours' features name: its part of speech and article, and its cluster."""

    word: str
    cluster: str


class Traits(NamedTuple):
    """The features of a word type: its own, those it lends to the words beside it, and to the second ones.

    The latter stand there with what tells where it is seen from (`crf.PLACES`): "-1w=…" is the word before.
    """

    own: Names
    near: Names
    far: Names
    key: Key


def traits(text: str, folded: str, stem: str, proclitics: Names, enclitic: bool, pos: str) -> Traits:
    """Describe a word by its stem (folded, without the article), its clitics and its part of speech."""
    stem = "<number>" if stem[:1].isdigit() else stem
    kind = word_type(text)
    groups = vocabulary().clusters.get(kind.stem, ())
    article = "ال" in proclitics
    head = "+".join(p for p in proclitics if p != "ال")
    lent = [f"w={stem}", f"x={pos}{article:d}{head}", f"z={stem[-2:]}", *_lines(folded, stem)]
    lent += [f"ln={looks(stem)[0]}", f"lp={looks(stem)[1]}"]
    lent += [f"c{i}={c}" for i, c in enumerate(groups)]
    far = [f"w={stem}", *(f"c{i}={c}" for i, c in enumerate(groups[:2])), f"x={pos}{article:d}"]
    own = [*lent, f"al={article:d}", f"p={head}", f"e={enclitic:d}", f"n={min(len(stem), 8)}", f"pos={pos}"]
    own += [f"a{k}={stem[:k]}" for k in (1, 2, 3) if len(stem) > k]
    own += [f"z{k}={stem[-k:]}" for k in (1, 3, 4) if len(stem) > k]
    own += _counts(kind.stem, stem)
    if not any("ء" <= c <= "ي" for c in stem):
        own.append("shape=" + (stem if len(stem) == 1 else "latin" if stem.isalpha() else "other"))
    coarse = groups[1] if len(groups) > 1 else "-"
    return Traits(
        tuple(own),
        tuple(lent),
        tuple(far),
        Key(f"{pos}{article:d}", coarse),
    )


def _lines(folded: str, stem: str) -> list[str]:
    known = info(folded)
    found = [f"g={known.given}"] if known.given else []
    found += [f"ng={group}" for group in sorted({hit.form.noun.group + hit.form.number for hit in known.nouns})]
    found += [f"np={name_parts()[stem]}"] if stem in name_parts() else []
    found += [f"ni={hit.form.noun.id}" for hit in known.nouns[:1]]
    for name, is_so in (
        ("nisba", known.nisbas), ("mod", known.modifier), ("port", known.portfolios), ("fun", known.function),
        ("say", known.saying), ("part", known.particle), ("second", known.second),
        ("listed", stem in vocabulary().names),
    ):  # fmt: skip
        if is_so:
            found.append(name)
    return found


def _counts(light: str, stem: str) -> list[str]:
    known = vocabulary()
    weight, definite = known.weight(stem), known.weight("ال" + stem)
    groups = known.clusters.get(light)
    share = known.name_shares.get(groups[-1], 0) if groups else "-"
    return [f"fr={min(int(known.weight(light)), 9)}", f"ra={max(-4, min(4, int(definite - weight)))}", f"sh={share}"]


def traits_of(token: Token) -> Traits:
    """Return the traits of the word of a token."""
    return traits(token.text, token.folded, token.stem, token.proclitics, bool(token.enclitics), token.pos)


def features(
    tokens: Sequence[Token], rules: Sequence[str], more: Sequence[Sequence[str]]
) -> list[tuple[list[str], list[str]]]:
    """Return the features of each token of a sentence: those of its word and of the words around it, and all others.

    `rules` and `more` are what `actors.clues` tells of each token.
    """
    rows = [traits_of(token) for token in tokens]
    return list(zip(_words(rows), situation(tokens, rules, more, [row.key for row in rows]), strict=True))


def _words(rows: Sequence[Traits]) -> list[list[str]]:
    out = [list(row.own) for row in rows]
    for at in range(1, len(rows)):
        out[at] += ["-1" + name for name in rows[at - 1].near]
        out[at - 1] += ["+1" + name for name in rows[at].near]
        if at > 1:
            out[at] += ["-2" + name for name in rows[at - 2].far]
            out[at - 2] += ["+2" + name for name in rows[at].far]
    return out


def joint(rules: tuple[str, str], before: Key, here: Key) -> tuple[Names, Names]:
    """Return the features that two neighbours make together: those of the word before, and those of the word here."""
    pairs = (f"r{rules[0]}|{rules[1]}", f"b{before.cluster}|{here.cluster}", f"k{before.word}|{here.word}")
    return tuple("+" + pair for pair in pairs), tuple("-" + pair for pair in pairs)


def situation(
    tokens: Sequence[Token], rules: Sequence[str], more: Sequence[Sequence[str]], keys: Sequence[Key]
) -> list[list[str]]:
    """Return the features of each token of a sentence that do not come of a word alone."""
    others = alone(tokens, rules, more)
    for at in range(1, len(tokens)):
        there, here = joint((rules[at - 1], rules[at]), keys[at - 1], keys[at])
        others[at - 1] += there
        others[at] += here
    return others


def alone(tokens: Sequence[Token], rules: Sequence[str], more: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the features of `situation` but those of two neighbours together (`joint`)."""
    others = [[f"r={rule}", *told] for rule, told in zip(rules, more, strict=True)]
    others[0].append("first")
    others[-1].append("last")
    quoted = False
    for at, token in enumerate(tokens):
        if token.folded in QUOTES:
            quoted = not quoted
        elif quoted:
            others[at].append("quoted")
        if more[at]:
            if at:
                others[at - 1] += ["+1" + told for told in more[at]]
            if at + 1 < len(tokens):
                others[at + 1] += ["-1" + told for told in more[at]]
    return others
