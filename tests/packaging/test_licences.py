"""What Waqai needs at run time is under licences that ask nothing of its users' own work."""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "script"))

from licences import Dependency, needed, refused, sbom


def test_nothing_that_is_needed_is_copyleft():
    found, _ = needed()
    assert {"numpy", "onnxruntime", "sqlalchemy", "fastapi", "starlette"} <= {one.name for one in found}
    assert refused(found) == []


def test_copyleft_and_unknown_licences_are_refused():
    told = ["GPL-3.0-only", "GNU Lesser General Public License v3 (LGPLv3)", "not told", "MIT AND AGPL-3.0"]
    assert len(refused([Dependency("x", "1", licence, True) for licence in told])) == 4
    free = ["MIT OR GPL-2.0", "BSD License", "Mozilla Public License 2.0 (MPL 2.0)"]
    assert refused([Dependency("x", "1", licence, True) for licence in free]) == []


def test_the_bill_of_materials_names_every_package():
    found, _ = needed()
    assert len(json.loads(sbom(found))["components"]) == len(found) > 30
