"""A day whose figures were worked out by hand."""

from dataclasses import replace
from datetime import date

import pytest

from center_app.domain.catalogue import Catalogue
from center_app.domain.clock import HOUR, MINUTE
from center_app.domain.commands import Asked
from center_app.domain.day_report import day_report
from center_app.domain.facts import Facts
from center_app.domain.hall_facts import hall_facts
from center_app.domain.indicators import Share, Spread, WorkIndicators
from center_app.domain.place import Settings
from center_app.domain.plain import plain, read
from center_app.domain.report import DayReport, Seal
from center_app.domain.step import Outcome
from days import Day
from founding import CENTER, SETTINGS, Post, full
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock, moment
from small_catalogue import SMALL

SUNDAY = date(2026, 11, 22)
FRIDAY = date(2026, 11, 27)
SEAL = Seal("an epoch", 42, "ab" * 32)


def reported(
    facts: Facts,
    *,
    day: date = SUNDAY,
    settings: Settings = SETTINGS,
    catalogue: Catalogue = SMALL,
) -> DayReport:
    return day_report(
        day, facts, settings, catalogue, center=CENTER, seal=SEAL, final=True, made_at=0
    )


def facts_in(center: MemoryCenter) -> Facts:
    return hall_facts(center.hall, center.clock.now())


@pytest.fixture(scope="module")
def morning() -> DayReport:
    """Five tickets: two are served, one is absent, one cancels, one stays until the closing."""
    clock = ManualClock(moment("2026-11-22 08:00"))
    posts = [Post("1", "employee-1", full("birth", "photo")), Post("2", "employee-2")]
    center = running_hall(posts=posts, clock=clock)
    day = Day(center)
    clock.until("2026-11-22 08:10")
    day.issue("birth")
    day.issue("vaccination")
    clock.until("2026-11-22 08:14")
    served_by(day, clock, "1", called=0, minutes=6)  # birth: waited 5, served for 6
    served_by(day, clock, "2", called=3, minutes=4)  # vaccination: waited 15, the target is 5
    clock.until("2026-11-22 08:50")
    absent = day.issue(Asked("passport", 2))
    gone = day.issue("birth")
    day.issue("family-book")
    clock.go_on(minutes=1)
    assert day.call("2") == absent
    clock.go_on(minutes=2)
    day.miss("2")
    day.cancel(gone)
    clock.until("2026-11-22 15:00")
    day.end()
    return reported(facts_in(center))


def served_by(day: Day, clock: ManualClock, counter: str, *, called: int, minutes: int) -> None:
    """Call after so many minutes; the visitor walks for one."""
    clock.go_on(minutes=called)
    day.call(counter)
    clock.go_on(minutes=1)
    day.start(counter)
    clock.go_on(minutes=minutes)
    day.finish(counter)


def test_everybody_who_took_a_ticket_is_counted_once(morning: DayReport) -> None:
    day = morning.figures
    assert (day.issued, day.served, day.missed, day.cancelled, day.expired) == (5, 2, 1, 1, 1)
    assert day.abandoned == Share(2, 5)
    assert day.no_show == Share(1, 3)
    assert day.resolved == Share(2, 2)


def test_whoever_left_unserved_is_not_within_target(morning: DayReport) -> None:
    """Six steps; the one that was cancelled in time does not count, so one of five is within."""
    assert morning.figures.within == Share(1, 5)


def test_waits_are_from_the_ticket_to_the_start(morning: DayReport) -> None:
    five, ten, fifteen = (n * MINUTE for n in (5, 10, 15))
    assert morning.figures.wait == Spread(2, ten, five, fifteen, fifteen, fifteen)


def test_each_half_hour_of_the_opening_has_its_tickets(morning: DayReport) -> None:
    slots = morning.half_hours
    assert slots[0].at == moment("2026-11-22 08:00")
    assert slots[-1].at == moment("2026-11-22 14:30")
    assert [slot.arrivals for slot in slots] == [2, 3] + [0] * 12
    assert [slot.unserved for slot in slots] == [0, 3] + [0] * 12
    assert slots[0].wait == morning.figures.wait
    assert slots[1].wait is None


def test_services_and_agencies_stand_in_the_order_of_demand(morning: DayReport) -> None:
    services = [(line.service, line.figures.steps, line.unserved) for line in morning.services]
    assert services == [
        ("birth", 2, 1),
        ("passport", 2, 2),
        ("family-book", 1, 1),
        ("vaccination", 1, 0),
    ]
    agencies = [
        (line.agency, line.services, line.figures.steps, line.unserved) for line in morning.agencies
    ]
    assert agencies == [("civil", 3, 5, 4), ("health", 1, 1, 0)]


