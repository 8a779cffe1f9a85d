"""Everything that a station can ask and hear comes over the line as it was."""

import json
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from center_app.center import Center, Done, News
from center_app.center.stories import Sought
from center_app.domain.behind import Which
from center_app.domain.commands import Asked
from center_app.domain.events import Kind
from center_app.domain.plain import Unreadable, plain
from center_app.domain.refusal import Reason, Refused
from center_app.domain.span import day_of
from center_app.domain.views import VIEWS
from center_app.domain.views.board import Board
from center_app.domain.views.kiosk import Ticket
from center_app.domain.views.query import Query
from center_on import engine_of, serving_center
from days import Day
from kiosks_alone import provisions
from manual_clock import ManualClock
from shelved import FILED
from sync.failures import Trouble
from sync.stations import questions, wire
from sync.stations.asking import answer
from sync.stations.documents import packed
from sync.worker import SyncStatus

LINK = SyncStatus(
    online=False, since=1, unsent=2, acked=3, acked_at=None, trouble=Trouble.UNREACHABLE
)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def center(tmp_path: Path, clock: ManualClock) -> Iterator[Center]:
    """Where a visit is served, one is called and others wait."""
    center = serving_center(f"sqlite:///{tmp_path / 'center.db'}", clock=clock)
    day = Day(center)
    for basket in (("birth",), ("passport", "insurance"), ("birth",), ("insurance",)):
        day.issue(*basket)
        clock.go_on(minutes=3)
    day.call("1")
    day.start("1")
    day.call("2")
    yield center
    center.journal.close()
    engine_of(center).dispose()


def asked(center: Center) -> dict[str, Any]:
    """What the questions are about here, by the names of their fields."""
    visit = next(iter(center.hall.visits))
    return {
        "visit": visit,
        "counter": "1",
        "employee": "employee-1",
        "by": "employee-1",
        "typed": center.hall.visits[visit].number,
        "code": center.hall.visits[visit].number,
        "services": ("birth",),
        "asked": (Asked("birth"),),
        "question": "",
        "stars": None,
        "day": center.hall.day,
        "which": Which(day_of(center.hall.day or date.min), service="birth"),
        "span": day_of(center.hall.day or date.min),
        "appointments": (),
        "message": "message",
        "action": "action",
        "document": "report.pdf",
        "file": "report.pdf",
        "appointment": "none",
        "token": "none",
        "result": "none",
        "serial": "",
        "secrets": ("none",),
        "sought": Sought(counter="1"),
        "first": center.hall.day,
        "last": center.hall.day,
    }


def question(shape: type[Query[Any]], center: Center) -> Query[Any]:
    facts = asked(center)
    needed = [field.name for field in fields(shape) if field.default is MISSING]
    return shape(**{name: facts[name] for name in needed})


@pytest.mark.parametrize("name", sorted(questions.QUERIES))
def test_every_question_and_every_view_is_read_as_it_was_written(name: str, center: Center) -> None:
    """Also where there is nothing of the kind: then the refusal is."""
    query = question(questions.QUERIES[name], center)
    sent = wire.read_query(wire.parsed_object(wire.written(wire.query_data(query))))
    assert sent == query
    told = OF_THE_SERVER.get(type(query)) or outcome(lambda: answer(center, query))
    if isinstance(told, Refused):
        read = wire.read_refused(wire.write_refused(told))
        assert isinstance(read, Refused)
        assert (read.reason, read.details) == (told.reason, told.details)
    else:
        assert wire.read_view(query, wire.write_view(told)) == told


OF_THE_SERVER: dict[type, object] = {
    questions.LinkState: LINK,
    questions.DocumentsFiled: (FILED,),
    questions.DocumentFetched: packed(b"%PDF", ""),
    questions.Provisions: provisions("W", 0),
}
"""Answers that depend on more than the center."""


def outcome(ask: Callable[[], object]) -> object:
    """The answer, or the refusal."""
    try:
        return ask()
    except Refused as why:
        return why


def test_no_two_questions_have_the_same_name() -> None:
    assert len(questions.QUERIES) == len(VIEWS) + len(questions.KEPT)


def test_a_question_that_is_not_known_is_named() -> None:
    for value in ({"query": "Everything"}, {"query": ["Board"]}, {}):
        with pytest.raises(Unreadable, match="not known"):
            wire.read_query(value)
    with pytest.raises(Unreadable, match="cunning"):
        wire.read_query({"query": "Board", "zones": [], "cunning": True})


def test_what_only_a_newer_server_shows_is_left_out(center: Center) -> None:
    view = center.see(Board())
    newer = {**plain(view), "weather": "sunny"}
    assert wire.read_view(Board(), wire.written({"view": newer})) == view


def test_what_is_missing_in_a_view_is_not_made_up(center: Center) -> None:
    shorter = plain(center.see(Board()))
    del shorter["calls"]
    with pytest.raises(Unreadable, match="calls"):
        wire.read_view(Board(), wire.written({"view": shorter}))


def test_what_a_command_made_happen_is_read_as_it_was_written(center: Center) -> None:
    done = Day(center).finish("1")
    told = Done(done.events, done.seq)
    assert wire.read_done(wire.write_done(told)) == told


def test_an_event_that_only_a_newer_server_knows_is_left_out(center: Center) -> None:
    done = Day(center).finish("1")
    body = json.loads(wire.write_done(Done(done.events, done.seq)))
    body["events"].append({"type": "visit.applauded", "tv": 1, "data": {}})
    assert wire.read_done(wire.written(body)) == Done(done.events, done.seq)


def test_news_are_read_as_they_were_written_and_a_newer_kind_is_none() -> None:
    written = wire.write_news(7, [Kind.CALLS, Kind.QUEUE, "weather"]).decode()
    assert written.startswith("data: ")
    assert written.endswith("\n\n")
    news = wire.read_news(written.removeprefix("data: "))
    assert news == News(7, frozenset({Kind.CALLS, Kind.QUEUE}))


def test_a_reason_that_only_a_newer_server_knows_stays_a_no() -> None:
    no = wire.No("too_sunny", "come later", {})
    assert wire.read_refused(wire.write(no)) == no
    assert isinstance(wire.read_refused(wire.write_refused(Refused(Reason.NOT_ALLOWED))), Refused)


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"view": {}}', b"\xff", b"[" * 100_000])
def test_what_is_no_answer_is_never_taken_for_one(body: bytes) -> None:
    readers: list[Callable[[bytes], object]] = [
        lambda text: wire.read_view(Ticket("x"), text),
        wire.read_done,
        wire.read_refused,
    ]
    for read in readers:
        with pytest.raises(Unreadable):
            read(body)


def test_nothing_secret_is_shown_where_messages_are_logged() -> None:
    secrets = (
        wire.Admission("101", "4711"),
        wire.Enrolment("4711"),
        wire.Enrolled("C", "kiosk-1", "kiosk", None, "4711"),
    )
    assert not any("4711" in repr(one) for one in secrets)
