from collections.abc import Callable

import pytest

from waqai.arabic import Analysis, analyse
from waqai.reports.report import Report

Read = Callable[[str], Analysis]


@pytest.fixture(scope="session")
def read() -> Read:
    """Analyse a bare text."""
    return lambda text: analyse(Report(text, "test"))
