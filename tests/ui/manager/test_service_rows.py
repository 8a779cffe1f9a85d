"""What the services' table says, cell by cell."""

from center_app.domain.views.manager import Overview
from center_app.domain.views.today import Today
from center_app.language import find
from days import Day
from founding import Post, full
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock
from ui.manager.service_rows import Column, service_rows
from ui.manager.table import Cell, TableRow
from ui.theme import Tone

ENGLISH = find("en")


def a_day(*posts: Post) -> tuple[Day, MemoryCenter, ManualClock]:
    clock = ManualClock()
    center = running_hall(counters=2, posts=posts, clock=clock)
    return Day(center), center, clock


def rows_of(center: MemoryCenter, *, all_of_today: bool = False) -> tuple[TableRow, ...]:
    overview, today = center.see(Overview()), center.see(Today())
    return service_rows(overview, today, ENGLISH, {}, all_of_today=all_of_today)


def cell(rows: tuple[TableRow, ...], key: str, column: Column) -> Cell:
    return next(row for row in rows if row.key == key).cells[column]


def test_services_stand_below_their_agency() -> None:
    day, center, _clock = a_day()
    day.issue("vaccination")
    day.issue("birth")
    rows = rows_of(center)
    assert [(row.key, row.group) for row in rows] == [
        ("civil", True),
        ("birth", False),
        ("health", True),
        ("vaccination", False),
    ]
    assert cell(rows, "civil", Column.WAITING).text == "1"


def test_a_wait_stands_beside_its_target_with_a_bar() -> None:
    day, center, clock = a_day()
    day.issue("birth")
    clock.go_on(minutes=12)
    longest = cell(rows_of(center), "birth", Column.LONGEST)
    assert (longest.text, longest.note) == ("12 min", "of 15 min")
    assert longest.said == "12 minutes of 15 minutes"
    assert longest.bar == (12.0, 15.0)
    assert longest.tone is Tone.NEUTRAL


def test_a_wait_over_its_target_is_told_by_tone_too() -> None:
    day, center, clock = a_day()
    day.issue("vaccination")
    clock.go_on(minutes=6)
    assert cell(rows_of(center), "vaccination", Column.LONGEST).tone is Tone.BAD


def test_no_counter_is_an_alarm_while_somebody_waits_and_a_hint_while_nobody_does() -> None:
    day, center, _clock = a_day(Post("1", "employee-1", full("birth")))
    number = day.issue("vaccination")
    alarm = cell(rows_of(center), "vaccination", Column.COUNTERS)
    assert (alarm.text, alarm.tone, alarm.said) == ("0", Tone.BAD, "no open counter")
    day.cancel(number)
    hint = cell(rows_of(center, all_of_today=True), "vaccination", Column.COUNTERS)
    assert hint.tone is Tone.WARN


def test_todays_waits_stand_in_the_same_row() -> None:
    day, center, clock = a_day()
    for minutes in (4, 4, 12):
        day.issue("birth")
        clock.go_on(minutes=minutes)
        day.serve("1")
    rows = rows_of(center, all_of_today=True)
    assert cell(rows, "birth", Column.MEDIAN).text == "4 min"
    assert cell(rows, "birth", Column.MAX).text == "12 min"
    within = cell(rows, "birth", Column.WITHIN)
    assert "100 %" in within.text
    assert within.said == "3 of 3"


def test_what_nobody_waits_for_is_shown_when_all_of_today_is_wanted() -> None:
    day, center, _clock = a_day()
    day.issue("birth")
    day.serve("1")
    assert rows_of(center) == ()
    assert [row.key for row in rows_of(center, all_of_today=True)] == ["civil", "birth"]
