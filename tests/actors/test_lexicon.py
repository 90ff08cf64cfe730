from collections import Counter
from pathlib import Path
from typing import get_args

from build import found

from waqai import lexicons
from waqai.actors import EntityKind
from waqai.actors.knowledge import actors, listed, states
from waqai.actors.nouns import noun_forms


def test_ids_are_unique_and_kinds_known() -> None:
    counts = Counter(str(entry["id"]) for entry in lexicons.load("actors"))
    assert [name for name, count in counts.items() if count > 1] == []
    assert {actor.kind for actor in actors().values()} <= set(get_args(EntityKind))


def test_references_lead_to_entries() -> None:
    known = actors()
    bodies = [a.part_of for a in known.values() if a.part_of]
    targets = [term.of for a in known.values() for term in a.roles]
    assert [of for of in bodies if of not in known] == []
    assert [of for of in targets if of not in known and of not in states()] == []


def test_every_strong_name_is_found_as_its_actor() -> None:
    missed = []
    for entry in lexicons.load("actors"):
        if entry.get("needs") or entry.get("same_as"):
            continue
        for name in listed(entry.get("names"))[:1]:
            mentions = found(f"في بيان أصدره أمس أدان {name} الهجوم.").values()
            if all(mention.entry != entry["id"] for mention in mentions):
                missed.append((entry["id"], name))
    assert missed == []


def test_examples_and_counter_examples() -> None:
    wrong = []
    for entry in lexicons.load("actors"):
        for sentence in listed(entry.get("examples")):
            if all(m.entry != entry["id"] for m in found(sentence).values()):
                wrong.append((entry["id"], sentence))
        for sentence in listed(entry.get("counter")):
            if any(m.entry == entry["id"] for m in found(sentence).values()):
                wrong.append((entry["id"], sentence))
    assert wrong == []


def test_forms_of_nouns() -> None:
    assert noun_forms()["مسوولين"][0].noun.id == "official"
    assert noun_forms()["مسوولين"][0].number in ("pl", "du")
    assert noun_forms()["جنديين"][0].number == "du"


def test_a_users_line_takes_effect_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "actors"
    folder.mkdir()
    (folder / "own.yaml").write_text(
        "- {id: hamra-brigade, name: Hamra Brigade, names: [كتيبة الحمراء], kind: armed_group, country: LBN}\n",
        encoding="utf-8",
    )
    text = "اقتحمت كتيبة الحمراء المبنى."
    lexicons.use(tmp_path)
    try:
        assert found(text)["كتيبة الحمراء"].entry == "hamra-brigade"
    finally:
        lexicons.use(None)
    assert all(mention.entry is None for mention in found(text).values())
