"""Noun phrases, subjects and objects, scored on treebanks (Universal Dependencies: Arabic-PUD, PADT dev).

Phrases are those of `arabic.noun_phrases`; subjects and objects are the phrases that the clause grammar of the readers
(`reader.slots`) puts in the slots of a verb. The tagger learned from PUD, so that its tags are better there than
elsewhere; no rule of phrases or clauses did. PADT is for measuring only, and nothing has seen it.
Members of a list count as what its first member is; what a passive verb's subject undergoes counts as its object.
The noun that a relative clause is on, found for a party of its verb, counts neither for nor against: the treebanks have
the relative pronoun there, or nothing.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from waqai import arabic
from waqai.actors.entity import Mention
from waqai.arabic.tokens import Analysis
from waqai.evaluation.shared import digest, shared
from waqai.evaluation.suites import Measured
from waqai.reader.predicates import Match
from waqai.reader.slots import fillers, seats
from waqai.reports.report import Report

BANKS = {"PUD": "ar_pud.conllu", "PADT dev": "ar_padt_dev.conllu"}
MOST = 400  # sentences of each bank
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "X"})
_CLITIC = frozenset({"ADP", "PRON", "CCONJ", "SCONJ", "PART", "PUNCT", "DET"})
_SLOTS = {"nsubj": "subject", "nsubj:pass": "object", "nsubjpass": "object", "obj": "object", "dobj": "object"}
_WITHIN = frozenset({"amod", "det", "nummod", "flat", "flat:foreign", "compound", "fixed", "nmod", "name", "foreign"})
_AGREED = frozenset({"amod", "det", "flat", "fixed", "name"})
Found = set[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class Node:
    """A segment of a treebank: where it starts in the text, its letters, tag, head (its number, -1: root), relation."""

    start: int
    form: str
    tag: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence of a treebank: its text and its segments."""

    text: str
    nodes: tuple[Node, ...]


def trees(path: Path) -> Iterator[Tree]:
    """Yield the sentences of a CoNLL-U file."""
    for block in path.read_text("utf-8").strip().split("\n\n"):
        yield _tree([line.split("\t") for line in block.splitlines() if line and line[0] != "#"])


def _tree(rows: Sequence[Sequence[str]]) -> Tree:
    text, nodes, within = "", [], 0
    for row in rows:
        number, form, after = row[0], row[1], "" if "SpaceAfter=No" in row[9] else " "
        if "-" in number:  # an orthographic word; its segments follow
            within, start = int(number.split("-")[1]), len(text)
            text += form + after
        elif "." not in number:
            inside = int(number) <= within
            nodes.append(Node(start if inside else len(text), form, row[3], int(row[6]) - 1, row[7]))
            text += "" if inside else form + after
    return Tree(text, tuple(nodes))


def owners(tree: Tree, analysis: Analysis) -> list[int]:
    """Return the token that each segment is the stem of, -1 for clitics and marks."""
    of = [analysis.token_at(node.start) for node in tree.nodes]
    stems: dict[int, int] = {}
    for number, (node, token) in enumerate(zip(tree.nodes, of, strict=True)):
        best = stems.setdefault(token, number)
        if _weight(node) > _weight(tree.nodes[best]):
            stems[token] = number
    return [token if stems[token] == number else -1 for number, token in enumerate(of)]


def _weight(node: Node) -> int:
    return len(node.form) + (0 if node.tag in _CLITIC else 10)


def gold_slots(tree: Tree, of: Sequence[int]) -> Found:
    """Return (verb, noun, slot) as the treebank has them, each by its token."""
    found: Found = set()
    for node, token in zip(tree.nodes, of, strict=True):
        first = node
        while first.relation.startswith("conj") and tree.nodes[first.head].tag in _NOMINAL:
            first = tree.nodes[first.head]
        slot = _SLOTS.get(first.relation)
        if slot is None or node.tag not in _NOMINAL or tree.nodes[first.head].tag != "VERB":
            continue
        verb = of[first.head]
        if verb >= 0 and token >= 0:
            found.add((verb, token, slot))
    return found


def antecedents(tree: Tree, of: Sequence[int]) -> set[tuple[int, int]]:
    """Return (verb, noun) where the verb is that of a clause on the noun, whose subject or object the noun may be."""
    return {
        (of[number], of[node.head])
        for number, node in enumerate(tree.nodes)
        if node.tag == "VERB" and node.relation.startswith("acl")
    }


