"""What does not end at the counter at once: a paper that is missing, a back office, another day."""

from collections.abc import Iterator
from datetime import date

import pytest

from center_app.center import Center
from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.indicators import Share
from center_app.domain.people import Role
from center_app.domain.refusal import Reason
from center_app.domain.result import result_token
from center_app.domain.step import Detail, Outcome, StepId
from center_app.domain.views.manager import Overview
from center_app.domain.views.result import MyResult
from center_app.domain.visit import Stand, Visit
from center_on import engine_of, serving_center
from days import Day, refusal
from founding import Post, full
from manual_clock import ManualClock, moment

POSTS = [
    Post("1", "registrar", full("birth", "family-book", "passport", "photo")),
    Post("2", "nurse", full("vaccination", "insurance")),
    Post("3", "clerk", full("birth", "family-book")),
]


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(moment("2026-11-22 09:00"))


@pytest.fixture
def center(database_url: str, clock: ManualClock) -> Iterator[Center]:
    center = serving_center(database_url, clock=clock, posts=POSTS)
    yield center
    engine_of(center).dispose()


@pytest.fixture
def day(center: Center) -> Day:
    return Day(center)


def the(center: Center, day: Day, number: str) -> Visit:
    return center.hall.visits[day.visit(number)]


def sit(day: Day, counter: str) -> str:
    number = day.call(counter)
    day.start(counter)
    return number


def test_a_paper_is_missing_and_the_citizen_is_back_the_same_day(
    center: Center, clock: ManualClock, day: Day
) -> None:
    """The first visit was no success; the report says which paper it was for."""
    day.issue("birth")
    sit(day, "1")
    day.finish("1", Outcome.INCOMPLETE, details=(Detail(missing=("notice",)),))
    clock.go_on(minutes=90)
    day.issue("birth")
    assert day.serve("3")
    day.end()
    report = center.day_report()
    assert report.figures.resolved == Share(1, 2)
    assert report.figures.outcomes.incomplete == 1
    assert [(one.service, one.document, one.name.en, one.copies) for one in report.missing] == [
        ("birth", "notice", "Birth notice", 1)
    ]
    assert center.rebuild()
    assert center.day_report().missing == report.missing


def test_another_agency_waits_for_what_a_back_office_does(
    center: Center, clock: ManualClock, day: Day
) -> None:
    """The insurance builds on the birth; the vaccination is had while the back office works."""
    number = day.issue("birth", "insurance", "vaccination", bundle="newborn")
    sit(day, "1")
    day.finish("1", Outcome.BACK_OFFICE)
    assert sit(day, "2") == number
    assert day.finish("2").the(e.VisitHeld).reason == e.BACK_OFFICE
    assert refusal(day.call, "2") is Reason.NOBODY_WAITING, "the insurance is not to be had yet"
    clock.go_on(minutes=25)
    day.bring_back(number)
    assert center.rebuild(), "and so it is after a power cut"
    assert sit(day, "3") == number, "whoever has the skill hands it over"
    assert day.finish("3").find(e.VisitTransferred)
    assert sit(day, "2") == number
    while not day.finish("2").find(e.VisitEnded):
        pass
    visit = the(center, day, number)
    assert visit.held_center_ms == 25 * 60_000
    assert visit.stand is Stand.SERVED


def test_the_code_of_a_receipt_is_told_the_reception_and_who_supervises(
    center: Center, day: Day
) -> None:
    day.issue("birth")
    sit(day, "1")
    result, code = day.promise("1", date(2026, 11, 25))
    for who, role in (("door", Role.RECEPTION), ("chief", Role.SUPERVISOR)):
        day.appoint(who, role)
        assert center.code_of_receipt(result, who) == code
    agent = center.hall.counters["1"].employee
    assert agent is not None
    for nobody in (agent, "nobody"):
        assert refusal(center.code_of_receipt, result, nobody) is Reason.NOT_ALLOWED


def test_a_result_is_collected_three_days_later(
    center: Center, clock: ManualClock, day: Day
) -> None:
    day.issue("birth")
    sit(day, "1")
    result, code = day.promise("1", date(2026, 11, 25))
    assert center.token_of(result) == code, "the receipt can be printed again"
    assert refusal(day.pick_up, result) is Reason.NOT_READY
    for morning in ("23", "24", "25"):
        clock.until(f"2026-11-{morning} 09:00")
        center.refresh()
    assert center.see(Overview()).results.ready == 1
    assert center.token_of(result) == code
    day.sign_in("3", "clerk")
    found = center.see(MyResult(result_token(code)))
    number = day.pick_up(found.id)
    day.serve("3")
    day.end()
    report = center.day_report()
    assert (report.figures.issued, report.figures.pick_ups) == (1, 1)
    assert report.figures.resolved == Share(0, 0), "it is no case of its own"
    first = center.history.day_report(date(2026, 11, 22), clock.now())
    assert first.figures.resolved == Share(1, 1)
    assert the(center, day, number).first is not None
    assert center.rebuild()
    clock.until("2026-11-26 09:00")
    center.refresh()
    assert center.see(Overview()).results.ready == 0
    assert center.token_of(result) is not None, "until the day after"
    clock.until("2026-11-27 09:00")
    center.refresh()
    assert center.token_of(result) is None


def test_a_visit_is_sent_from_hand_to_hand_with_its_notes(
    center: Center, clock: ManualClock, day: Day
) -> None:
    """Number and waited time stay; whoever serves it next reads what the others wrote."""
    number = day.issue("birth", "vaccination")
    clock.go_on(minutes=8)
    sit(day, "1")
    refused = refusal(day.transfer, "1", to_counter="3", note="call 0791234567")
    assert refused is Reason.NOTE_HAS_NUMBER
    day.transfer("1", to_counter="3", note="The notice is a copy")
    assert refusal(day.call, "1") is Reason.NOBODY_WAITING
    assert sit(day, "3") == number
    day.transfer("3", to_agency="health", note="Please the vaccination first")
    assert sit(day, "2") == number
    visit = the(center, day, number)
    assert visit.waited_ms == visit.carried_ms == 8 * 60_000
    assert (visit.transfers, visit.notes) == (2, 2)
    notes = [(note.counter, note.text) for note in center.notes_of(visit.id)]
    assert notes == [("1", "The notice is a copy"), ("3", "Please the vaccination first")]
    assert day.finish("2").the(e.VisitTransferred).reason == e.REST
    assert sit(day, "3") == number
    assert day.finish("3").find(e.VisitEnded)


def test_copies_of_one_line_end_each_in_its_own_way(center: Center, day: Day) -> None:
    """Hand-counted: 4 photos, of which 3 go on; then 1 done, 1 later, 1 rejected."""
    number = day.issue(c.Asked("passport", 4))
    sit(day, "1")
    done, lacking = Outcome.COMPLETED, Outcome.INCOMPLETE
    day.finish("1", done, done, done, lacking)
    later, rejected = Outcome.READY_LATER, Outcome.REJECTED
    details = (Detail(), Detail(), Detail(reason="dues"))
    day.finish("1", done, later, rejected, details=details)
    assert the(center, day, number).steps[1].id == StepId(0, 1)
    day.end()
    figures = center.day_report().figures
    ended = figures.outcomes
    assert (ended.copies, ended.completed, ended.incomplete) == (7, 4, 1)
    assert (ended.ready_later, ended.rejected, ended.referred) == (1, 1, 0)
    assert figures.resolved == Share(0, 1)
