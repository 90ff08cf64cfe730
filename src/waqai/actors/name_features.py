"""What the tagger of names sees of a word: letters, clusters, lexicon lines, what the rules found, its neighbours."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from waqai import lexicons
from waqai.actors.letters import looks
from waqai.actors.lookup import info
from waqai.actors.view import QUOTES
from waqai.arabic.tagger import word_type
from waqai.arabic.tokens import Token
from waqai.arabic.vocabulary import vocabulary

Names = tuple[str, ...]


class Traits(NamedTuple):
    """The features of a word type: its own, and those it lends to the words before and after it."""

    own: Names
    next: Names
    previous: Names
    second: Names
    second_back: Names
    key: str
    cluster: str


@lru_cache(maxsize=32_768)
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
        tuple("-1" + f for f in lent),
        tuple("+1" + f for f in lent),
        tuple("-2" + f for f in far),
        tuple("+2" + f for f in far),
        f"{pos}{article:d}",
        coarse,
    )


lexicons.on_change(traits.cache_clear)


def _lines(folded: str, stem: str) -> list[str]:
    known = info(folded)
    found = [f"g={known.given}"] if known.given else []
    found += [f"ng={group}" for group in sorted({hit.form.noun.group + hit.form.number for hit in known.nouns})]
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


def features(tokens: Sequence[Token], rules: Sequence[str], more: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the features of each token of a sentence; `rules` and `more` are what `actors.clues` tells of each."""
    rows = [traits(t.text, t.folded, t.stem, t.proclitics, bool(t.enclitics), t.pos) for t in tokens]
    out = [[*row.own, f"r={rule}", *told] for row, rule, told in zip(rows, rules, more, strict=True)]
    out[0].append("first")
    out[-1].append("last")
    quoted = False
    for at, row in enumerate(rows):
        if tokens[at].folded in QUOTES:
            quoted = not quoted
        elif quoted:
            out[at].append("quoted")
        if at:
            before, here = rows[at - 1], out[at]
            out[at - 1] += [*row.previous, *("+1" + told for told in more[at])]
            here += [*before.next, *("-1" + told for told in more[at - 1])]
            for key, one, other in (
                ("r", rules[at - 1], rules[at]), ("b", before.cluster, row.cluster), ("k", before.key, row.key),
            ):  # fmt: skip
                here.append(f"{key}-={one}|{other}")
                out[at - 1].append(f"{key}+={one}|{other}")
        if at > 1:
            out[at] += rows[at - 2].second
            out[at - 2] += row.second_back
    return out
