"""Days whose figures were worked out by hand, and what holds for all of them."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from center_app.domain.behind import MOST, Which, behind
from center_app.domain.catalogue import Audience, Capacity, Catalogue, Channel
from center_app.domain.clock import HOUR, MINUTE
from center_app.domain.commands import Asked
from center_app.domain.counted import indicators
from center_app.domain.facts import Facts, together
from center_app.domain.hall_facts import hall_facts
from center_app.domain.hand_overs import HandOver
from center_app.domain.indicators import Share, Spread
from center_app.domain.period import ORDINARY, UNKNOWN, HourCell, PeriodReport
from center_app.domain.period_report import BIN, BINS, period_report
from center_app.domain.plain import plain, read
from center_app.domain.report import Seal
from center_app.domain.span import Span
from days import Day
from founding import CENTER, SETTINGS, Post, full
from halls import running_hall
from manual_clock import ManualClock, moment
from small_catalogue import SMALL

SUNDAY, MONDAY = date(2026, 11, 22), date(2026, 11, 23)
BOTH = Span(SUNDAY, MONDAY)


def reported(facts: Facts, span: Span = BOTH, catalogue: Catalogue = SMALL) -> PeriodReport:
    return period_report(
        span,
        facts,
        SETTINGS,
        catalogue,
        center=CENTER,
        seal=Seal("an epoch", 42, "ab" * 32),
        final=True,
        made_at=0,
    )


def one(minutes: int) -> Spread:
    return Spread(1, *[minutes * MINUTE] * 5)


def morning(day: date) -> Facts:
    """A001 is handed over from civil status to health, A002 never comes, A003 stays till the end.

    A001 waits 4 minutes, then 12 more; A004, of an establishment, waits 61.
    """
    clock = ManualClock(moment(f"{day} 08:00"))
    posts = [
        Post("1", "registrar", full("birth")),
        Post("2", "nurse", full("vaccination")),
        Post("3", "trader", full("licence")),
    ]
    center = running_hall(clock=clock, posts=posts)
    told = Day(center)

    def at(hour_minute: str) -> Day:
        clock.until(f"{day} {hour_minute}")
        return told

    at("08:00").issue("birth", "vaccination")
    at("08:04").call("1")
    at("08:04").start("1")
    at("08:10").finish("1")
    at("08:22").call("2")
    at("08:22").start("2")
    at("08:30").finish("2")
    at("08:30").issue("birth", priority="elderly")
    at("08:31").call("1")
    at("08:36").miss("1")
    at("09:00").issue(
        Asked("licence", capacity=Capacity.REPRESENTATIVE),
        audience=Audience.ESTABLISHMENTS,
        language="en",
    )
    at("09:10").issue("vaccination")
    at("10:01").call("3")
    at("10:01").start("3")
    at("10:05").finish("3")
    at("14:00").end()
    return hall_facts(center.hall, clock.now())


@pytest.fixture(scope="module")
def sunday() -> Facts:
    return morning(SUNDAY)


@pytest.fixture(scope="module")
def both(sunday: Facts) -> Facts:
    monday = morning(MONDAY)
    names = {visit.visit: f"monday {visit.visit}" for visit in monday.visits}
    apart = Facts(
        tuple(row._replace(visit=names[row.visit]) for row in monday.visits),
        tuple(row._replace(visit=names[row.visit]) for row in monday.steps),
        tuple(row._replace(visit=names[row.visit]) for row in monday.sittings),
        monday.presences,
    )
    return together([sunday, apart])


def test_a_day_is_reckoned_as_by_hand(sunday: Facts) -> None:
    report = reported(sunday, Span(SUNDAY, SUNDAY))
    figures = report.figures
    assert (figures.issued, figures.served, figures.missed, figures.expired) == (4, 2, 1, 1)
    assert figures.wait == Spread(
        3, round(77 * MINUTE / 3), 12 * MINUTE, 61 * MINUTE, 61 * MINUTE, 61 * MINUTE
    )
    assert figures.abandoned == Share(2, 4)
    assert figures.no_show == Share(1, 3)
    assert report.hand_overs == (HandOver("civil", "health", one(12)),)
    assert [line.sittings for line in report.waits] == [1, 0, 1, *[0] * 9, 1]
    assert report.hours == (
        HourCell(8, "birth", 2, 1, one(4)),
        HourCell(8, "vaccination", 1, 0, one(12)),
        HourCell(9, "licence", 1, 0, one(61)),
        HourCell(9, "vaccination", 1, 1, None),
    )


def test_individuals_and_establishments_are_told_apart(sunday: Facts) -> None:
    report = reported(sunday)
    individuals, establishments = report.audiences
    assert (individuals.group, individuals.figures.issued) == ("individuals", 3)
    assert (establishments.group, establishments.figures.wait) == ("establishments", one(61))
    assert [(line.group, line.figures.issued) for line in report.languages] == [
        ("ar", 3),
        ("en", 1),
    ]
    ordinary, elderly = report.priorities
    assert (ordinary.group, elderly.group) == (ORDINARY, "elderly")
    assert elderly.figures.abandoned == Share(1, 1)


def test_services_stand_apart_by_where_they_are_had(both: Facts, sunday: Facts) -> None:
    catalogue = replace(
        SMALL,
        services=tuple(
            replace(one, channel=Channel.BOTH) if one.code == "licence" else one
            for one in SMALL.services
            if one.code != "birth"
        ),
    )
    told = reported(both, catalogue=catalogue).channels
    licence = next(line for line in reported(both).services if line.service == "licence")
    by_channel = {line.channel: (line.figures.steps, line.unserved) for line in told}
    assert by_channel["both"] == (licence.figures.steps, licence.unserved)
    assert next(line for line in told if line.channel == "both").figures == licence.figures
    assert set(by_channel) == {"both", "counter", UNKNOWN}
    assert sum(steps for steps, _unserved in by_channel.values()) == len(both.steps)
    found = behind(sunday, Which(Span(SUNDAY, SUNDAY), channel="both"), catalogue)
    assert [line.number for line in found.visits] == ["A003"]


def test_the_parts_add_up_to_the_whole(both: Facts) -> None:
    report = reported(both)
    whole = report.figures
    assert [line.day for line in report.days] == [SUNDAY, MONDAY]
    for lines in (report.days, report.audiences, report.languages, report.priorities):
        assert sum(line.figures.issued for line in lines) == whole.issued
        assert sum(line.figures.abandoned.part for line in lines) == whole.abandoned.part
        assert sum(line.figures.within.whole for line in lines) == whole.within.whole
        assert sum(line.figures.wait.count for line in lines if line.figures.wait) == 6
    assert sum(line.figures.occupancy.whole for line in report.days) == whole.occupancy.whole
    assert whole.occupancy.whole == 2 * 3 * 6 * HOUR
    assert whole.wait is not None
    assert sum(line.sittings for line in report.waits) == whole.wait.count
    for asked in (report.agencies, report.services, report.channels):
        assert sum(line.figures.steps for line in asked) == len(both.steps)
        assert sum(line.unserved for line in asked) == sum(cell.unserved for cell in report.hours)
    assert sum(cell.steps for cell in report.hours) == len(both.steps)
    assert sum(line.figures.done for line in report.counters) == whole.steps_done


def test_each_day_of_a_period_is_as_it_is_alone(sunday: Facts, both: Facts) -> None:
    first, _ = reported(both).days
    assert first.figures == indicators(sunday)


def test_a_service_that_went_to_another_agency_counts_for_both(both: Facts) -> None:
    moved = [
        step._replace(agency="trade") if step.visit.startswith("monday") else step
        for step in both.steps
    ]
    report = reported(replace(both, steps=tuple(moved)))
    services = {line.agency: line.services for line in report.agencies}
    assert services == {"civil": 1, "health": 1, "trade": 3}
    assert {line.service for line in report.services} == {"birth", "vaccination", "licence"}


def test_the_visits_behind_a_figure_begin_with_whom_nobody_served(sunday: Facts) -> None:
    day = Span(SUNDAY, SUNDAY)
    everybody = behind(sunday, Which(day))
    waits = [(line.number, line.wait_ms) for line in everybody.visits]
    assert waits == [
        ("A002", None),
        ("A004", None),
        ("A003", 61 * MINUTE),
        ("A001", 12 * MINUTE),
    ]
    assert everybody.whole == 4

    def numbers(**about: Any) -> list[str]:
        return sorted(line.number for line in behind(sunday, Which(day, **about)).visits)

    assert numbers(service="vaccination") == ["A001", "A004"]
    assert numbers(agency="civil") == ["A001", "A002"]
    assert numbers(counter="1") == ["A001"]
    assert numbers(hour=9) == ["A003", "A004"]
    assert numbers(hour=9, audience="individuals") == ["A004"]
    assert numbers(language="en") == ["A003"]
    assert numbers(priority=ORDINARY, hour=8) == ["A001"]


def test_no_more_visits_are_shown_than_somebody_reads(sunday: Facts) -> None:
    crowd = replace(sunday, visits=sunday.visits * MOST)
    found = behind(crowd, Which(BOTH))
    assert (len(found.visits), found.whole) == (MOST, 4 * MOST)


def test_days_without_anybody_have_no_lines_and_no_fault() -> None:
    report = reported(Facts((), (), ()))
    assert report.figures.issued == 0
    assert (report.days, report.hours, report.hand_overs) == ((), (), ())
    assert [line.from_ms for line in report.waits] == [n * BIN for n in range(BINS)]
    assert report.waits[-1].to_ms is None


def test_the_report_is_read_as_it_was_written(both: Facts) -> None:
    report = reported(both)
    assert read(PeriodReport, plain(report)) == report