def test_each_service_is_measured_against_its_own_target(morning: DayReport) -> None:
    found = {line.service: line for line in morning.services}
    assert found["birth"].target_ms == 15 * MINUTE
    assert found["birth"].figures.within == Share(1, 1)
    assert found["vaccination"].target_ms == 5 * MINUTE
    assert found["vaccination"].figures.within == Share(0, 1)


def test_what_each_counter_and_employee_served_is_told(morning: DayReport) -> None:
    six, four, day = 6 * MINUTE, 4 * MINUTE, 7 * HOUR
    assert [(line.counter, line.figures) for line in morning.counters] == [
        ("1", WorkIndicators(1, 1, Spread(1, six, six, six, six, six), Share(six, day))),
        ("2", WorkIndicators(1, 1, Spread(1, four, four, four, four, four), Share(four, day))),
    ]
    assert [(line.employee, line.figures) for line in morning.employees] == [
        (f"employee-{line.counter}", line.figures) for line in morning.counters
    ]
    assert morning.figures.occupancy == Share(six + four, 2 * day)


def test_a_counter_that_stood_open_for_nobody_is_told_too() -> None:
    clock = ManualClock(moment("2026-11-22 08:00"))
    center = running_hall(counters=1, clock=clock)
    clock.go_on(hours=1)
    (line,) = reported(facts_in(center)).counters
    assert line.figures == WorkIndicators(0, 0, None, Share(0, HOUR))


def test_a_visit_served_after_midnight_counts_at_its_counter() -> None:
    """It is told with the day of its ticket, on which nobody was at counter 2."""
    clock = ManualClock(moment("2026-11-22 23:20"))
    always = replace(SETTINGS, calendar=replace(SETTINGS.calendar, around_the_clock=True))
    center = running_hall(counters=2, clock=clock, settings=always, serving=False)
    day = Day(center)
    day.sign_in("1", "employee-1")
    day.issue("birth")
    rows = facts_in(center)
    clock.until("2026-11-23 04:30")
    day.sign_in("2", "employee-2")
    day.serve("2")
    of_its_day = replace(rows, sittings=facts_in(center).sittings)
    assert [line.counter for line in reported(of_its_day).counters] == ["1", "2"]


def test_the_parts_add_up_to_the_whole(morning: DayReport) -> None:
    day = morning.figures
    assert sum(slot.arrivals for slot in morning.half_hours) == day.issued
    for lines in (morning.services, morning.agencies):
        assert sum(line.figures.within.whole for line in lines) == day.within.whole
        assert sum(line.figures.done for line in lines) == day.steps_done


def test_a_report_can_be_sent_and_read_again(morning: DayReport) -> None:
    assert read(DayReport, plain(morning)) == morning


def test_a_day_without_anybody_has_its_hours_and_nothing_else() -> None:
    report = reported(Facts((), (), ()))
    assert len(report.half_hours) == 14
    assert report.figures.issued == 0
    assert not report.services
    assert not report.agencies
    assert not report.counters


def test_a_day_on_which_the_center_is_closed_has_no_hours() -> None:
    assert reported(Facts((), (), ()), day=FRIDAY).half_hours == ()


def test_a_center_that_never_closes_shows_the_hours_in_which_people_came() -> None:
    clock = ManualClock(moment("2026-11-22 23:20"))
    always = replace(SETTINGS, calendar=replace(SETTINGS.calendar, around_the_clock=True))
    center = running_hall(clock=clock, settings=always)
    day = Day(center)
    day.issue("birth")
    clock.until("2026-11-23 00:40")
    day.issue("birth")
    report = reported(facts_in(center), settings=always)
    assert report.half_hours[0].at == moment("2026-11-22 23:00")
    assert [slot.arrivals for slot in report.half_hours] == [1, 0, 0, 1]


def test_what_the_catalogue_has_dropped_is_still_told_by_its_code() -> None:
    center = running_hall()
    Day(center).issue("vaccination")
    smaller = replace(SMALL, agencies=SMALL.agencies[:1], services=SMALL.services[:3])
    report = reported(facts_in(center), catalogue=smaller)
    assert [line.name.en for line in report.services] == ["vaccination"]
    assert [line.name.ar for line in report.agencies] == ["health"]


def test_copies_that_were_not_completed_leave_a_visit_unresolved() -> None:
    center = running_hall(counters=1)
    day = Day(center)
    day.issue(Asked("passport", 2))
    day.call("1")
    day.start("1")
    day.finish("1")
    day.finish("1", Outcome.COMPLETED, Outcome.REJECTED)
    assert reported(facts_in(center)).figures.resolved == Share(0, 1)
