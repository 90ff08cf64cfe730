"""What the exports are tested on: our own example reports, and one that is hard on every format."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from waqai.coding import code, reader_named
from waqai.exports import Material, format_named
from waqai.exports.gathering import of_records
from waqai.reports import read

EXAMPLES = Path(__file__).parents[2] / "examples"
HARD = (
    "هجوم «حاد» على دورية | تقرير\n\n"
    "قُتِلَ\tثلاثةُ جنودٍ عراقيين و١٢ مدنيا في هجوم بسيارة مفخخة، شمال\x00 \u200fبغداد\u200f\u2028 يوم الأحد 1 أبريل 2018؛ "
    'وقال المتحدث باسم الجيش "لن نرحل، \\ أبدا".\r\n\x0b\x85'
    "=ومن المقرر أن يلتقي الرئيس العراقي نظيره التركي في أنقرة يوم 5 أبريل 2018 😀.\n\n\n"
    "واعـــتقلت الشرطة العراقية سبعة أشخاص في الموصل، ونفت الوزارة قصف المدينة."
)


@dataclass
class Exported:
    """An export, whole, and what it left out."""

    content: bytes
    left_out: Counter[str]

    @property
    def text(self) -> str:
        return self.content.decode("utf-8")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of records: the examples, and the hard report."""
    out, reader = tmp_path_factory.mktemp("records"), reader_named("lexicon")
    for path in sorted(EXAMPLES.glob("*.*")):
        record = code(read(path), reader)
        (out / f"{path.stem}.json").write_text(record.to_json(), "utf-8")
    (out / "hard.json").write_text(code(read(HARD, published="2018-04-02"), reader).to_json(), "utf-8")
    return out


@pytest.fixture(scope="session")
def material(folder: Path) -> Material:
    return of_records([folder])


@pytest.fixture(scope="session")
def told(material):
    """What each report tells, by its id."""
    return {one.account.id: one for one in material.told()}


@pytest.fixture(scope="session")
def happenings(material):
    """The incidents, with what tells them."""
    return list(material.happenings())


@pytest.fixture(scope="session")
def exported(material):
    """Export the reports in a format."""

    def export(name: str, table: str | None = None) -> Exported:
        left_out: Counter[str] = Counter()
        return Exported(b"".join(format_named(name).export(table)(material, left_out)), left_out)

    return export