def gold_phrases(tree: Tree, of: Sequence[int]) -> Found:
    """Return (first token, last token + 1, head) of the noun phrases, without what prepositions and clauses add."""
    below: dict[int, list[int]] = {}
    for number, node in enumerate(tree.nodes):
        below.setdefault(node.head, []).append(number)
    cased = {node.head for node in tree.nodes if node.relation == "case"}
    inner = {n for n in range(len(tree.nodes)) if _inside(tree, n, cased)}
    found: Found = set()
    for number, node in enumerate(tree.nodes):
        if node.tag in ("NOUN", "PROPN", "NUM", "X") and number not in inner and of[number] >= 0:
            tokens = [of[n] for n in _reach(number, below, inner) if of[n] >= 0]
            found.add((min(tokens), max(tokens) + 1, str(of[number])))
    return found


def _inside(tree: Tree, number: int, cased: set[int]) -> bool:
    """Tell whether a segment belongs to the phrase of its head: adjective, number, idafa, further word of a name."""
    node = tree.nodes[number]
    if node.head < 0 or tree.nodes[node.head].tag not in _NOMINAL:
        return False
    if node.relation == "appos":
        low, high = sorted((number, node.head))
        return all(tree.nodes[n].tag != "PUNCT" for n in range(low, high)) and number not in cased
    return node.relation in _WITHIN and (node.relation in _AGREED or number not in cased) and node.tag != "PRON"


def _reach(number: int, below: Mapping[int, Sequence[int]], inner: set[int]) -> Iterator[int]:
    yield number
    for child in below.get(number, ()):
        if child in inner:
            yield from _reach(child, below, inner)


def found_phrases(analysis: Analysis) -> Found:
    """Return (first token, last token + 1, head) of the phrases that `arabic.noun_phrases` finds."""
    return {(one.first, one.last, str(one.head)) for one in arabic.noun_phrases(analysis)}


def found_slots(analysis: Analysis) -> Found:
    """Return (verb, noun, slot) of the noun phrases that the clause grammar puts in the slots of each verb."""
    phrases = [
        Mention(one.span, one.head, "other", None, None, None, "a noun phrase")
        for one in arabic.noun_phrases(analysis)
        if analysis.tokens[one.head].pos in _NOMINAL
    ]
    seated = seats(analysis, phrases)
    found: Found = set()
    for verb in analysis.tokens:
        if verb.pos == "VERB":
            passive = verb.feature("Voice") == "Pass"
            match = Match(verb.index, {}, "", None, 1.0, "verb", passive, "")
            for one in fillers(analysis, phrases, match, seated):
                if one.slot in ("subject", "object"):
                    found.add((verb.index, phrases[one.mention].head, one.slot))
    return found


def count(tree: Tree) -> Counter[tuple[str, str]]:
    """Return how many phrases, heads, subjects and objects of a sentence are right, found, and in the treebank."""
    analysis = arabic.analyse(Report(tree.text, "treebank"))
    of = owners(tree, analysis)
    out: Counter[tuple[str, str]] = Counter()
    _add(out, "phrases", gold_phrases(tree, of), found_phrases(analysis))
    heads = [{(0, 0, head) for _, _, head in some} for some in (gold_phrases(tree, of), found_phrases(analysis))]
    _add(out, "heads", *heads)
    gold, free = gold_slots(tree, of), antecedents(tree, of)
    slots = gold, {one for one in found_slots(analysis) if one in gold or one[:2] not in free}
    for slot in ("subject", "object"):
        _add(out, f"{slot}s", *({one for one in some if one[2] == slot} for some in slots))
    return out


def _add(out: Counter[tuple[str, str]], what: str, gold: Found, found: Found) -> None:
    out[what, "gold"] += len(gold)
    out[what, "found"] += len(found)
    out[what, "right"] += len(gold & found)


def measure() -> Measured:
    """Measure the F1 of phrases, their heads, and of verbs' subjects and objects on both treebanks."""
    folder = shared() / "suites/treebank"
    scores, page = {}, ""
    for bank, file in BANKS.items():
        total: Counter[tuple[str, str]] = Counter()
        for _, tree in zip(range(MOST), trees(folder / file), strict=False):
            total.update(count(tree))
        for what in ("phrases", "heads", "subjects", "objects"):
            right, found, gold = (total[what, key] for key in ("right", "found", "gold"))
            scores[f"{bank}: {what}"] = f1 = 2 * right / (found + gold)
            page += f"{bank}: {what:9s} P {right / found:.3f}  R {right / gold:.3f}  F1 {f1:.3f}  ({gold})\n"
    return Measured(digest(folder / file for file in BANKS.values()), scores, page=page)
