"""The citizens' voice in a center on a database: in the journal, beside it, and forgotten."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import text

from center_app.center import Center
from center_app.domain import commands as c
from center_app.domain.clock import DAY
from center_app.domain.message import Progress, Voice
from center_app.domain.people import Role
from center_app.domain.refusal import Reason
from center_app.domain.satisfaction import Satisfaction
from center_app.store.engine import reading
from center_app.store.kept.messages import CONTACT_KEPT, TEXT_KEPT, Written
from center_on import engine_of
from days import Day, refusal
from manual_clock import ManualClock

TEXT = "انتظرت ساعة كاملة"
CONTACT = "0790000000"
SUNDAY = date(2026, 11, 22)
AFTER_A_DAY = Written(TEXT, CONTACT, None)


@pytest.fixture
def day(center: Center) -> Day:
    day = Day(center)
    day.appoint("huda", Role.SUPERVISOR)
    return day


def everything_written(center: Center) -> str:
    """All entries of the journal, as they are sent to the registry."""
    return "\n".join(entry.body.decode() for entry in center.journal.after(0))


def test_the_journal_tells_that_something_was_said_and_never_what(center: Center, day: Day) -> None:
    message = day.tell(Voice.COMPLAINT, TEXT, contact=CONTACT)
    day.answer("huda", message, Progress.ANSWERED, text="نعتذر منكم")
    assert center.written_in(message) == Written(TEXT, CONTACT, "نعتذر منكم")
    journal = everything_written(center)
    assert '"voice":"complaint"' in journal
    assert '"progress":"answered"' in journal
    for secret in (TEXT, CONTACT, "نعتذر"):
        assert secret not in journal


def test_a_message_that_is_sent_twice_is_kept_once(center: Center, day: Day) -> None:
    tell = c.Tell(id="t1", station="kiosk-1", message="m1", voice=Voice.REPORT, text=TEXT)
    assert center.do(tell) == center.do(tell)
    with reading(engine_of(center)) as connection:
        assert connection.execute(text("SELECT count(*) FROM message")).scalar() == 1


def test_what_is_refused_leaves_no_text(center: Center, day: Day) -> None:
    assert refusal(day.tell, Voice.COMPLAINT, TEXT, visit="none") is Reason.UNKNOWN_VISIT
    assert refusal(day.tell, Voice.COMPLAINT, "a\0b") is Reason.BAD_INPUT
    with reading(engine_of(center)) as connection:
        assert connection.execute(text("SELECT count(*) FROM message")).scalar() == 0


def test_texts_are_forgotten_by_days_that_have_come_and_gone(
    center: Center, clock: ManualClock, day: Day
) -> None:
    message = day.tell(Voice.COMPLAINT, TEXT, contact=CONTACT)

    def a_day_goes_by(days: int) -> Written:
        """The day after so many has begun, and the one after it."""
        for hours in (24 * (days - 1), 24):
            clock.go_on(hours=hours)
            center.refresh()
        return center.written_in(message)

    assert a_day_goes_by(2) == AFTER_A_DAY
    assert a_day_goes_by(CONTACT_KEPT.days).contact is None
    assert center.written_in(message).text == TEXT
    assert a_day_goes_by(TEXT_KEPT.days) == Written(None, None, None)
    assert message in center.hall.messages
    day.answer("huda", message, Progress.ANSWERED, text="رد")
    assert center.written_in(message).answer == "رد"


def test_a_clock_that_was_far_ahead_has_deleted_nothing(
    center: Center, clock: ManualClock, day: Day
) -> None:
    message = day.tell(Voice.COMPLAINT, TEXT, contact=CONTACT)

    def stands(seconds: int) -> None:
        clock.correct(seconds=seconds)
        for _ in range(3):
            center.refresh()
            clock.go_on(minutes=11)
        center.refresh()

    ahead = 400 * DAY // 1_000
    day.end()
    stands(ahead)
    assert center.hall.day is not None
    assert center.hall.day.year == 2027
    stands(-ahead)
    assert center.hall.day.year == 2026
    assert center.written_in(message) == AFTER_A_DAY


def test_history_has_ratings_that_come_after_the_visit_and_after_the_closing(
    center: Center, clock: ManualClock, day: Day
) -> None:
    numbers = [day.issue("birth") for _ in range(3)]
    for _ in numbers:
        clock.go_on(minutes=5)
        day.serve("1")
    before = center.day_report()
    assert before.figures.satisfaction == Satisfaction(None, 0, 3)
    day.rate(numbers[0], 5, "speed")
    day.end()
    day.rate(numbers[1], 2, "waiting", "speed")
    day.rate(numbers[0], 4, "speed")
    clock.go_on(hours=24)
    center.refresh()
    after = center.day_report(SUNDAY)
    assert after.figures.satisfaction == Satisfaction(3.0, 2, 3)
    assert [(line.reason, line.times) for line in after.reasons] == [("waiting", 1), ("speed", 2)]
    assert after.figures.wait == before.figures.wait
    assert center.rebuild()
    assert center.day_report(SUNDAY).figures == after.figures


def test_the_report_of_a_day_follows_its_messages_to_the_end(
    center: Center, clock: ManualClock, day: Day
) -> None:
    message = day.tell(Voice.COMPLAINT, TEXT)
    (every, complaints) = center.day_report(SUNDAY).messages
    assert (every.told, every.open, complaints.voice) == (1, 1, Voice.COMPLAINT)
    clock.go_on(hours=48)
    day.tell(Voice.INQUIRY, TEXT)
    day.answer("huda", message, Progress.CLOSED)
    clock.go_on(hours=24)
    center.refresh()
    assert message not in center.hall.messages
    every = center.day_report(SUNDAY).messages[0]
    assert (every.told, every.closed, every.open) == (1, 1, 0)
    assert every.took is not None
    assert every.took.median == 2 * DAY
    assert center.rebuild()
    assert center.day_report(SUNDAY).messages[0] == every


def test_another_process_knows_what_was_said(
    center: Center, again: Callable[[], Center], day: Day
) -> None:
    number = day.issue("birth")
    day.serve("1")
    day.rate(number, 5)
    message = day.tell(Voice.SUGGESTION, TEXT)
    other = again()
    assert other.hall == center.hall
    assert other.written_in(message).text == TEXT
