import json
from datetime import date
from hashlib import sha256
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import CheckFunction, GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from batches import a_batch
from center_app.domain.appointment import Appointment, appointment_id
from center_app.domain.step import Line
from enrolled import Enrolled
from publisher import Publisher, opened, written
from registry_process import RegistryProcess
from small_catalogue import SMALL
from sync import batch
from sync.booked import BOOKED
from sync.registry import openapi
from sync.release import BLOB, MANIFEST
from sync.wire import CERTIFICATE, CURSOR, EPOCHS, EVENTS, HEALTH, NDJSON, STATUS_OF

BODY = written(SMALL)

BOOKING = Appointment(appointment_id("CODE1"), 1_796_112_000_000, (Line("birth", 2),))

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
        ("GET", MANIFEST, SOUND),
        ("GET", BLOB, SOUND),
        ("GET", BOOKED, SOUND),
        ("GET", BOOKED, SPOILT),
    ],
)
def test_the_registry_does_what_its_document_says(
    center: Enrolled, method: str, path: str, mode: GenerationMode
) -> None:
    operation = described(center)[path][method]
    # No lines drawn by lot follow one another by their hashes, and no text is a signed request, so
    # none are ever accepted. Nor has a catalogue as many bytes as some are asked for.
    never = path in {EVENTS, CERTIFICATE, BLOB}
    excluded: list[CheckFunction] = [positive_data_acceptance] if never else []

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(max_examples=10, suppress_health_check=list(HealthCheck))
    def ask(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(
            base_url=center.registry.url,
            headers={"Authorization": f"Bearer {center.key}"},
            excluded_checks=excluded,
        )

    ask()


@pytest.fixture(scope="module", autouse=True)
def given_out(registry: RegistryProcess) -> None:
    """There is a catalogue to be fetched."""
    Publisher(registry).publish(SMALL)


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        (MANIFEST, {}, 200),
        (MANIFEST, {"If-None-Match": '"1"'}, 304),
        (MANIFEST, {"If-None-Match": 'W/"0", "1"'}, 304),
        (MANIFEST, {"If-None-Match": '"2"'}, 200),
        (BLOB, {}, 200),
        (BLOB, {"Range": "bytes=5-"}, 206),
        (BLOB, {"Range": "bytes=5-9"}, 206),
        (BLOB, {"Range": "bytes=9-5"}, 200),
        (BLOB, {"Range": "bytes=-5"}, 200),
        (BLOB, {"Range": f"bytes={len(BODY)}-"}, 416),
        (BOOKED, {}, 200),
    ],
)
def test_what_is_given_out_is_answered_as_the_document_says(
    center: Enrolled, registry: RegistryProcess, path: str, headers: dict[str, str], status: int
) -> None:
    with opened(registry) as ledger:
        ledger.shelf.book(center.name, date(2026, 12, 1), (BOOKING,))
    where = path.replace("{sha256}", sha256(BODY).hexdigest())
    query = "?day=2026-12-01" if path == BOOKED else ""
    answer = center.http("GET", where + query, headers=headers)
    assert answer.status_code == status
    assert described(center)[path]["GET"].is_valid_response(answer)
    if status == 206:
        first, last = 5, 9 if headers["Range"].endswith("9") else len(BODY) - 1
        assert answer.headers["Content-Range"] == f"bytes {first}-{last}/{len(BODY)}"
        assert answer.content == BODY[first : last + 1]


def test_only_who_is_enrolled_is_given_anything(center: Enrolled) -> None:
    for path in (MANIFEST, BLOB.format(sha256=sha256(BODY).hexdigest())):
        answer = center.http("GET", path, headers={"Authorization": "Bearer wrong"})
        assert answer.status_code == 401


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
            known = center.name if parameter["name"] == "center" else sha256(BODY).hexdigest()
            parameter["schema"] = {"enum": [known]}
    body = document["paths"][EVENTS]["post"]["requestBody"]
    body["content"][NDJSON]["schema"] = LINES
    return schemathesis.openapi.from_dict(document)
