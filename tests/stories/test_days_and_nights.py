"""Where one day ends and the next begins: midnights, mistakes, holidays, the forgotten."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

from center_app.center import Center
from center_app.domain.calendar import Calendar, Dated, Period
from center_app.domain.clock import MINUTE, local
from center_app.domain.refusal import Reason
from center_app.domain.text import Text
from center_app.domain.views.kiosk import Welcome
from days import Day, refusal
from founding import SETTINGS
from manual_clock import ManualClock

Opening = Callable[..., Center]

EVERY_EVENING = replace(SETTINGS, calendar=Calendar(week=((Period(time(20), time(3, 30)),),) * 7))
ALWAYS = replace(SETTINGS, calendar=Calendar(around_the_clock=True))


def business_days(center: Center) -> set[str]:
    told = (entry.envelope for entry in center.journal.after(0))
    return {envelope.day for envelope in told if envelope.type.startswith("visit.")}


def test_a_day_that_crosses_midnight_in_utc_is_one_day(opens: Opening, clock: ManualClock) -> None:
    """03:00 in Amman is midnight in UTC: in other systems the numbers begin again."""
    clock.until("2026-11-22 21:00")
    center = opens(settings=EVERY_EVENING)
    day = Day(center)
    clock.until("2026-11-23 02:55")
    first = day.issue("birth")
    clock.until("2026-11-23 03:05")
    second = day.issue("birth")
    assert [first, second] == ["A001", "A002"]
    stamps = [entry.envelope.at for entry in center.journal.after(0)][-2:]
    assert stamps == ["2026-11-22T23:55:00.000Z", "2026-11-23T00:05:00.000Z"]
    assert [day.serve("1"), day.serve("2")] == [first, second]
    assert business_days(center) == {"2026-11-22"}


def test_an_evening_that_crosses_midnight_in_amman_is_one_day(
    opens: Opening, clock: ManualClock
) -> None:
    clock.until("2026-11-22 21:00")
    center = opens(settings=EVERY_EVENING)
    day = Day(center)
    clock.until("2026-11-22 23:55")
    first = day.issue("birth")
    clock.until("2026-11-23 00:05")
    assert day.issue("birth") == "A002"
    assert day.call("1") == first
    assert business_days(center) == {"2026-11-22"}
    assert center.hall.day == date(2026, 11, 22)


def test_a_day_closed_by_mistake_is_opened_again(opens: Opening, clock: ManualClock) -> None:
    """One is being served, one waits: after the manager's slip both are served, in their order."""
    center = opens()
    day = Day(center)
    sitting, waiting = day.issue("birth"), day.issue("birth")
    assert day.call("1") == sitting
    day.start("1")
    clock.go_on(minutes=4)
    day.end()
    assert refusal(day.issue, "birth") is Reason.DAY_IS_CLOSED
    assert not center.see(Welcome()).open
    assert center.day_report().figures.expired == 2
    clock.go_on(minutes=2)
    day.reopen()
    assert center.see(Welcome()).open
    again = day.issue("birth")
    assert [sitting, waiting, again] == ["A001", "A002", "A003"]
    assert [day.serve("1") for _ in range(3)] == [waiting, sitting, again]
    report = center.day_report()
    assert (report.figures.issued, report.figures.served, report.figures.expired) == (3, 3, 0)
    assert center.rebuild()


def test_a_clock_that_shows_tomorrow_for_a_moment_sends_nobody_home(
    opens: Opening, clock: ManualClock
) -> None:
    center = opens()
    day = Day(center)
    waiting = day.issue("birth")
    clock.correct(seconds=24 * 3_600)
    center.refresh()
    clock.go_on(minutes=5)
    assert day.call("1") == waiting
    clock.correct(seconds=-24 * 3_600)
    clock.go_on(minutes=1)
    day.start("1")
    clock.go_on(minutes=7)
    day.finish("1")
    figures = center.day_report(date(2026, 11, 22)).figures
    assert (figures.issued, figures.served, figures.expired) == (1, 1, 0)
    assert figures.wait is not None
    assert figures.service is not None
    assert (figures.wait.longest, figures.service.longest) == (6 * MINUTE, 7 * MINUTE)
    assert center.rebuild()


def test_the_next_day_begins_by_itself_and_ends_what_was_forgotten(
    opens: Opening, clock: ManualClock
) -> None:
    """Nobody closed the day: two citizens left, and one has sat at counter 1 all night."""
    center = opens()
    day = Day(center)
    for _ in range(3):
        day.issue("birth")
    day.call("1")
    day.start("1")
    clock.until("2026-11-23 07:59")
    center.refresh()
    assert center.hall.day == date(2026, 11, 23)
    assert not center.hall.visits
    assert center.hall.counters["1"].visit is None
    told = [entry.envelope for entry in center.journal.after(0)][-4:]
    assert [(e.type, e.day) for e in told] == [
        *[("visit.expired", "2026-11-22")] * 3,
        ("day.opened", "2026-11-23"),
    ]
    assert [e.data.get("was") for e in told[:3]] == ["serving", "waiting", "waiting"]
    report = center.day_report(date(2026, 11, 22))
    assert report.figures.expired == 3
    clock.until("2026-11-23 08:00")
    day.sign_in("1", "employee-1")
    assert day.issue("birth") == day.serve("1") == "A001"


def test_a_holiday_is_added_the_evening_before(opens: Opening, clock: ManualClock) -> None:
    center = opens()
    day = Day(center)
    clock.until("2026-11-22 19:00")
    before = center.see(Welcome())
    assert (before.open, f"{local(before.opens_at or 0):%d %H:%M}") == (False, "23 08:00")
    rain = Dated(date(2026, 11, 23), date(2026, 11, 23), (), Text("عطلة رسمية", "Public holiday"))
    day.configure(replace(SETTINGS, calendar=Calendar(exceptions=(rain,))))
    after = center.see(Welcome())
    assert f"{local(after.opens_at or 0):%d %H:%M}" == "24 08:00"
    clock.until("2026-11-23 09:00")
    assert refusal(day.issue, "birth") is Reason.CENTER_CLOSED
    clock.until("2026-11-24 09:00")
    assert day.issue("birth") == "A001"


def test_who_came_before_an_early_closing_is_still_served(
    opens: Opening, clock: ManualClock
) -> None:
    center = opens()
    day = Day(center)
    clock.until("2026-11-22 11:00")
    waiting = day.issue("birth")
    noon = (Period(time(8), time(12)),)
    storm = Dated(date(2026, 11, 22), date(2026, 11, 22), noon, Text("عاصفة", "Storm"))
    day.configure(replace(SETTINGS, calendar=Calendar(exceptions=(storm,))))
    clock.until("2026-11-22 12:10")
    assert refusal(day.issue, "birth") is Reason.CENTER_CLOSED
    assert day.serve("1") == waiting


def test_around_the_clock_nobody_is_sent_home_at_the_cutover(
    opens: Opening, clock: ManualClock
) -> None:
    center = opens(settings=ALWAYS)
    day = Day(center)
    clock.until("2026-11-23 03:58")
    waiting, sitting = day.issue("birth"), day.issue("birth")
    assert day.call("1") == waiting
    day.start("1")
    clock.until("2026-11-23 04:02")
    center.refresh()
    assert center.hall.day == date(2026, 11, 23)
    day.finish("1")
    newcomer = day.issue("birth")
    assert newcomer not in {waiting, sitting}
    assert [day.serve("1"), day.serve("1")] == [sitting, newcomer]
    assert center.rebuild()
