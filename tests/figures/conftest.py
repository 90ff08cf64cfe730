from collections.abc import Callable

import pytest

from waqai import figures
from waqai.arabic import analyse
from waqai.figures import Figure
from waqai.reports.report import Report


@pytest.fixture
def found() -> Callable[[str], tuple[Figure, ...]]:
    return lambda text: figures.find(analyse(Report(text, "test")), ())
