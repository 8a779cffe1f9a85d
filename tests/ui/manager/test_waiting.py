"""Who waits, in rows and sentences, and the page that shows them."""

from dataclasses import replace

from center_app.domain.clock import MINUTE
from center_app.domain.routing.standing import Standing
from center_app.domain.views.calls import Calls
from center_app.domain.views.who_waits import WaitingVisit, WhoWaits
from center_app.domain.views.why_not import WhyNot
from center_app.domain.visit import Promise
from center_app.language import find
from center_app.language.bidi import plain
from days import Day
from founding import Post, full
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock, moment
from ui.manager.reason_words import NAMED, call_reasons, standing_reasons
from ui.manager.table import Cell
from ui.manager.views import Queue
from ui.manager.waiting_rows import WaitColumn, waiting_rows
from ui.theme import Tone

ARABIC, ENGLISH = find("ar"), find("en")
ONE = WaitingVisit(
    visit="v-1",
    number="A001",
    priority=False,
    booked=None,
    services=1,
    waited_ms=9 * MINUTE,
    target_ms=15 * MINUTE,
    expected=Promise(2, 6 * MINUTE, 12 * MINUTE),
    counter="3",
)


def cells(one: WaitingVisit) -> dict[WaitColumn, Cell]:
    (row,) = waiting_rows([one], ENGLISH)
    assert row.key == one.visit
    return {column: row.cells[column] for column in WaitColumn}


def texts(**changes: object) -> list[str]:
    changed = replace(ONE, **changes)  # type: ignore[arg-type]
    return [plain(cell.text) for cell in cells(changed).values()]


def test_a_row_tells_number_wait_what_is_to_come_and_where() -> None:
    assert texts() == ["A001", "9 min", "6–15 minutes", "3"]
    wait = cells(ONE)[WaitColumn.WAITED]
    assert (wait.note, wait.bar, wait.said) == ("of 15 min", (9, 15), "9 minutes of 15 minutes")


def test_what_counts_for_a_visit_stands_beside_its_number() -> None:
    booked = moment("2026-11-22 09:30")
    assert texts(priority=True, booked=booked, services=3)[0] == (
        "A001 · priority · appointment 09:30 · 3 services"
    )


def test_whom_nobody_serves_is_an_alarm_and_who_is_next_is_called_now() -> None:
    assert texts(expected=Promise(0, 0, 0))[2] == "now"
    assert texts(expected=None, counter=None)[2:] == ["no counter", "–"]
    late = cells(ONE)[WaitColumn.STILL]
    assert not late.alarm
    lost = WaitingVisit("v", "A1", False, None, 1, 16 * MINUTE, 15 * MINUTE, None, None)
    assert cells(lost)[WaitColumn.STILL].alarm
    assert cells(lost)[WaitColumn.WAITED].tone is Tone.BAD


def queue_of(center: MemoryCenter, number: str = "") -> Queue:
    waiting = center.see(WhoWaits())
    asked = next((one for one in waiting if one.number == number), None)
    found: Standing | None = center.see(WhyNot(asked.visit)) if asked is not None else None
    return Queue(waiting, center.see(Calls()), asked, found)


def said(center: MemoryCenter, number: str) -> list[tuple[str, str]]:
    return [
        (plain(head), plain(text))
        for head, text in standing_reasons(queue_of(center, number), ENGLISH)
    ]


POSTS = (Post("2", "registrar", full("birth")),)


def test_why_not_me_names_who_is_ahead_and_what_puts_each_there() -> None:
    clock = ManualClock()
    center = running_hall(posts=POSTS, clock=clock)
    day = Day(center)
    first = day.issue("birth")
    clock.go_on(minutes=6)
    own = day.issue("birth")
    clock.go_on(minutes=1)
    elderly = day.issue("birth", priority="elderly")
    clock.go_on(minutes=2)
    assert said(center, own) == [
        ("At counter 2, 2 visits go before A002", "A002: waited 3 of the promised 15 minutes."),
        ("", f"{first}: waited 9 of the promised 15 minutes."),
        ("", f"{elderly}: waited 2 of the promised 15 minutes, priority counts three times."),
    ]
    assert said(center, first)[0][0] == "A001 is next at counter 2"


def test_whom_nobody_on_duty_serves_is_told_so() -> None:
    center = running_hall(posts=POSTS)
    number = Day(center).issue("vaccination")
    assert said(center, number) == [("", "No open counter serves what A001 waits for now.")]
    assert said(center, "")[0][1].startswith("Choose a number")


def test_of_many_ahead_some_are_named_and_the_others_counted() -> None:
    center = running_hall(posts=POSTS)
    day = Day(center)
    numbers = [day.issue("birth") for _ in range(NAMED + 4)]
    lines = said(center, numbers[-1])
    assert len(lines) == 1 + NAMED + 1
    assert lines[-1] == ("", "And 3 more visits.")


def test_the_last_calls_are_told_with_their_reasons() -> None:
    clock = ManualClock(moment("2026-11-22 09:30"))
    center = running_hall(posts=POSTS, clock=clock)
    assert call_reasons(queue_of(center), ENGLISH)[0].text == "Nobody has been called yet."
    day = Day(center)
    day.issue("birth")
    day.serve("2")
    ((head, text),) = call_reasons(queue_of(center), ENGLISH)
    assert plain(head) == "09:30 · A001 · Counter 2"
    assert text.startswith("Called now: waited less than a minute of the promised 15 minutes")
    ((_, arabic),) = call_reasons(queue_of(center), ARABIC)
    assert arabic.startswith("سبب النداء: ")
