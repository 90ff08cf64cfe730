"""What a dossier tells of accounts made by hand."""

from dataclasses import replace
from datetime import date

from waqai.dossiers import compiled
from waqai.dossiers.notes import Notes
from waqai.dossiers.outline import citations, outline
from waqai.incidents.linking import link
from waqai.record.model import Bounds


def told(dossier, accounts):
    return compiled(dossier, accounts, link(accounts))


def test_the_order_of_accounts_and_incidents_makes_no_difference(dossier, accounts, incidents):
    assert compiled(dossier, accounts, incidents) == compiled(dossier, accounts[::-1], incidents[::-1])


def test_every_line_is_cited_and_every_quotation_is_the_words(dossier, accounts):
    texts = {account.id: account.record.document.text for account in accounts}
    report = told(dossier, accounts)
    assert all(entry.citations for entry in report.timeline)
    sections = outline(report)
    cited = [citation for section in sections for citation in citations(section)]
    assert set(cited) == {citation for _, citation in Notes(sections).all()}
    assert len({citation.report for citation in cited}) == 5
    for citation in cited:
        assert texts[citation.report][citation.start : citation.end] == citation.quotation
        assert citation.start <= citation.mark.start < citation.mark.end <= citation.end
        assert "".join(citation.parts) == citation.quotation


def test_an_attack_that_two_outlets_tell_counts_once(dossier, accounts):
    (tally,) = told(dossier, accounts).tallies
    first = tally.weeks[0]
    assert (first.start, len(first.incidents), first.acts) == (date(2024, 1, 8), 1, Bounds(1, 1))
    assert {citation.report for citation in first.citations} == {"one", "two"}
    assert [len(week.incidents) for week in tally.weeks] == [1, 0, 0]
    assert tally.unplaced == ()


def test_running_totals_are_bounds_beside_the_count_and_a_falling_one_is_marked(dossier, accounts):
    (tally,) = told(dossier, accounts).tallies
    first, last = tally.totals
    assert (first.bounds, first.since, first.by) == (Bounds(61, None), date(2023, 10, 17), "US official")
    assert (first.counted, first.lower) == (1, False)
    assert (last.bounds, last.lower) == (Bounds(51, None), True)
    assert last in tally.weeks[-1].totals
    assert "60 هجوما" in first.citation.parts[1]


def test_a_running_total_is_no_incident_on_the_timeline(dossier, accounts):
    days = [entry.start for entry in told(dossier, accounts).timeline if entry.type == "ASSAULT"]
    assert days == [date(2024, 1, 9)]


def test_positions_and_where_they_contradict(dossier, accounts):
    report = told(dossier, accounts)
    held = {holding.party: holding.positions for holding in report.parties}
    sided = [(one.day, one.speaker, one.answer) for one in held["Iraq"] if one.question]
    assert sided == [
        (date(2024, 1, 17), "Iraq", "they leave"),
        (date(2024, 1, 28), "Minister of Iraq", "they stay"),
    ]
    (clash,) = report.clashes
    assert (clash.kind, [stand.says for stand in clash.stands]) == ("itself", ["they leave", "they stay"])
    assert [stand.citations[0].report for stand in clash.stands] == ["three", "five"]


def test_a_demand_that_is_only_quoted_is_not_the_speaker_s_own(dossier, accounts, telling):
    text = "قال مسؤول أمريكي إن طلب العراق سحب قوات الولايات المتحدة لم يصل."
    events = [
        ("طلب", "REQUEST", {"actors": ["iraq"], "recipients": ["us"]}),
        ("سحب", "RETREAT", {"actors": ["us"], "status": "demanded"}),
    ]
    said = telling("six", "2024-01-29", text, events, [("official", text[20:-1])])
    held = {one.party: one.positions for one in told(dossier, [*accounts, said]).parties}
    assert [one.answer for one in held["United States"] if one.question] == []


def test_a_plan_that_came_true_is_kept_and_one_that_did_not_is_overdue(dossier, accounts):
    (step,) = told(dossier, accounts).steps
    assert (step.kind, step.state) == ("commitment", "kept")
    assert [citation.report for citation in step.kept] == ["five"]
    without = [account for account in accounts if account.id != "five"]
    later = replace(accounts[1], id="late", published=date(2024, 2, 20))
    (step,) = told(dossier, [*without, later]).steps
    assert (step.state, step.by) == ("overdue", None)
    (step,) = told(dossier, without).steps
    assert step.state == "open"


def test_denied_words_are_evidence_against(dossier, accounts):
    (factor,) = told(dossier, accounts).factors
    assert factor.supports == ()
    (found,) = factor.weakens
    assert (found.by, found.citations[0].parts[1]) == ("Minister of Iraq", "غير قادرة على حماية")


def test_figures_asked_for_are_a_series_without_the_totals(dossier, accounts):
    (series,) = told(dossier, accounts).series
    assert [(point.day, point.bounds, point.by) for point in series.points] == [
        (date(2024, 1, 10), Bounds(2500, 2500), "US official")
    ]


def test_a_copy_is_no_source_of_its_own(dossier, accounts):
    copy = replace(accounts[0], id="copy", copy_of="one", outlet="c")
    report = told(dossier, [*accounts, copy])
    assert report.reports == 5
    assert all(c.report != "copy" for section in outline(report) for c in citations(section))


def test_what_is_out_of_time_or_place_is_left_out(dossier, accounts):
    assert told(replace(dossier, until=date(2023, 1, 1)), accounts).timeline == ()
    elsewhere = replace(dossier, places=("YEM",))
    assert all(entry.type != "ASSAULT" for entry in told(elsewhere, accounts).timeline)


def test_nothing_on_file_is_an_empty_dossier(dossier):
    report = compiled(dossier, [], [])
    assert (report.as_of, report.reports, report.timeline) == (None, 0, ())
    assert all(section.is_empty for section in outline(report) if section.id not in ("factors",))
