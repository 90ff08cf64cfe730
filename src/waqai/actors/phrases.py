"""Noun phrases that stand for somebody: a name, or a noun with its adjectives, complement and person's name.

«رئيس الوزراء العراقي محمد شياع السوداني» is a noun («رئيس الوزراء»), a state's adjective and a name. A phrase
is read from its first word; the reader takes the longest that the grammar of these rules allows.
"""

from dataclasses import replace

from waqai.actors.knowledge import actors
from waqai.actors.lookup import NounHit
from waqai.actors.persons import foreign, read_run
from waqai.actors.phrase import Phrase, apposed_name, person_name, read_name
from waqai.actors.view import QUOTES, View

TITLED = frozenset({"office", "official", "honorific", "people", "armed"})
NAMED = frozenset({"org", "media", "group"})  # nouns that a name follows in apposition
_MINISTERIAL = frozenset({"minister", "ministry", "deputy-minister", "minister-of-state", "directorate"})
_DEPUTIES = frozenset({"deputy", "deputy-head", "aide"})  # the name after them is theirs, not their superior's
_FREE_COMPLEMENT = frozenset({"office", "body", "force", "org", "official", "people", "facility", "coalition"})


def read_noun(view: View, at: int, *, clitics: bool = True, depth: int = 0) -> Phrase | None:
    """Return the phrase whose head noun is token `at`, with all that belongs to it, or None."""
    hits: list[tuple[NounHit, int]] = []
    for hit in view.infos[at].nouns:
        if (hit.cut and not clitics) or not _spelt(view, at, hit):
            continue
        last = view.follow(at, hit.form.rest)
        if last is not None and (not hits or len(hit.form.rest) >= len(hits[0][0].form.rest)):
            hits = [pair for pair in hits if len(pair[0].form.rest) == len(hit.form.rest)] + [(hit, last)]
    if not hits or (view.tokens[at].pos == "VERB" and not hits[0][0].definite and not hits[0][0].form.rest):
        return None
    read = [_read(view, at, last, hit, depth) for hit, last in hits[:3]]
    return next((phrase for phrase in read if phrase.person), read[0])


def _read(view: View, at: int, last: int, hit: NounHit, depth: int) -> Phrase:
    fixed = any(word.startswith("ال") for word in hit.form.rest)
    start = view.offset(at, hit.cut)
    return _extend(view, Phrase(start, at, last, hit.form, hit.definite or fixed, hit.possessed), depth)


def _spelt(view: View, at: int, hit: NounHit) -> bool:
    """Whether the last letter fits: ة for a feminine noun, ه for a pronoun, which folding makes alike."""
    text = view.tokens[at].text
    if text.endswith("ة"):
        return not hit.possessed
    if not text.endswith("ه") or hit.possessed:
        return True
    return not view.tokens[at].folded.removesuffix("ه").endswith("ت") and view.tokens[at].pos != "PRON"


def _extend(view: View, phrase: Phrase, depth: int) -> Phrase:
    limit = view.limit(phrase.head)
    assert phrase.noun is not None
    group = phrase.noun.noun.group
    if not phrase.possessed:
        phrase = adjectives(view, phrase, limit)
        if phrase.last < limit and not (phrase.countries and phrase.definite) and depth < 4:
            phrase = _complement(view, phrase, limit, depth)
        phrase = adjectives(view, phrase, limit)
    if depth < 4:
        phrase = _prepositional(view, phrase, limit, depth)
    if phrase.noun is not None and phrase.noun.number == "sg" and group in TITLED and phrase.definite:
        phrase = _with_person(view, phrase, limit)
    return phrase


def adjectives(view: View, phrase: Phrase, limit: int) -> Phrase:
    """Return the phrase with the adjectives that follow it up to token `limit`."""
    while phrase.last < limit:
        at = view.skip_quotes(phrase.last) if view.tokens[phrase.last].folded in "#_" else phrase.last
        if at >= limit:
            break
        known = view.infos[at]
        step = _nisba(view, phrase, at)
        if step is not None:
            phrase = step
        elif known.modifier is not None and _agrees(phrase, known.modifier_definite):
            phrase = replace(phrase, last=at + 1, modifiers=(*phrase.modifiers, known.modifier))
        elif _ordinal_nisba(view, phrase, at):
            phrase = replace(phrase, last=at + 1, loose=True)
        else:
            break
    return phrase


def _agrees(phrase: Phrase, definite: bool) -> bool:
    return definite == phrase.definite or phrase.inner is not None or phrase.of is not None


def _ordinal_nisba(view: View, phrase: Phrase, at: int) -> bool:
    token, known = view.tokens[at], view.infos[at]
    return (
        token.pos == "ADJ"
        and token.definite == phrase.definite
        and not known.names
        and not known.nouns
        and not known.given
        and len(token.proclitics) == int(token.definite)
        and token.folded.endswith(("ي", "يه", "يين", "يون"))
    )


