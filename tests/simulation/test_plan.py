"""CENTER.json is read strictly: every fault is named by the file, the place and what is wrong."""

import json
from typing import Any

import pytest

from center_app.domain.plain import Unreadable
from center_app.simulation.plan import read_plan, written
from traces import counter, plan

FINE = plan(counter("K1", "A1", "A2", breaks=((30_000.0, 30_600.0),)), counter("K2", "A1", "B1"))


def faults(value: object) -> list[str]:
    with pytest.raises(Unreadable) as refused:
        read_plan(json.dumps(value).encode(), "center.json")
    return [str(fault) for fault in refused.value.faults]


def changed(path: str, value: object) -> Any:
    """The fine center with another value at a place like `counters/0/speed`; None takes it out."""
    center = json.loads(written(FINE))
    *way, last = path.split("/")
    place = center
    for name in way:
        place = place[int(name)] if isinstance(place, list) else place[name]
    if value is None:
        del place[last]
    else:
        place[int(last) if isinstance(place, list) else last] = value
    return center


def test_what_is_written_is_read_again() -> None:
    assert read_plan(written(FINE).encode(), "center.json") == FINE


def test_notes_of_its_own_are_passed_over() -> None:
    value = changed("name", "a note") | {"scenario": "base"}
    value["params"]["visible_renege"] = 0.3
    assert read_plan(json.dumps(value).encode(), "center.json") == FINE


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        ("services", {}, "center.json, services: there is none"),
        ("counters", [], "center.json, counters: there is none"),
        ("params", None, "center.json, params: is missing"),
        ("params/gap_s", None, "center.json, params.gap_s: is missing"),
        ("params/walk_s", -1, "center.json, params.walk_s: -1 is not 0 to 36000"),
        ("params/pause_p", 1.5, "center.json, params.pause_p: 1.5 is not 0 to 1"),
        ("services/A1/target_s", 0, "center.json, service A1.target_s: 0 is not 1 to 36000"),
        ("services/A1/mean_s", 1e300, "center.json, service A1.mean_s: 1e+300 is not 1 to 36000"),
        ("services/A1/mean_s", "5", "center.json, services.A1.mean_s: '5' is not a number"),
        ("services/A1/share", 2, "center.json, service A1.share: 2 is not 0 to 1"),
        ("counters/0/id", "K 1", "center.json, counter K 1: 'K 1' is not a code"),
        ("counters/1/id", "K1", "center.json, counter K1: stands 2 times"),
        ("counters/0/kind", "X", "center.json, counter K1.kind: 'X' is none of S, U"),
        (
            "counters/0/home",
            "Z",
            "center.json, counter K1.home: 'Z' is no agency of these services",
        ),
        ("counters/0/skills", ["Z9"], "center.json, counter K1.skills: 'Z9' is no service of this"),
        (
            "counters/0/skills",
            ["A1", "A1"],
            "center.json, counter K1.skills: names a service twice",
        ),
        ("counters/0/close_s", 1, "center.json, counter K1.close_s: is not after open_s"),
        ("counters/0/close_s", 86401, "center.json, counter K1.close_s: 86401 is not 0 to 86400"),
        ("counters/0/speed", 0, "center.json, counter K1.speed: 0 is not 0.1 to 10.0"),
        ("counters/0/speed", None, ""),
        (
            "counters/0/breaks",
            [[30_000, 29_000]],
            "center.json, counter K1.breaks[0]: does not begin and end, in this order",
        ),
        (
            "counters/0/breaks",
            [[30_000, 30_600], [30_500, 31_000]],
            "center.json, counter K1.breaks[1]: begins before the one before it has ended",
        ),
        (
            "counters/0/breaks",
            [[29_000 + n, 29_000.5 + n] for n in range(10)],
            "center.json, counter K1.breaks: 10 are 10 or more",
        ),
    ],
)
def test_a_wrong_value_is_named(path: str, value: object, fault: str) -> None:
    if not fault:  # the speed may be left out
        assert read_plan(json.dumps(changed(path, value)).encode(), "center.json").counters
        return
    assert any(told.startswith(fault) for told in faults(changed(path, value)))


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"{", "is no JSON in UTF-8: "),
        (b"\xff\xfe{}", "is no JSON in UTF-8: "),
        (b'{"params": NaN}', "is no JSON in UTF-8: NaN is not a number"),
        (b'{"params": {}, "params": {}}', "is no JSON in UTF-8: params stands 2 times"),
        (b"[" * 100_000, "is no JSON in UTF-8: "),
        (b"[]", "[] is not an object"),
    ],
)
def test_what_is_no_center_at_all_is_refused(body: bytes, why: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_plan(body, "center.json")
    assert str(refused.value.faults[0]).startswith(f"center.json: {why}")
