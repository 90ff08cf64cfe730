"""Accounts of our own, made by hand: the words and what a record holds of them."""

import hashlib
import json
from datetime import date

import pytest

from waqai.dossiers import read_dossier
from waqai.incidents.linking import link
from waqai.record.from_json import from_json
from waqai.register.account import Account

DOSSIER = """
title: Forces in Iraq
places: [IRQ]
parties:
- {id: us, name: United States, actors: [USA], words: [القوات الأمريكية]}
- {id: iraq, name: Iraq, actors: [IRQ]}
- {id: groups, name: Groups, actors: [Kata'ib Hezbollah], words: [الجماعات * لإيران]}
counts:
- {id: attacks, name: Attacks, types: [ASSAULT], by: [groups], on: [us], units: [attack]}
questions:
- id: presence
  name: Do they stay?
  answers:
  - {id: leave, name: they leave, words: [إنهاء الوجود], events: [{type: RETREAT, status: demanded, by: us}]}
  - {id: stay, name: they stay, words: [وجود القوات * ضروري]}
factors:
- id: capability
  name: Capability
  for: {words: [قادرة على حماية]}
  against: {words: [تزال بحاجة إلى]}
figures:
- {id: troops, name: Troops, units: [soldier], of: us}
"""
ACTORS = {
    "us": ("state", "United States", "الولايات المتحدة", "USA", "USA"),
    "iraq": ("state", "Iraq", "العراق", "IRQ", "IRQ"),
    "groups": ("armed_group", "Kata'ib Hezbollah", "كتائب حزب الله", "IRQ", "IRQPRM"),
    "official": ("person", "US official", "مسؤول أمريكي", "USA", "USAGOV"),
    "minister": ("person", "Minister of Iraq", "رئيس الوزراء", "IRQ", "IRQGOV"),
}


def span(text, words):
    assert words in text, words
    return [text.index(words), text.index(words) + len(words)]


def account(name, day, text, events=(), statements=(), figures=(), times=(), outlet="a", copy_of=None):
    """An account whose record holds what is told here by its words."""
    coded = [_event(text, number, event) for number, event in enumerate(events, 1)]
    record = {
        "schema": "waqai.record/1",
        "document": {
            "id": hashlib.sha256(text.encode()).hexdigest(), "source": f"{name}.txt", "title": None, "published": day,
            "published_inferred": None, "language": "ar", "text": text,
        },
        "entities": [
            {"id": id_, "kind": k, "name": n, "name_ar": ar, "country": c, "code": code, "role": None,
             "mentions": [span(text, ar)] if ar in text else [[0, 1]], "because": ""}
            for id_, (k, n, ar, c, code) in ACTORS.items()
        ],
        "events": coded,
        "statements": [
            {"id": f"s{n}", "kind": "indirect", "span": span(text, words), "speaker": speaker, "cue": None,
             "standing": "said", "addressee": None, "outlet": None, "start": None, "end": None, "because": ""}
            for n, (speaker, words) in enumerate(statements, 1)
        ],
        "figures": [
            {"id": f"f{n}", "span": span(text, words), "low": low, "high": high, "unit": unit, "approx": False,
             "of": None, "because": ""}
            for n, (words, low, high, unit) in enumerate(figures, 1)
        ],
        "times": [
            {"id": f"t{n}", "span": span(text, words), "start": start, "end": start, "timex": "", "time_of_day": None,
             "because": ""}
            for n, (words, start) in enumerate(times, 1)
        ],
        "noise": [], "places": [], "relations": [], "links": [], "notices": [],
    }  # fmt: skip
    return Account(name, outlet, date.fromisoformat(day), copy_of, from_json(json.dumps(record)))


def _event(text, number, event):
    words, type_, fields = event[0], event[1], event[2] if len(event) > 2 else {}
    place = {"id": None, "name": "Anbar", "country": "IRQ"} if fields.get("here", True) else None
    plain = {key: value for key, value in fields.items() if key != "here"}
    return {
        "id": f"e{number}", "span": span(text, words), "type": type_, "mode": None, "status": "occurred", "actors": [],
        "recipients": [], "start": None, "end": None, "place": place, "count": None, "casualties": {}, "sources": [],
        "incident": f"i{number}", "headline": False, "codes": {"plover": None, "cameo": None, "acled": None},
        "confidence": 0.9, "because": [], **plain,
    }  # fmt: skip


@pytest.fixture
def telling():
    """What makes an account."""
    return account


@pytest.fixture
def dossier(tmp_path):
    path = tmp_path / "forces.yaml"
    path.write_text(DOSSIER, "utf-8")
    return read_dossier(path)


@pytest.fixture
def accounts():
    """Five reports: an attack that two tell, a demand, what is said against it later, a plan and its coming true."""
    day = {"actors": ["groups"], "recipients": ["us"], "start": "2024-01-09", "end": "2024-01-09"}
    attack = "هاجمت كتائب حزب الله قوات الولايات المتحدة في الأنبار."
    total = "وقال مسؤول أمريكي إن القوات الأمريكية تعرضت لأكثر من 60 هجوما منذ 17 أكتوبر، وإن لها 2500 جندي."
    later = "وقال مسؤول أمريكي إن القوات الأمريكية تعرضت لأكثر من 50 هجوما منذ 17 أكتوبر."
    ask = "طالب العراق الولايات المتحدة بسحب قواتها. وقال رئيس الوزراء إن قواتنا غير قادرة على حماية البلاد."
    talk = "يلتقي العراق مسؤولين من الولايات المتحدة السبت."
    need = "قال رئيس الوزراء إن وجود القوات الأمريكية ضروري. والتقى العراق وفد الولايات المتحدة السبت."
    parties = {"actors": ["us", "iraq"], "start": "2024-01-27", "end": "2024-01-27"}
    return [
        account("one", "2024-01-10", f"{attack}\n{total}", [("هاجمت", "ASSAULT", day),
                ("هجوما", "ASSAULT", {"count": {"low": 61, "high": None}, "start": "2023-10-17", "end": "2024-01-10",
                                      "recipients": ["us"]})],
                [("official", total[24:])], [("أكثر من 60 هجوما", 61, None, "attack"), ("2500 جندي", 2500, 2500, "soldier")],  # noqa: E501
                [("17 أكتوبر", "2023-10-17")]),
        account("two", "2024-01-11", f"تحديث: {attack}", [("هاجمت", "ASSAULT", day)], outlet="b"),
        account("three", "2024-01-17", ask,
                [("طالب", "REQUEST", {"actors": ["iraq"], "recipients": ["us"], "start": "2024-01-17", "end": "2024-01-17"}),  # noqa: E501
                 ("بسحب", "RETREAT", {"actors": ["us"], "status": "demanded"})],
                [("minister", "قواتنا غير قادرة على حماية البلاد")]),
        account("four", "2024-01-25", talk, [("يلتقي", "CONSULT", {**parties, "status": "planned", "sources": ["iraq"]})]),  # noqa: E501
        account("five", "2024-01-28", f"{need}\n{later}", [("والتقى", "CONSULT", parties)],
                [("minister", "وجود القوات الأمريكية ضروري"), ("official", later[24:])],
                [("أكثر من 50 هجوما", 51, None, "attack")], [("17 أكتوبر", "2023-10-17")], outlet="b"),
    ]  # fmt: skip


@pytest.fixture
def incidents(accounts):
    return link(accounts)
