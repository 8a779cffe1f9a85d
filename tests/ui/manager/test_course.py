"""The course of the day in words and curves, and what presses most."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from center_app.domain.clock import MINUTE
from center_app.domain.course import Course, HalfCourse
from center_app.domain.estimate.prospect import AgencyProspect, Prospect, ServiceProspect
from center_app.domain.forecast.spread import Expected
from center_app.domain.text import Text
from center_app.domain.usual_day import Band
from center_app.domain.views.manager import Overview
from center_app.domain.views.today import Today
from center_app.language import find
from center_app.language.bidi import plain
from days import Day
from halls import running_hall
from manual_clock import ManualClock, moment
from screens import desk_look
from ui.manager.course_words import foreseen, foreseen_words, to_come
from ui.manager.parts.course_card import CourseCard, Curve, arrival_points, wait_points
from ui.manager.pressing import agencies_first, prospects_of
from ui.manager.service_rows import Column, service_rows
from ui.manager.state import state_of
from ui.theme import Tone

ENGLISH = find("en")
NINE, HALF = moment("2026-04-26 09:00"), 30 * MINUTE


def half(n: int, came: int | None, told: float | None = None) -> HalfCourse:
    foretold = Expected(told, 5, 20) if told is not None else None
    wait = Band(60_000, 120_000, 240_000)
    return HalfCourse(NINE + n * HALF, came, Band(8, 10, 12), foretold, None, wait)


def prospect(then: int | None, now: int | None = 5) -> Prospect:
    """Of births, in minutes."""
    waits = (one if one is None else one * MINUTE for one in (now, then))
    service = ServiceProspect("birth", 15 * MINUTE, *waits)
    civil = AgencyProspect("civil", Text("الأحوال", "Civil"), 9.0, service, (service,))
    return Prospect(NINE, NINE + HALF, 40, 9.0, (civil,))


COURSE = Course(
    NINE + 75 * MINUTE,
    8,
    1.0,
    (half(0, 12), half(1, 9), half(2, 4, 11.0), half(3, None, 8.0), half(4, None, 14.0)),
    prospect(40),
)


def test_an_agency_whose_target_will_be_missed_is_named() -> None:
    assert [plain(one) for one in foreseen_words(COURSE, ENGLISH)] == [
        "In half an hour, Civil: about 40 min (target 15 min)"
    ]
    for calm in (prospect(15), prospect(None, now=None), None):
        assert foreseen(replace(COURSE, prospect=calm)) == ()


def test_a_hall_that_is_well_but_not_for_long_is_watched() -> None:
    view = running_hall(clock=ManualClock(NINE)).see(Overview())
    state = state_of(view, ENGLISH, COURSE)
    assert (state.tone, state.text) == (Tone.WARN, "Waits are building up")
    assert state.reasons[-1].startswith("In half an hour")
    assert state_of(view, ENGLISH, replace(COURSE, prospect=prospect(3))).tone is Tone.GOOD


def test_the_next_hours_are_told_in_a_sentence() -> None:
    assert plain(to_come(COURSE, ENGLISH)) == (
        "About 33 more visits are expected today. Most will come between 11:00 and 11:30."
    )
    assert "busier" in to_come(replace(COURSE, busy=1.2), ENGLISH)
    assert "calmer" in to_come(replace(COURSE, busy=0.8), ENGLISH)
    unknown = replace(COURSE, busy=None)
    assert to_come(unknown, ENGLISH).startswith("Too few days")


def test_a_half_hour_that_goes_on_is_not_drawn_as_if_it_were_over() -> None:
    points = arrival_points(COURSE)
    assert [one.today for one in points] == [12, 9, None, None, None]
    assert [one.told for one in points] == [None, None, 11, 8, 14]
    assert wait_points(COURSE)[0].band == (1, 4)


def test_the_curves_say_what_they_show(qtbot: QtBot) -> None:
    card = CourseCard(desk_look())
    qtbot.addWidget(card)
    card.show_course(COURSE, ENGLISH)
    said = plain(card.arrivals.accessibleDescription())
    assert said.startswith("09:00: 12 (usual: 10); 09:30: 9 (usual: 10); 10:00: 11")
    assert card.arrivals.top == 20
    assert not card.keys[Curve.USUAL].isHidden()
    card.show_course(replace(COURSE, days=0, busy=None), ENGLISH)
    assert card.keys[Curve.USUAL].isHidden()
    assert card.keys[Curve.TOLD].isHidden()


def test_what_presses_most_stands_first_and_tells_what_is_to_come() -> None:
    clock = ManualClock(NINE)
    center = running_hall(clock=clock)
    day = Day(center)
    day.issue("birth")
    day.issue("vaccination")
    clock.go_on(minutes=6)
    view = center.see(Overview())
    assert [group.agency for group in view.agencies] == ["civil", "health"]
    assert [group.agency for group in agencies_first(view.agencies)] == ["health", "civil"]
    ahead = prospects_of(COURSE)
    rows = service_rows(view, center.see(Today()), ENGLISH, ahead, all_of_today=False)
    assert [row.key for row in rows] == ["health", "vaccination", "civil", "birth"]
    cells = rows[-1].cells
    assert plain(cells[Column.NOW].text) == "about 5 min"
    assert (plain(cells[Column.THEN].text), cells[Column.THEN].tone) == ("about 40 min", Tone.BAD)
