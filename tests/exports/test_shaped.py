"""POLECAT-, GDELT- and ACLED-shaped tables, read by pandas as their users do."""

import io
import json
import re
from pathlib import Path

import pandas as pd
import pytest

from waqai.codebooks import lines
from waqai.exports.formats import acled, gdelt, polecat
from waqai.exports.formats.gdelt import goldstein, quad_class

HEADINGS = json.loads(Path(__file__).with_name("headings.json").read_text("utf-8"))  # of the originals
SUB_EVENTS = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Explosions/Remote violence": {
        *("Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack"),
        *("Remote explosive/landmine/IED", "Grenade"),
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Protests": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {
        *("Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Other"),
        *("Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory"),
    },
}


@pytest.fixture(scope="module")
def rows(exported):
    """Each export as its users read it."""
    return {
        "polecat": pd.read_csv(
            io.BytesIO(exported("polecat").content),
            sep="\t",
            quoting=3,
            keep_default_na=False,
            na_values=["None"],
            parse_dates=["Event Date", "Publication Date"],
        ),
        "gdelt": pd.read_csv(
            io.BytesIO(exported("gdelt").content),
            sep="\t",
            header=None,
            names=HEADINGS["gdelt"],
            quoting=3,
            dtype={"EventCode": str, "EventBaseCode": str, "EventRootCode": str},
        ),
        "acled": pd.read_csv(io.BytesIO(exported("acled").content), parse_dates=["event_date"]),
    }


def test_the_columns_are_those_of_the_originals(rows):
    for name, module in (("polecat", polecat), ("gdelt", gdelt), ("acled", acled)):
        assert list(rows[name].columns) == HEADINGS[name] == [column.name for column in module.COLUMNS]
    assert [len(HEADINGS[name]) for name in ("polecat", "gdelt", "acled")] == [40, 61, 31]


def test_no_line_of_a_tab_separated_table_is_broken(exported):
    for name, width in (("polecat", 40), ("gdelt", 61)):
        lines_ = exported(name).text.split("\n")
        assert {line.count("\t") + 1 for line in lines_[:-1]} == {width}
        assert lines_[-1] == ""


def test_polecat_has_an_agreement_of_two_states(rows):
    found = rows["polecat"]
    (agreed,) = found[found["Event ID"].str.startswith("talks:") & (found["Event Date"] == "2022-11-15")][
        lambda them: them["Actor Country"] == "Egypt; Turkey"
    ].itertuples()
    assert agreed[3:7] == ("AGREE", agreed[4], 2.5, "VERBAL COOPERATION")
    assert set(found["Quad Code"]) <= {
        f"{how} {what}" for how in ("VERBAL", "MATERIAL") for what in ("COOPERATION", "CONFLICT")
    }


def test_gdelt_rows_hold_what_gdelt_means_by_them(rows, happenings):
    found = rows["gdelt"]
    assert found["GlobalEventID"].is_unique
    assert found["EventCode"].map(lambda code: re.fullmatch(r"(0[1-9]|1\d|20)\d{1,2}", code) is not None).all()
    assert (found["EventCode"].str[:2] == found["EventRootCode"]).all()
    assert (found["GoldsteinScale"].abs() <= 10).all()
    assert (pd.to_datetime(found["Day"].astype(str), format="%Y%m%d").dt.year == found["Year"]).all()
    assert (found["FractionDate"].astype(int) == found["Year"]).all()
    assert found["QuadClass"].isin([1, 2, 3, 4]).all()
    assert set(found["ActionGeo_Type"].dropna()) <= {1, 2, 3, 4, 5}
    assert len(found) + 0 < len(happenings)


def test_gdelt_codes_a_strike_on_syrian_soil(rows):
    found = rows["gdelt"]
    shelling = found[(found["ActionGeo_CountryCode"] == "SY") & (found["EventRootCode"] == "19")]
    assert "Sarmin, Idlib, Syria" in set(shelling["ActionGeo_Fullname"])
    assert (shelling["QuadClass"] == 4).all()


def test_every_cameo_code_of_ours_has_a_score_and_a_class():
    for line in lines().values():
        assert -10 <= goldstein(line.cameo) <= 10
        assert quad_class(line.cameo) in (1, 2, 3, 4)
    assert [quad_class(code) for code in ("057", "060", "090", "138", "140")] == [1, 2, 3, 3, 4]


def test_acled_rows_keep_its_rules(rows, exported, happenings):
    found = rows["acled"]
    assert len(found) + sum(exported("acled").left_out.values()) == len(happenings)
    assert found["event_id_cnty"].is_unique
    for row in found.itertuples():
        assert row.sub_event_type in SUB_EVENTS[row.event_type]
        assert row.time_precision in (1, 2, 3)
        assert row.geo_precision in (1, 2, 3)
        assert row.fatalities >= 0
        assert row.event_date.year == row.year
    assert found["fatalities"].dtype.kind == "i"


def test_acled_has_the_dead_of_sarmin_once(rows):
    found = rows["acled"]
    sarmin = found[found["location"] == "Sarmin"]
    assert (sarmin["country"] == "Syria").all()
    assert (sarmin["iso"] == 760).all()
    assert (sarmin["region"] == "Middle East").all()
    assert 5 in set(sarmin["fatalities"])
