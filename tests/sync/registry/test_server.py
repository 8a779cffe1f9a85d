import gzip

import pytest
import requests

from batches import a_batch
from enrolled import Enrolled
from memory_outbox import MemoryOutbox
from registry_process import RegistryProcess
from sync import batch, wire
from sync.problem import STATUS, Code, Problem
from sync.wire import Acked, Cursor, Health, OpenEpoch

NDJSON = {"Content-Type": wire.NDJSON}
PACKED = NDJSON | {"Content-Encoding": "gzip"}


def code(answer: requests.Response) -> Code:
    problem = wire.read_message(Problem, answer.content)
    assert answer.status_code == STATUS[problem.code]
    return problem.code


def opened(center: Enrolled, entries: int = 3) -> MemoryOutbox:
    """The center's journal with some entries, its epoch opened at the registry."""
    center.outbox.add(entries)
    center.http("POST", wire.EPOCHS, json={"epoch": center.outbox.epoch}).raise_for_status()
    return center.outbox


def lines(outbox: MemoryOutbox) -> bytes:
    return gzip.decompress(batch.pack(*a_batch(outbox, 1, len(outbox.entries))))


def test_health_needs_no_key(registry: RegistryProcess) -> None:
    answer = requests.get(registry.url + wire.HEALTH, timeout=5)
    assert wire.read_message(Health, answer.content).api == (1,)


def test_every_answer_names_the_registry(center: Enrolled) -> None:
    names = {
        center.http("GET", path).headers[wire.GENERATION]
        for path in (wire.HEALTH, "/nowhere", wire.CURSOR, wire.EVENTS, "/openapi.json")
    }
    assert len(names) == 1


def test_an_epoch_is_new_once(center: Enrolled) -> None:
    body = wire.write(OpenEpoch(center.outbox.epoch))
    statuses = [
        center.http("POST", wire.EPOCHS, data=body, headers={"Content-Type": wire.JSON}).status_code
        for _ in range(2)
    ]
    assert statuses == [201, 200]


def test_the_cursor_is_that_of_the_epoch_asked_about(center: Enrolled) -> None:
    outbox = opened(center)
    answer = center.http("GET", wire.CURSOR, params={"epoch": outbox.epoch})
    cursor = wire.read_message(Cursor, answer.content)
    assert (cursor.epoch, cursor.acked, cursor.head) == (outbox.epoch, 0, outbox.start.hex())


def test_a_batch_is_taken_compressed_or_not(center: Enrolled) -> None:
    batch_lines = lines(opened(center))
    for data, headers in ((batch_lines, NDJSON), (gzip.compress(batch_lines), PACKED)):
        answer = center.http("POST", wire.EVENTS, data=data, headers=headers)
        assert wire.read_message(Acked, answer.content).acked == 3


def test_a_bomb_is_refused_before_it_grows(center: Enrolled) -> None:
    bomb = gzip.compress(b" " * (8 * batch.MOST_INFLATED))
    assert len(bomb) < batch.MOST_PACKED
    answer = center.http("POST", wire.EVENTS, data=bomb, headers=PACKED)
    assert code(answer) is Code.TOO_LARGE


def test_a_long_request_for_an_epoch_is_refused(center: Enrolled) -> None:
    answer = center.http("POST", wire.EPOCHS, json={"epoch": "x" * 5000})
    assert code(answer) is Code.TOO_LARGE


STATUS_SAID = {
    "at": "2026-11-22T09:15:30.123Z",
    "epoch": "0193518e-0000-7000-8000-000000000001",
    "seq": 3,
    "unsent": 0,
    "version": "0.1.0",
    "catalogue": {"serial": "jo-2027-01", "release": 7, "trouble": "unsigned"},
}


@pytest.mark.parametrize(
    "wrong",
    [
        {"at": "today"},
        {"oldest": "yesterday"},
        {"version": "call 0791234567"},
        {"unsent": -1},
        {"people": 10**20},
        {"epoch": "x"},
        {"note": "more"},
        {"catalogue": {"serial": "two words"}},
        {"catalogue": {"serial": "jo-1", "release": -1}},
        {"catalogue": {"serial": "jo-1", "trouble": "call 0791234567"}},
    ],
    ids=str,
)
def test_a_center_tells_of_itself_in_form_or_not_at_all(
    center: Enrolled, wrong: dict[str, object]
) -> None:
    assert center.http("POST", wire.STATUS_OF, json=STATUS_SAID).status_code == 204
    answer = center.http("POST", wire.STATUS_OF, json=STATUS_SAID | wrong)
    assert code(answer) is Code.BAD_REQUEST
    long = center.http("POST", wire.STATUS_OF, json=STATUS_SAID | {"version": "1" * 5000})
    assert code(long) is Code.TOO_LARGE


@pytest.mark.parametrize(
    "header", ["Bearer wrong", "Bearer ", "Basic eDp5", "", "Bearer \u00e9"], ids=repr
)
def test_without_the_right_key_nothing_is_told(center: Enrolled, header: str) -> None:
    headers = {"Authorization": header.encode()} if header else {"Authorization": "none"}
    for method, path in (("GET", wire.CURSOR), ("POST", wire.EPOCHS), ("POST", wire.EVENTS)):
        answer = center.http(method, path, headers=headers)
        assert code(answer) is Code.UNAUTHORIZED
        assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_key_opens_no_other_center_known_or_not(center: Enrolled) -> None:
    assert code(center.http("GET", "/v1/centers/JO-XXX-999/cursor")) is Code.OTHER_CENTER


def test_a_batch_of_another_center_is_refused(center: Enrolled) -> None:
    other = MemoryOutbox("JO-XXX-999")
    other.add(2)
    opened(center)
    answer = center.http("POST", wire.EVENTS, data=lines(other), headers=NDJSON)
    assert code(answer) is Code.OTHER_CENTER


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        (wire.EVENTS, {"Content-Type": wire.JSON}),
        (wire.EVENTS, {}),
        (wire.EVENTS, NDJSON | {"Content-Encoding": "zstd"}),
        (wire.EPOCHS, {"Content-Type": "text/plain"}),
    ],
    ids=str,
)
def test_a_body_of_another_kind_is_refused(
    center: Enrolled, path: str, headers: dict[str, str]
) -> None:
    answer = center.http("POST", path, data=b"{}", headers=headers)
    assert code(answer) is Code.WRONG_TYPE


@pytest.mark.parametrize("body", [b"", b"{}", b'{"epoch":1}', b'{"epoch":"x"}', b"[" * 4000])
def test_an_epoch_that_is_none_is_refused(center: Enrolled, body: bytes) -> None:
    answer = center.http("POST", wire.EPOCHS, data=body, headers={"Content-Type": wire.JSON})
    assert code(answer) is Code.BAD_REQUEST


@pytest.mark.parametrize("query", ["", "?epoch=", "?epoch=%00", "?epoch=0193518E", "?epoch=é"])
def test_a_question_about_no_epoch_is_refused(center: Enrolled, query: str) -> None:
    assert code(center.http("GET", wire.CURSOR + query)) is Code.BAD_REQUEST


def test_other_paths_and_methods_are_refused_in_the_same_form(center: Enrolled) -> None:
    assert code(center.http("GET", "/v2/health")) is Code.NOT_FOUND
    answer = center.http("DELETE", wire.EVENTS)
    assert code(answer) is Code.WRONG_METHOD
    assert answer.headers["Allow"] == "POST"
