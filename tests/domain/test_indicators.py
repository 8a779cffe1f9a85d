"""A golden day: every figure here was computed by hand from the times in the story."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_app.domain.clock import MINUTE
from center_app.domain.counted import indicators
from center_app.domain.day_report import day_report
from center_app.domain.facts import Facts
from center_app.domain.hall_facts import hall_facts
from center_app.domain.indicators import (
    Indicators,
    Outcomes,
    Promised,
    Share,
    Spread,
    StepIndicators,
    by,
    nearest_rank,
    promised,
    spread,
)
from center_app.domain.report import Seal
from center_app.domain.satisfaction import Satisfaction
from center_app.domain.step import Outcome
from center_app.domain.visit import Promise, Wish
from days import Day
from founding import SETTINGS, Post, full
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock, moment
from small_catalogue import SMALL


class Golden:
    """The story, told by the clock."""

    def __init__(self) -> None:
        self.clock = ManualClock(moment("2026-11-22 08:00"))
        self.center: MemoryCenter = running_hall(
            clock=self.clock,
            posts=[
                Post("1", "registrar", full("birth", "vaccination", "passport")),
                Post("2", "photographer", full("photo")),
                Post("3", "clerk", full("family-book", "insurance")),
            ],
        )
        self.day = Day(self.center)

    def at(self, hour_minute: str) -> Day:
        self.clock.until(f"2026-11-22 {hour_minute}")
        return self.day

    def facts(self) -> Facts:
        return hall_facts(self.center.hall, self.clock.now())


def morning() -> Golden:
    """Until 09:10: two are served, one does not come, three cancel, two still wait."""
    told = Golden()
    told.at("08:00").issue("passport")  # A001: photo at 2, issue at 1
    told.at("08:00").issue("vaccination")  # A002: held by the citizen, then by the center
    told.at("08:01").call("1")
    told.at("08:04").call("2")
    told.at("08:05").start("2")
    told.at("08:06").start("1")
    told.at("08:08").finish("2")
    told.at("08:08").hold("1", Wish.CITIZEN)
    told.at("08:10").call("1")
    told.at("08:10").issue("birth")  # A003 is not there when called
    told.at("08:11").issue("birth")  # A004 cancels in time
    told.at("08:11").issue("birth")  # A005 cancels too late
    told.at("08:12").start("1")
    told.at("08:12").issue("family-book", "insurance")  # A006 cancels while held
    told.at("08:20").finish("1")
    told.at("08:20").cancel("A004")
    told.at("08:21").call("3")
    told.at("08:22").start("3")
    told.at("08:23").hold("3", Wish.CITIZEN)
    told.at("08:25").resume("1", "A002")
    told.at("08:26").hold("1", Wish.CENTER, "system")
    told.at("08:36").resume("1", "A002")
    told.at("08:38").finish("1")
    told.at("08:40").call("1")
    told.at("08:40").cancel("A005")
    told.at("08:43").miss("1")
    told.at("08:50").issue("birth")  # A007 waits too long
    told.at("09:00").cancel("A006")
    told.at("09:00").issue("birth")  # A008 waits, and is still in time
    told.at("09:10")
    return told


def minutes(count: int, mean: float, median: int, p80: int, p90: int, longest: int) -> Spread:
    figures = (round(n * MINUTE) for n in (mean, median, p80, p90, longest))
    return Spread(count, *figures)


AT_TEN_PAST_NINE = Indicators(
    issued=8,
    served=2,
    cancelled=3,
    missed=1,
    expired=0,
    open=2,
    steps_done=3,
    wait=minutes(4, 6.25, 5, 10, 10, 10),  # 5 and 4, 6, 10
    wait_to_call=minutes(4, 11, 4, 30, 30, 30),  # 4, 1, 30, 9
    walk=minutes(4, 2.25, 1, 5, 5, 5),  # 1 and 2, 5, 1
    service=minutes(3, 16 / 3, 5, 8, 8, 8),  # 3 and 8, 5
    visit=minutes(2, 29, 20, 38, 38, 38),  # 20, 38
    within=Share(3, 7),  # yes: A001 twice, A006's first; no: A002, A003, A005, A007
    visits_within=Share(1, 5),  # yes: A001; no: A002, A003, A005, A007
    abandoned=Share(1, 8),
    no_show=Share(1, 4),
    transferred=Share(1, 2),
    resolved=Share(2, 3),  # A006 sat down and left without
    hand_offs=1,
    occupancy=Share(17 * MINUTE, 210 * MINUTE),  # 2 + 8 + 1 + 2 at counter 1, 3 at 2, 1 at 3
    satisfaction=Satisfaction(None, 0, 3),  # A001, A002, A006 were at a counter
    outcomes=Outcomes(3, 3, 0, 0, 0, 0, 0),
    pick_ups=0,
)


def test_the_figures_of_the_morning_are_those_computed_by_hand() -> None:
    assert indicators(morning().facts()) == AT_TEN_PAST_NINE


def test_who_waits_at_closing_counts_as_not_served() -> None:
    told = morning()
    told.day.end()
    assert indicators(told.facts()) == replace(
        AT_TEN_PAST_NINE,
        expired=2,
        open=0,
        within=Share(3, 8),
        visits_within=Share(1, 6),
        abandoned=Share(3, 8),
    )


def test_the_figures_of_yesterday_do_not_change_as_time_goes_on() -> None:
    told = morning()
    told.day.end()
    before = told.facts()
    told.clock.go_on(hours=5)
    assert told.facts() == before


def test_holds_are_kept_apart_by_who_wished_them() -> None:
    rows = {row.number: row for row in morning().facts().visits}
    assert (rows["A002"].held_citizen_ms, rows["A002"].held_center_ms) == (17 * MINUTE, 10 * MINUTE)
    assert (rows["A006"].held_citizen_ms, rows["A006"].held_center_ms) == (37 * MINUTE, 0)


def test_figures_are_had_by_service_and_by_agency() -> None:
    steps = morning().facts().steps
    by_agency = by(lambda step: step.agency, steps)
    assert {agency: figures.steps for agency, figures in by_agency.items()} == {
        "civil": 8,
        "health": 3,
    }
    assert by(lambda step: step.service, steps)["birth"] == StepIndicators(
        steps=5, done=0, waiting=2, wait=None, service=None, within=Share(0, 3)
    )
    assert by(lambda step: step.service, steps)["passport"] == StepIndicators(
        steps=2,
        done=2,
        waiting=0,
        wait=minutes(2, 4.5, 4, 5, 5, 5),
        service=minutes(2, 5.5, 3, 8, 8, 8),
        within=Share(2, 2),
    )


def test_a_wait_of_exactly_the_target_is_within_it() -> None:
    for late, within in ((0, Share(1, 1)), (1, Share(0, 1))):
        told = Golden()
        told.day.issue("birth")
        told.day.call("1")
        told.clock.go_on(minutes=15, seconds=late / 1_000)
        told.day.start("1")
        assert indicators(told.facts()).within == within


def test_each_hand_over_begins_a_wait_of_its_own() -> None:
    told = Golden()
    told.at("08:00").issue("passport")
    told.at("08:10").call("2")
    told.at("08:10").start("2")
    told.at("08:12").finish("2")
    told.at("08:24").call("1")
    told.at("08:24").start("1")
    told.at("08:30").finish("1")
    figures = indicators(told.facts())
    assert figures.wait == minutes(2, 11, 10, 12, 12, 12)
    assert figures.visits_within == Share(1, 1)


def test_a_visit_is_resolved_when_every_copy_was_completed() -> None:
    told = Golden()
    told.day.issue("birth")
    told.day.call("1")
    told.day.start("1")
    told.day.finish("1", Outcome.INCOMPLETE)
    assert indicators(told.facts()).resolved == Share(0, 1)


def test_where_nothing_happened_there_is_nothing_to_measure() -> None:
    figures = indicators(Facts((), (), ()))
    assert figures.wait is None
    assert figures.within == Share(0, 0)
    assert figures.within.percent is None
    assert Share(1, 8).percent == pytest.approx(12.5)


def test_what_is_not_known_is_left_out_of_a_spread() -> None:
    assert spread([None, 4, None, 2]) == Spread(2, 3, 2, 4, 4, 4)
    assert spread([None]) is None


@given(st.lists(st.integers(), min_size=1), st.integers(1, 100))
def test_a_percentile_is_the_smallest_that_so_many_are_not_above(
    values: list[int], percent: int
) -> None:
    found = nearest_rank(sorted(values), percent)

    def share(limit: int) -> float:
        return 100 * sum(value <= limit for value in values) / len(values)

    assert share(found) >= percent
    assert all(share(smaller) < percent for smaller in values if smaller < found)


def told(clock: ManualClock, day: Day, minutes: float, promise: Promise, **more: str) -> None:
    """Somebody is told this, and called after so many minutes."""
    day.issue("birth", promise=promise, **more)
    clock.go_on(minutes=minutes)
    day.serve("1")


def test_how_right_the_told_waits_were() -> None:
    """Told 12 to 18 and printed "between 10 and 20", with 15 in the middle."""
    story = Golden()
    promise = Promise(2, 12 * MINUTE, 18 * MINUTE, 15 * MINUTE)
    story.at("08:00")
    for wait in (11, 15, 22, 26):
        told(story.clock, story.day, wait, promise)
    told(story.clock, story.day, 8, promise, priority="elderly")
    told(story.clock, story.day, 30, Promise(0, 0, 0))  # "no wait now"
    story.day.issue("birth", promise=promise)  # not called yet
    visits = story.facts().visits
    assert promised(visits) == Promised(
        error_ms=round((4 + 0 + 7 + 11 + 7) / 5 * MINUTE),
        bias_ms=round((4 + 0 - 7 - 11 + 7) / 5 * MINUTE),
        within=Share(2, 5),
        late=Share(1, 5),
    )
    assert promised(visits[-2:]) is None


def test_a_report_says_how_right_each_class_was_told() -> None:
    story = Golden()
    promise = Promise(2, 12 * MINUTE, 18 * MINUTE, 15 * MINUTE)
    story.at("08:00")
    told(story.clock, story.day, 15, promise)
    told(story.clock, story.day, 15, promise)
    told(story.clock, story.day, 5, promise, priority="elderly")
    report = day_report(
        date(2026, 11, 22),
        story.facts(),
        SETTINGS,
        SMALL,
        center="x",
        seal=Seal("e", 1, ""),
        final=True,
        made_at=0,
    )
    assert [(line.promised_as, line.figures.within) for line in report.promises] == [
        (None, Share(2, 3)),
        ("ordinary", Share(2, 2)),
        ("priority", Share(0, 1)),
    ]