def _nisba(view: View, phrase: Phrase, at: int) -> Phrase | None:
    conjoined = bool(phrase.countries)
    for cut, article, nisba in view.infos[at].nisbas:
        if cut and not (conjoined and cut == 1 and view.tokens[at].folded[:1] == "و"):
            continue
        last = view.follow(at, nisba.rest)
        single = phrase.noun is None or phrase.noun.number == "sg"
        if last is None or (nisba.people and single) or not _agrees(phrase, article):
            continue
        countries = (*phrase.countries, nisba.country) if nisba.country else phrase.countries
        return replace(phrase, last=last, countries=countries, of=phrase.of or nisba.of)
    return None


def _complement(view: View, phrase: Phrase, limit: int, depth: int) -> Phrase:  # noqa: PLR0911 (a cascade)
    assert phrase.noun is not None
    group = phrase.noun.noun.group
    opening = view.skip_quotes(phrase.last)
    if opening >= limit:
        return phrase
    portfolio = _portfolio(view, phrase, phrase.last, limit)
    if portfolio is not None:
        return portfolio
    construct = not phrase.definite or phrase.noun.article or bool(phrase.noun.rest)
    name = read_name(view, opening, clitics=False) or (apposed_name(view, opening) if group in NAMED else None)
    if name is not None and (construct or group in NAMED):
        return _take_name(view, phrase, name)
    if phrase.definite and not (phrase.noun.rest and not phrase.noun.article):
        return phrase
    if phrase.modifiers or phrase.countries:
        return phrase
    if opening != phrase.last:
        return _quoted(view, phrase, opening, limit) if group in NAMED else phrase
    inner = read_noun(view, phrase.last, clitics=False, depth=depth + 1)
    if inner is not None and inner.noun is not None and inner.noun.noun.group != "honorific":
        if phrase.noun.noun.id in _DEPUTIES and inner.person is not None:
            person, entry = inner.person, inner.person_entry
            inner = replace(inner, person=None, person_entry=None, last=person[0])
            phrase = replace(phrase, person=person, person_entry=entry)
            return replace(phrase, last=person[1], inner=inner, of=inner.of, countries=inner.countries)
        return replace(
            phrase,
            last=inner.last,
            inner=inner,
            of=inner.entry or inner.of,
            definite=inner.definite,
            countries=inner.countries,
            nested=(inner, *inner.nested),
        )
    place = view.places.get(phrase.last)
    if place is not None and place.full.start >= view.tokens[phrase.last].span.start:
        last = view.analysis.token_at(place.full.end)
        return replace(phrase, last=max(last, phrase.last + 1), place=place, definite=True)
    token = view.tokens[phrase.last]
    if group in _FREE_COMPLEMENT and _free(view, phrase.last):
        return replace(phrase, last=phrase.last + 1, definite=token.definite, loose=True)
    return phrase


def _free(view: View, at: int) -> bool:
    token, known = view.tokens[at], view.infos[at]
    return (
        token.proclitics == ("ال",)
        and token.pos in ("NOUN", "PROPN")
        and not token.enclitics
        and not known.nisbas
        and not known.function
    )


def _take_name(view: View, phrase: Phrase, name: Phrase) -> Phrase:
    assert phrase.noun is not None
    assert name.entry is not None
    actor = actors()[name.entry]
    own = actor.kind in ("organisation", "armed_group") and phrase.noun.noun.group in NAMED
    last = name.last
    if last < len(view.tokens) and view.tokens[last].folded in ("»", '"', "”"):
        opened = any(view.tokens[i].folded in QUOTES for i in range(phrase.head, name.head))
        last += opened
    if own:
        return replace(phrase, last=last, entry=name.entry, definite=True)
    if actor.kind == "person" and phrase.noun.noun.group in TITLED and phrase.definite:
        return replace(phrase, last=last, person=(name.head, name.last), person_entry=name.entry)
    return replace(phrase, last=last, of=name.entry, definite=True, nested=(name,))


def _quoted(view: View, phrase: Phrase, opening: int, limit: int) -> Phrase:
    for end in range(opening + 1, min(limit, opening + 7)):
        if view.tokens[end].folded in ("»", '"', "”"):
            return replace(phrase, last=end + 1, definite=True)
    return phrase


def _portfolio(view: View, phrase: Phrase, at: int, limit: int) -> Phrase | None:
    assert phrase.noun is not None
    if phrase.noun.noun.id not in _MINISTERIAL or at >= limit:
        return None
    for rest, portfolio in view.infos[at].portfolios:
        last = view.follow(at, rest)
        if last is not None:
            while last < limit and view.tokens[last].folded[:1] == "و" and view.infos[last].portfolios:
                last += 1
            definite = view.tokens[at].definite or view.tokens[at].folded.startswith("ال")
            return replace(phrase, last=last, portfolio=portfolio, definite=definite)
    return None


