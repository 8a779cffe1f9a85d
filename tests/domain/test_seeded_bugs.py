"""The simple model earns its keep: each of these bugs, put into the product, is found by it."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain import journey, lane
from center_app.domain.appointment import Appointment
from center_app.domain.clock import Instant
from center_app.domain.counter import Counter
from center_app.domain.evolve import CHANGES, Fact
from center_app.domain.evolve import center as evolve_center
from center_app.domain.evolve import undo as evolve_undo
from center_app.domain.hall import Hall
from center_app.domain.lane import Lane
from center_app.domain.people import Employee
from center_app.domain.rights import IN_CHARGE, RIGHTS
from center_app.domain.step import Step, StepState
from center_app.domain.undoable import Undoable
from center_app.domain.verbs import (
    VERBS,
    appointments,
    by_hand,
    collecting,
    results,
    shift,
    staff,
    transfer,
    voice,
)
from center_app.domain.verbs import desk as verbs_desk
from center_app.domain.visit import Stand, Visit
from desk_days import DeskDays
from whole_days import WholeDays

Bug = Callable[[pytest.MonkeyPatch], None]


def undo_is_for_ever(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Undoable, "is_open", lambda _self, _now: True)


def what_follows_ends_no_undo(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(evolve_undo, "_follow", lambda _hall, _event: None)


def who_comes_back_goes_where_sent(patch: pytest.MonkeyPatch) -> None:
    returned = journey.returned

    def to_the_first_counter(visit: Visit, at: Instant) -> Visit:
        return replace(returned(visit, at), only_counter="1")

    patch.setattr(journey, "returned", to_the_first_counter)


def nothing_is_futile(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(journey, "futile", lambda _visit, _done: ())


def a_transfer_leads_nowhere(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Lane, "is_for", lambda _self, _counter, _employee: True)


def a_partial_skill_is_a_full_one(patch: pytest.MonkeyPatch) -> None:
    def can_serve(self: Employee, skill: str, *, partial: bool) -> bool:
        return skill in {one.code for one in self.skills}

    patch.setattr(Employee, "can_serve", can_serve)


def the_life_event_has_no_order(patch: pytest.MonkeyPatch) -> None:
    def ready(self: Visit) -> Iterator[Step]:
        return (step for step in self.steps if step.state is StepState.WAITING)

    patch.setattr(Visit, "ready", ready)


def a_closed_counter_still_directs(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(evolve_center, "_undirect", lambda *_: None)


def a_late_press_counts(patch: pytest.MonkeyPatch) -> None:
    sitting_at = verbs_desk.sitting_at
    patch.setattr(
        verbs_desk, "sitting_at", lambda hall, asks: sitting_at(hall, replace(asks, sitting=None))
    )


def whoever_takes_over_can_do_all(patch: pytest.MonkeyPatch) -> None:
    in_place = shift._in_place

    def able(hall: Hall, counter: object, before: str, employee: Employee, sitting: str) -> object:
        skilled = replace(employee, skills=hall.employees["universal"].skills)
        return in_place(hall, counter, before, skilled, sitting)  # type: ignore[arg-type]

    patch.setattr(shift, "_in_place", able)


def a_counter_never_closes_behind_its_visit(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(staff, "then_closed", lambda _hall, events: events)


def what_builds_on_a_back_office_is_called(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(lane, "_to_come", lambda visit: visit.steps)


def who_waits_for_a_back_office_alone_is_called(patch: pytest.MonkeyPatch) -> None:
    held = CHANGES[e.VisitHeld]

    def waits(hall: Hall, event: e.VisitHeld, fact: Fact) -> None:
        held(hall, event, fact)
        if event.reason == e.BACK_OFFICE:
            visit = journey.released(hall.visits[event.visit])
            hall.put(replace(visit, stand=Stand.WAITING, held=None, held_wish=None))

    patch.setitem(CHANGES, e.VisitHeld, waits)


def a_miss_brings_back_what_a_back_office_has(patch: pytest.MonkeyPatch) -> None:
    returned = journey.returned

    def with_all(visit: Visit, at: Instant) -> Visit:
        steps = (replace(step, away=None) for step in visit.steps)
        return returned(replace(visit, steps=tuple(steps)), at)

    patch.setattr(journey, "returned", with_all)


def who_is_brought_back_begins_to_wait_anew(patch: pytest.MonkeyPatch) -> None:
    brought = CHANGES[e.StepBroughtBack]

    def anew(hall: Hall, event: e.StepBroughtBack, fact: Fact) -> None:
        brought(hall, event, fact)
        hall.put(replace(hall.visits[event.visit], carried_ms=0))

    patch.setitem(CHANGES, e.StepBroughtBack, anew)


def a_pick_up_is_a_new_case(patch: pytest.MonkeyPatch) -> None:
    def begun_anew(hall: Hall, asks: c.PickUp, now: Instant) -> list[e.Event]:
        (issued,) = results.pick_up(hall, asks, now)
        assert isinstance(issued, e.VisitIssued)
        return [replace(issued, first=issued.visit)]

    patch.setitem(VERBS, c.PickUp, begun_anew)


def a_result_is_collected_twice(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(collecting, "is_handed_over", lambda _steps: False)


def an_undone_promise_stands(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(evolve_undo, "withdraw", lambda *_: None)


def coming_for_a_result_lets_it_be_undone(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(evolve_undo, "_about", lambda _hall, event: getattr(event, "visit", None) or "")


def two_counters_call_one_person(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(by_hand, "called_just_now", lambda *_: None)


def the_end_of_a_visit_leaves_the_rest(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(VERBS, c.FinishVisit, only_the_step)


def only_the_step(hall: Hall, asks: c.FinishVisit, now: Instant) -> list[e.Event]:
    finishing = c.Finish(id=asks.id, station=asks.station, counter=asks.counter)
    return VERBS[c.Finish](hall, finishing, now)


def sent_to_a_service_it_waits_for_all(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Visit, "is_sent_for", lambda _self, _step: True)


def no_supervisor_is_found(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(transfer, "supervisor_for", lambda *_: None)


def a_second_screen_rates_anybody(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(voice, "_ended_at", lambda *_: True)


def who_is_rated_can_still_be_undone(patch: pytest.MonkeyPatch) -> None:
    about = evolve_undo._about

    def of_the_others(hall: Hall, event: e.Event) -> str:
        return "" if isinstance(event, e.VisitRated) else about(hall, event)

    patch.setattr(evolve_undo, "_about", of_the_others)


def an_appointment_is_kept_twice(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(appointments, "checked_in", lambda *_: None)


def who_gave_the_number_back_has_no_appointment_any_more(patch: pytest.MonkeyPatch) -> None:
    def at_all(hall: Hall, appointment: Appointment) -> Visit | None:
        visits = hall.visits.values()
        return next((visit for visit in visits if visit.booking == appointment.id), None)

    patch.setattr(appointments, "checked_in", at_all)


def one_unlocks_oneself(patch: pytest.MonkeyPatch) -> None:
    def anybody(_hall: Hall, asks: c.UnlockEmployee, _now: Instant) -> list[e.Event]:
        return [e.EmployeeUnlocked(who=asks.who)]

    patch.setitem(VERBS, c.UnlockEmployee, anybody)


def who_supervises_gives_a_pin(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(RIGHTS, c.ResetPin, IN_CHARGE)


def a_late_press_puts_a_successor_out(patch: pytest.MonkeyPatch) -> None:
    def whoever(hall: Hall, asks: c.AtCounter) -> Counter:
        return staff.staffed(hall, asks.counter)

    patch.setattr(staff, "minded", whoever)


def too_much_is_told_of_a_visit(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(voice, "MESSAGES_OF_A_VISIT", 11)


BESIDE = (
    a_second_screen_rates_anybody,
    who_is_rated_can_still_be_undone,
    an_appointment_is_kept_twice,
    who_gave_the_number_back_has_no_appointment_any_more,
    one_unlocks_oneself,
    who_supervises_gives_a_pin,
    a_late_press_puts_a_successor_out,
    too_much_is_told_of_a_visit,
)
"""Bugs of what happens beside the desks."""

BUGS = (
    a_counter_never_closes_behind_its_visit,
    what_builds_on_a_back_office_is_called,
    who_waits_for_a_back_office_alone_is_called,
    a_miss_brings_back_what_a_back_office_has,
    who_is_brought_back_begins_to_wait_anew,
    a_pick_up_is_a_new_case,
    a_result_is_collected_twice,
    an_undone_promise_stands,
    coming_for_a_result_lets_it_be_undone,
    two_counters_call_one_person,
    the_end_of_a_visit_leaves_the_rest,
    sent_to_a_service_it_waits_for_all,
    no_supervisor_is_found,
    undo_is_for_ever,
    what_follows_ends_no_undo,
    who_comes_back_goes_where_sent,
    nothing_is_futile,
    a_transfer_leads_nowhere,
    a_partial_skill_is_a_full_one,
    the_life_event_has_no_order,
    a_closed_counter_still_directs,
    a_late_press_counts,
    whoever_takes_over_can_do_all,
)


@pytest.mark.chaos
@pytest.mark.timeout(900)
@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.__name__)
def test_the_model_finds(bug: Bug, monkeypatch: pytest.MonkeyPatch) -> None:
    find(bug, DeskDays, monkeypatch)


@pytest.mark.chaos
@pytest.mark.timeout(900)
@pytest.mark.parametrize("bug", BESIDE, ids=lambda bug: bug.__name__)
def test_the_model_of_the_whole_house_finds(bug: Bug, monkeypatch: pytest.MonkeyPatch) -> None:
    find(bug, WholeDays, monkeypatch)


def find(bug: Bug, days: type[DeskDays], monkeypatch: pytest.MonkeyPatch) -> None:
    bug(monkeypatch)
    quick = settings(
        max_examples=600,
        stateful_step_count=40,
        phases=[Phase.generate],
        derandomize=True,
        deadline=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    with pytest.raises(Exception):  # noqa: B017, PT011 - whatever it stumbles over
        run_state_machine_as_test(days, settings=quick)
