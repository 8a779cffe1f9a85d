import json
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import CheckFunction, GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from batches import a_batch
from enrolled import Enrolled
from sync import batch
from sync.registry import openapi
from sync.wire import CERTIFICATE, CURSOR, EPOCHS, EVENTS, HEALTH, NDJSON, STATUS_OF

SOUND, SPOILT = GenerationMode.POSITIVE, GenerationMode.NEGATIVE

LINES = {
    "type": "array",
    "minItems": 2,
    "prefixItems": [{"$ref": "#/components/schemas/Manifest"}],
    "items": {"type": "object"},
}


@schemathesis.serializer(NDJSON)
def as_lines(context: schemathesis.SerializationContext, value: Any) -> bytes:
    lines = value if isinstance(value, list) else [value]
    return b"".join(json.dumps(line).encode() + b"\n" for line in lines)


@pytest.mark.parametrize(
    ("method", "path", "mode"),
    [
        ("GET", HEALTH, SOUND),
        ("GET", CURSOR, SOUND),
        ("GET", CURSOR, SPOILT),
        ("POST", EPOCHS, SOUND),
        ("POST", EPOCHS, SPOILT),
        ("POST", STATUS_OF, SOUND),
        ("POST", STATUS_OF, SPOILT),
        ("POST", CERTIFICATE, SOUND),
        ("POST", CERTIFICATE, SPOILT),
        ("POST", EVENTS, SOUND),
        ("POST", EVENTS, SPOILT),
    ],
)
def test_the_registry_does_what_its_document_says(
    center: Enrolled, method: str, path: str, mode: GenerationMode
) -> None:
    operation = described(center)[path][method]
    # No lines drawn by lot follow one another by their hashes, and no text is a signed request, so
    # none are ever accepted.
    never = path in (EVENTS, CERTIFICATE)
    excluded: list[CheckFunction] = [positive_data_acceptance] if never else []

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(max_examples=20, suppress_health_check=list(HealthCheck))
    def ask(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(
            base_url=center.registry.url,
            headers={"Authorization": f"Bearer {center.key}"},
            excluded_checks=excluded,
        )

    ask()


def test_a_batch_that_is_taken_is_answered_as_the_document_says(center: Enrolled) -> None:
    center.outbox.add(3)
    center.http("POST", EPOCHS, json={"epoch": center.outbox.epoch})
    answer = center.http(
        "POST",
        EVENTS,
        data=batch.pack(*a_batch(center.outbox, 1, 3)),
        headers={"Content-Type": NDJSON, "Content-Encoding": "gzip"},
    )
    assert answer.status_code == 200
    assert described(center)[EVENTS]["POST"].is_valid_response(answer)


def test_the_document_is_published_as_it_is_written(center: Enrolled) -> None:
    assert center.http("GET", "/openapi.json").content == openapi.DOCUMENT


def described(center: Enrolled) -> schemathesis.BaseSchema:
    """The document, with this test's center in the place of any and lines for their text."""
    document = json.loads(openapi.DOCUMENT)
    for path in document["paths"].values():
        for parameter in path.get("parameters", []):
            parameter["schema"] = {"enum": [center.name]}
    body = document["paths"][EVENTS]["post"]["requestBody"]
    body["content"][NDJSON]["schema"] = LINES
    return schemathesis.openapi.from_dict(document)