def _prepositional(view: View, phrase: Phrase, limit: int, depth: int) -> Phrase:
    at = phrase.last
    if at >= limit or phrase.noun is None:
        return phrase
    word, group = view.tokens[at].folded, phrase.noun.noun.group
    if word == "باسم" and at + 1 < limit:
        return _attach(view, phrase, view.skip_quotes(at + 1), depth, country=True)
    if group in ("office", "official", "source") and word in ("الي", "لدي") and at + 1 < limit:
        return _attach(view, phrase, at + 1, depth, country=False)
    if group in ("official", "source", "armed", "people", "office", "delegation") and word in ("من", "في"):
        return _attach(view, phrase, at + 1, depth, country=word == "في" or not phrase.countries)
    if group in ("office", "body", "official") and word.startswith(("ل", "ب")) and len(word) > 3:
        return _attach_clitic(view, phrase, at, depth)
    return phrase


def _attach(view: View, phrase: Phrase, at: int, depth: int, *, country: bool) -> Phrase:
    if at >= view.limit(phrase.head):
        return phrase
    inner = read_name(view, at, clitics=False) or read_noun(view, at, clitics=False, depth=depth + 1)
    if inner is None:
        place = view.places.get(at)
        if place is None:
            return phrase
        last = max(at + 1, view.analysis.token_at(place.full.end))
        there = place.place.country if place.place and (not country or phrase.countries) else None
        return replace(phrase, last=last, place=place if country else phrase.place, to=phrase.to or there)
    if inner.noun is not None and inner.noun.noun.group in ("people", "honorific"):
        return phrase
    if not country or phrase.countries:
        to = phrase.to or _seat(inner)
        return replace(phrase, last=inner.last, nested=(*phrase.nested, inner, *inner.nested), to=to)
    return replace(
        phrase,
        last=inner.last,
        inner=phrase.inner or inner,
        of=phrase.of or inner.entry or inner.of,
        countries=phrase.countries or inner.countries,
        nested=(*phrase.nested, inner, *inner.nested),
    )


def _seat(inner: Phrase) -> str | None:
    """Return the state or body at which an office is held, by the phrase behind «لدى», «إلى» or «في»."""
    actor = actors().get(inner.entry or "")
    if actor is None:
        return None
    return actor.country if actor.kind in ("state", "government") and actor.country else actor.id


def _attach_clitic(view: View, phrase: Phrase, at: int, depth: int) -> Phrase:
    inner = read_name(view, at)
    if inner is None or not _behind_clitic(view, inner, at):
        inner = read_noun(view, at, depth=depth + 1)
    if inner is None or not _behind_clitic(view, inner, at):
        return phrase
    if inner.start == view.tokens[at].span.start and not _owned(phrase):
        return phrase
    if inner.noun is not None and inner.noun.noun.group not in ("body", "org", "force", "media", "state"):
        return phrase
    to = _seat(inner) if phrase.of or phrase.countries else None  # «مبعوث الأمم المتحدة لسوريا»
    return replace(
        phrase,
        last=inner.last,
        inner=phrase.inner or inner,
        of=phrase.of or inner.entry or inner.of,
        countries=phrase.countries or inner.countries,
        nested=(*phrase.nested, inner, *inner.nested),
        to=phrase.to or to,
    )


def _behind_clitic(view: View, inner: Phrase, at: int) -> bool:
    """Whether the phrase stands behind «ل» or «ب»; «لل» hides the article, and the phrase begins with the word."""
    return inner.start > view.tokens[at].span.start or view.tokens[at].folded.startswith("لل")


def _owned(phrase: Phrase) -> bool:
    """Whether «لل» tells what the office belongs to («الأمين العام للأمم المتحدة»), not whom somebody speaks to."""
    return phrase.definite and phrase.noun is not None and phrase.noun.noun.group == "office"


def _surely_name(view: View, at: int) -> bool:
    """Whether the word behind a title and a comma is a name."""
    return foreign(view, at) or (bool(view.infos[at].given) and view.tokens[at].pos == "PROPN")


def _with_person(view: View, phrase: Phrase, limit: int) -> Phrase:
    at = view.skip_quotes(phrase.last)
    if at >= limit or phrase.person is not None:
        return phrase
    apposed = view.tokens[at].folded in (",", ":", "(", "-")
    if apposed:
        at = view.skip_quotes(at + 1)
        if at >= limit:
            return phrase
    name = person_name(view, at)
    if name is None:
        title = read_noun(view, at, clitics=False, depth=3)
        if title is not None and title.person is not None and title.noun is not None:
            return replace(phrase, last=title.last, person=title.person, person_entry=title.person_entry)
    if name is not None:
        return replace(phrase, last=name.last, person=(name.head, name.last), person_entry=name.entry)
    run = read_run(view, at, titled=not apposed or _surely_name(view, at))
    if run is None:
        return phrase
    return replace(phrase, last=run, person=(at, run))
