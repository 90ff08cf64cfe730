import re
import subprocess
import sys

import pytest

from waqai import lexicons, places
from waqai.arabic import analyse, fold
from waqai.places import table
from waqai.places.lexicon import ordinary
from waqai.reports.report import Report

CURATED = [e for e in lexicons.load("places") if "name" in e and "ar" in e]
DIVISIONS = {(e["country"], e["name"]) for e in CURATED if e.get("kind") == "province"}


def test_table_has_tens_of_thousands_of_places_in_arabic_letters_only() -> None:
    lines = (table._DATA / "places.tsv").read_text("utf-8").splitlines()
    assert len(lines) > 20_000
    foreign = [
        line
        for line in lines
        if re.search("[پچژگڵڕێۆەںہھٹڈڑ،,]", line.split("\t")[2]) and line.split("\t")[3] not in ("IRN", "AFG")
    ]
    assert foreign == []


def test_table_is_in_order_of_population() -> None:
    numbers = [table.place(n).population for n in range(2000)]
    assert numbers == sorted(numbers, reverse=True)


def test_persian_and_kurdish_spellings_do_not_win() -> None:
    assert [places.lookup(name)[0].name_ar for name in ("الموصل", "باريس", "الفلوجة", "كييف")] == [
        "الموصل",
        "باريس",
        "الفلوجة",
        "كييف",
    ]


@pytest.mark.parametrize("entry", CURATED, ids=lambda e: f"{e['_file']}:{e['_line']}")
def test_every_name_of_the_lexicon_finds_its_entry(entry: lexicons.Entry) -> None:
    for name in entry["ar"].split("|"):
        found = places.lookup(name)
        assert any(p.name == entry["name"] and p.country == entry.get("country") for p in found)


def test_divisions_named_by_places_exist() -> None:
    missing = [
        (e["_file"], e["_line"], e["within"])
        for e in CURATED
        if "within" in e and (e["country"], e["within"]) not in DIVISIONS
    ]
    assert missing == []


def test_states_are_alpha3_and_refs_come_from_geonames() -> None:
    for entry in CURATED:
        assert re.fullmatch(r"[A-Z]{3}", entry.get("country", "XXX"))
        assert re.fullmatch(r"geonames:\d+", entry.get("ref", "geonames:1"))


def test_coordinates_are_on_the_map() -> None:
    for entry in CURATED:
        assert ("lat" in entry) == ("lon" in entry)
        assert -90 <= float(entry.get("lat", 0)) <= 90
        assert -180 <= float(entry.get("lon", 0)) <= 180


@pytest.mark.parametrize("entry", [e for e in CURATED if e.get("kind") == "country"], ids=lambda e: e["country"])
def test_every_state_is_found_in_a_sentence(entry: lexicons.Entry) -> None:
    name = entry["ar"].split("|")[0]
    if fold(name) in ordinary():
        pytest.skip("an everyday word too")
    mentions = places.find(analyse(Report(text=f"وصل الوفد إلى {name} أمس.", source="test")))
    assert entry["country"] in {m.place.country for m in mentions if m.place}


def test_lookup_gives_all_bearers_of_a_name() -> None:
    assert {p.country for p in places.lookup("طرابلس")} >= {"LBY", "LBN"}
    assert places.lookup("لا وجود لهذا الاسم") == ()
    assert places.lookup("") == ()


def test_loading_is_quick_and_small() -> None:
    script = (
        "import resource,time\nfrom waqai.arabic import analyse\nfrom waqai.reports.report import Report\n"
        "a=analyse(Report(text='قتل ثلاثة في بغداد',source='x'))\n"
        "m=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\nt=time.process_time()\n"
        "from waqai import places\nassert places.find(a)\n"
        "print(time.process_time()-t,(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss-m)/1024)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, done.stdout.split())
    assert seconds < 0.5  # about 0.07 on a quiet machine
    assert megabytes < 40
