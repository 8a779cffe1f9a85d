import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from center_app.domain import codec
from center_app.domain.commands import Command
from center_app.domain.events import Event
from center_app.domain.evolve import CHANGES
from center_app.domain.hall import Hall
from center_app.domain.plain import Unreadable, plain, read
from center_app.domain.verbs import CALLS, VERBS
from days import Day
from halls import running_hall

st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))

BROAD = settings(suppress_health_check=[HealthCheck.too_slow], max_examples=20)


def over_the_wire(data: object) -> Any:
    return json.loads(json.dumps(data, ensure_ascii=False).encode())


@pytest.mark.parametrize("name", sorted(codec.EVENTS))
def test_every_event_is_read_as_it_was_written(name: str) -> None:
    shape = codec.EVENTS[name]

    @BROAD
    @given(st.from_type(shape))
    def round_trip(event: Event) -> None:
        data = over_the_wire(codec.event_data(event))
        assert codec.read_event(name, shape.version, data) == event

    round_trip()


@pytest.mark.parametrize("verb", sorted(codec.COMMANDS))
def test_every_command_is_read_as_it_was_written(verb: str) -> None:
    @BROAD
    @given(st.from_type(codec.COMMANDS[verb]))
    def round_trip(command: Command) -> None:
        assert codec.read_command(over_the_wire(codec.command_data(command))) == command

    round_trip()


FIELDS = {
    "center.configured 1": "settings",
    "catalogue.adopted 1": "serial sha256",
    "catalogue.received 1": "release",
    "counter.placed 1": "counter zone",
    "counter.retired 1": "counter",
    "employee.enrolled 1": "who home roles skills active",
    "appointment.made 1": "appointment",
    "appointment.withdrawn 1": "appointment",
    "entry.damaged 1": "epoch seq",
    "clock.stepped 1": "old new",
    "day.opened 1": "day staying going_on",
    "day.closed 1": "day",
    "day.reopened 1": "day returned",
    "voice.muted 1": "muted",
    "hall.paused 1": "",
    "hall.resumed 1": "paused_ms dq",
    "employee.signed_in 1": "counter who",
    "employee.signed_out 1": "counter who",
    "counter.closing 1": "counter closing",
    "help.called 1": "counter who",
    "help.acknowledged 1": "counter after_ms dq",
    "employee.took_over 1": "counter who instead_of",
    "employee.unlocked 1": "who",
    "employee.pin_reset 1": "who",
    "employee.skills_lent 1": "who skills",
    "counter.opened 1": "counter",
    "breaks.planned 1": "counter breaks",
    "counter.paused 1": "counter reason",
    "counter.closed 1": "counter",
    "alarm.raised 1": "alarm sign about value",
    "alarm.taken_up 1": "alarm who answer after_ms dq",
    "alarm.put_away 1": "alarm",
    "alarm.ended 1": "alarm lasted_ms dq",
    "station.printer_changed 1": "state left until",
    "paper.left_over 1": "left_over paper number reason own counter who served_ms",
    "paper.settled 1": "left_over",
    "visit.issued 1": "visit number token audience language priority assistance bundle"
    " lines promise appointment booking result first own",
    "visit.number_added 1": "visit number",
    "visit.cancelled 1": "visit",
    "documents.seen 1": "visit documents",
    "visit.called 1": "visit counter sitting who steps why own",
    "visit.recalled 1": "visit counter sitting times",
    "sitting.started 1": "visit counter sitting wait_ms walk_ms dq own",
    "step.started 1": "visit counter sitting step own",
    "step.finished 1": "visit counter sitting step outcomes served_ms dq details own",
    "step.sent_away 1": "visit counter sitting step outcomes served_ms dq details",
    "step.brought_back 1": "visit step away_ms dq",
    "result.promised 1": "result token visit counter sitting step copies ready way",
    "step.dropped 1": "visit counter sitting step because",
    "line.added 1": "visit counter sitting line before",
    "visit.held 1": "visit counter sitting wish reason own",
    "visit.resumed 1": "visit counter sitting who step held_ms dq",
    "visit.released 1": "visit held_ms dq own",
    "bulletin.posted 1": "bulletin place saying until time agency counters spoken",
    "bulletin.taken_down 1": "bulletin",
    "bulletin.seen 1": "bulletin counter who after_ms dq",
    "visit.put_forward 1": "visit reason passed",
    "visit.put_back 1": "visit",
    "visit.put_off 1": "visit span_ms",
    "visit.back 1": "visit away_ms dq",
    "visit.returned 1": "visit away_ms dq own",
    "visit.transferred 1": "visit counter sitting to_counter to_employee reason has_note"
    " to_service to_agency own",
    "visit.undone 1": "visit counter sitting deed",
    "visit.missed 1": "visit counter sitting",
    "visit.ended 1": "visit counter sitting total_ms dq own",
    "visit.expired 1": "visit was reason",
    "time.judged 1": "visit sitting counter doubt accurate",
    "visit.rated 1": "visit stars reasons",
    "action.opened 1": "action cause aim before due who message agency service has_text",
    "action.planned 1": "action due who",
    "action.ended 1": "action state after verdict took_ms has_text dq",
    "unannounced.recorded 1": "unannounced on visit service agency form points score",
    "voice.told 1": "message voice visit service agency has_text has_contact",
    "voice.answered 1": "message progress took_ms reference has_text dq who",
}


def test_the_names_on_the_wire_never_change() -> None:
    names = {
        f"{name} {shape.version}": " ".join(field.name for field in fields(shape))
        for name, shape in codec.EVENTS.items()
    }
    assert names == FIELDS


def test_every_event_changes_the_hall_and_every_command_has_its_verb() -> None:
    assert set(CHANGES) == set(codec.EVENTS.values())
    assert {*VERBS, *CALLS} == set(codec.COMMANDS.values())


def test_an_event_that_only_a_newer_program_knows_is_named() -> None:
    with pytest.raises(Unreadable, match=r"visit\.teleported of version 1 is not known here"):
        codec.read_event("visit.teleported", 1, {})
    with pytest.raises(Unreadable, match=r"visit\.ended of version 2 is not known here"):
        codec.read_event("visit.ended", 2, {})


def test_an_event_of_an_older_version_is_read_as_todays(monkeypatch: pytest.MonkeyPatch) -> None:
    shape = codec.EVENTS["visit.cancelled"]
    monkeypatch.setattr(shape, "version", 3)
    steps = {
        ("visit.cancelled", 1): lambda data: {"ticket": data["id"]},
        ("visit.cancelled", 2): lambda data: {"visit": data["ticket"]},
    }
    monkeypatch.setattr(codec, "UPGRADES", steps)
    for version, data in ((1, {"id": "v"}), (2, {"ticket": "v"}), (3, {"visit": "v"})):
        assert codec.event_data(codec.read_event("visit.cancelled", version, data)) == {
            "visit": "v"
        }


@pytest.mark.parametrize("data", [{}, {"verb": 7}, {"verb": "teleport"}, {"verb": ["issue"]}])
def test_a_command_that_is_not_known_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(Unreadable, match="verb"):
        codec.read_command(data)


def test_the_hall_itself_is_read_as_it_was_written() -> None:
    center = running_hall()
    day = Day(center)
    for basket in (["birth"], ["passport", "insurance"], ["birth"], ["birth"]):
        day.issue(*basket, priority="elderly")
    day.serve("1")
    day.call("1")
    day.start("1")
    day.hold("1")
    day.call("2")
    again = read(Hall, over_the_wire(plain(center.hall)))
    again.shelf = center.hall.shelf
    again.index()
    assert again == center.hall
