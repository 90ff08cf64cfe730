"""The whole API against its own description: schemathesis asks for what may be asked, and for what may not."""

import os
from collections.abc import Callable

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as how
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.schemas import APIOperation, BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from waqai.desk.settings import Settings

HOW = how(
    max_examples=int(os.environ.get("WAQAI_API_EXAMPLES", "6")),
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
ANYTHING_GOES = frozenset(  # they take nothing, or any words as an id
    f"GET /api/v1/{path}"
    for path in (
        "about",
        "dossiers",
        "reports/{report}",
        "records/{report}",
        "incidents/{incident}",
        "dossiers/{dossier}",
    )
)
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
]


@pytest.fixture
def described(serve: Callable[[Settings], int], settings: Settings) -> BaseSchema:
    address = f"http://127.0.0.1:{serve(settings)}"
    config = schemathesis.Config.from_dict({"base-url": address})
    return schemathesis.openapi.from_url(f"{address}/api/v1/openapi.json", config=config)


def test_what_may_be_asked_is_answered_as_described(described: BaseSchema) -> None:
    asked = [found.ok() for found in described.get_all_operations()]
    assert len(asked) >= 17
    for operation in asked:
        _ask(operation, GenerationMode.POSITIVE)


def test_what_may_not_be_asked_is_refused_as_described(described: BaseSchema) -> None:
    for found in described.get_all_operations():
        if found.ok().label not in ANYTHING_GOES:
            _ask(found.ok(), GenerationMode.NEGATIVE)


def _ask(operation: APIOperation, mode: GenerationMode) -> None:
    @HOW
    @given(case=operation.as_strategy(generation_mode=mode))
    def asked(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS)

    asked()
