"""Accounts of our own: a text of made-up words, and the events, actors and places that are said to be in it."""

import hashlib
from datetime import date

from waqai.record.model import (
    Bounds,
    Codes,
    Document,
    EntityRecord,
    EventPlace,
    EventRecord,
    PlaceRecord,
    Record,
)
from waqai.register.account import Account
from waqai.spans import Span

ACTORS = {
    "الجيش": EntityRecord("n1", "military", "Syrian Arab Army", "الجيش", "SYR", "SYRMIL", None, (), ""),
    "المسلحون": EntityRecord("n2", "armed_group", "gunmen", "المسلحون", "SYR", "SYRREB", None, (), ""),
    "واشنطن": EntityRecord("n3", "state", "United States", "الولايات المتحدة", "USA", "USA", None, (), ""),
    "موسكو": EntityRecord("n4", "state", "Russia", "روسيا", "RUS", "RUS", None, (), ""),
    "طهران": EntityRecord("n5", "state", "Iran", "إيران", "IRN", "IRN", None, (), ""),
    "سوريا": EntityRecord("n6", "state", "Syria", "سوريا", "SYR", "SYR", None, (), ""),
    "المرصد": EntityRecord("n7", "organisation", "Observatory", "المرصد", "GBR", "GBRNGO", None, (), ""),
}
PLACES = {
    "درعا": ("Daraa", "SYR", 32.62, 36.1, "city"),
    "إدلب": ("Idlib", "SYR", 35.93, 36.63, "city"),
    "دمشق": ("Damascus", "SYR", 33.51, 36.29, "city"),
    "جنيف": ("Geneva", "CHE", 46.2, 6.15, "city"),
    "سوريا": ("Syria", "SYR", 35.0, 38.0, "country"),
    "المتوسط": ("Mediterranean Sea", None, 35.0, 18.0, "region"),
    "القلزم": ("Red Sea", None, 20.0, 38.0, "region"),
}


def event(word, type_="ASSAULT", /, **told):
    """What is said of the event whose anchor is `word`; see `_event`."""
    return word, type_, told


def account(name, title, body, *events, outlet=None, day=14, copy_of=None) -> Account:
    """Return the account of a report that was published on a day of April 2018 (None: undated)."""
    text = f"{title}\n\n{body}"
    named = {who for _, _, told in events for role in ("by", "to", "says") for who in told.get(role, ())}
    entities = [
        (entity, [Span(at, at + len(word)) for at in _all(text, word)])
        for word, entity in ACTORS.items()
        if word in text or word in named
    ]
    places = [(word, Span(at, at + len(word))) for word in PLACES if (at := text.find(word)) >= 0]
    ids = {word: f"p{number}" for number, (word, _) in enumerate(places, 1)}
    published = date(2018, 4, day) if day else None
    digest = hashlib.sha256(text.encode()).hexdigest()
    told = [_event(f"e{number}", text, ids, *one) for number, one in enumerate(events, 1)]
    record = Record(
        Document(digest, name, title, published, None, "ar", text),
        (),
        tuple(
            EntityRecord(e.id, e.kind, e.name, e.name_ar, e.country, e.code, None, tuple(spans), "")
            for e, spans in entities
        ),
        (),
        tuple(_place(ids[word], word, span) for word, span in places),
        (),
        (),
        tuple(told),
        (),
        (),
        (),
    )
    return Account(name, outlet, published, copy_of, record)


def _event(id_, text, places, word, type_, told) -> EventRecord:
    at = text.index(word, told.get("after", 0))
    day = date(2018, 4, told["on"]) if "on" in told else None
    place = told.get("at")
    killed = told.get("killed")
    return EventRecord(
        id_,
        Span(at, at + len(word)),
        type_,
        told.get("mode"),
        told.get("status", "occurred"),
        tuple(ACTORS[who].id for who in told.get("by", ())),
        tuple(ACTORS[who].id for who in told.get("to", ())),
        day,
        day,
        EventPlace(places[place], PLACES[place][0], PLACES[place][1]) if place else None,
        None,
        {"killed": Bounds(*killed)} if killed else {},
        tuple(ACTORS[who].id for who in told.get("says", ())),
        told.get("incident", f"i{id_[1:]}"),
        False,
        Codes(None, None, None),
        told.get("sure", 0.9),
        (),
    )


def _place(id_, word, span) -> PlaceRecord:
    name, country, lat, lon, precision = PLACES[word]
    return PlaceRecord(id_, span, name, country, None, lat, lon, precision, None, (), "")


def _all(text, word):
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def bridge() -> list[Account]:
    """Three outlets on the shelling of one bridge, and one on a meeting far away."""
    return [
        account(
            "a1",
            "الجيش يقصف جسر الرستن في درعا",
            "قصف الجيش جسر الرستن القديم في مدينة درعا صباحا، فقتل ثلاثة من عمال الصيانة على الجسر.",
            event("يقصف", mode="heavy-weapons", by=["الجيش"], at="درعا", on=14, killed=(3, 3)),
            outlet="الجريدة",
        ),
        account(
            "b1",
            "قتلى من عمال الصيانة بقصف على جسر الرستن",
            "سقط خمسة قتلى من عمال الصيانة حين قصف الجيش جسر الرستن القديم قرب درعا، بحسب المرصد.",
            event("بقصف", mode="heavy-weapons", by=["الجيش"], at="درعا", on=14, killed=(5, 5), says=["المرصد"]),
            outlet="الصحيفة",
        ),
        account(
            "c1",
            "جسر الرستن ينهار بعد قصفه وارتفاع عدد القتلى",
            "انهار جسر الرستن في درعا يوم الأحد غداة قصف الجيش له، وارتفع عدد القتلى من عمال الصيانة إلى تسعة.",
            event("قصفه", mode="heavy-weapons", by=["الجيش"], at="درعا", on=14, killed=(9, 9)),
            outlet="المنبر",
            day=15,
        ),
        account(
            "d1",
            "وزراء يبحثون في جنيف أسعار القمح",
            "اجتمع وزراء الزراعة في جنيف لبحث أسعار القمح والشعير في الأسواق العالمية.",
            event("يبحثون", "CONSULT", mode="multilateral", by=["موسكو"], at="جنيف", on=14),
            outlet="الجريدة",
        ),
    ]
