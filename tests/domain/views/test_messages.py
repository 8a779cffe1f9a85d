"""The messages that somebody has to deal with."""

import pytest

from center_app.domain.clock import DAY, HOUR
from center_app.domain.message import Progress, Voice
from center_app.domain.people import Role
from center_app.domain.refusal import Reason
from center_app.domain.text import Text
from center_app.domain.views.messages import Messages, OneMessage
from days import Day, refusal
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    return running_hall(clock=clock)


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    day = Day(center)
    day.appoint("huda", Role.MANAGER)
    return day


def test_what_has_waited_longest_stands_first_and_what_is_settled_last(
    center: MemoryCenter, clock: ManualClock, day: Day
) -> None:
    settled = day.tell(Voice.COMPLAINT, "…")
    clock.go_on(hours=1)
    first, second = day.tell(Voice.INQUIRY, "…"), day.tell(Voice.REPORT, "…")
    clock.go_on(hours=1)
    day.answer("huda", settled, Progress.ANSWERED)
    clock.go_on(hours=1)
    views = center.see(Messages())
    assert [view.message.id for view in views] == [first, second, settled]
    assert [view.age_ms for view in views] == [2 * HOUR, 2 * HOUR, 2 * HOUR]
    assert [view.settled for view in views] == [False, False, True]


def test_a_message_names_what_it_is_about(center: MemoryCenter, day: Day) -> None:
    number = day.issue("vaccination")
    told = day.tell(Voice.COMPLAINT, "…", visit=day.visit(number), service="vaccination")
    view = center.see(OneMessage(told))
    assert view.message.number == number
    assert view.service == Text("خدمة vaccination", "Vaccination")
    assert view.agency == Text("وزارة الصحة", "Ministry of Health")
    plain = center.see(OneMessage(day.tell(Voice.SUGGESTION, "…")))
    assert (plain.message.number, plain.service, plain.agency) == (None, None, None)


def test_after_a_week_it_is_late(center: MemoryCenter, clock: ManualClock, day: Day) -> None:
    told = day.tell(Voice.COMPLAINT, "…")
    clock.go_on(hours=7 * 24)
    assert not center.see(OneMessage(told)).late
    clock.go_on(seconds=1)
    view = center.see(OneMessage(told))
    assert (view.late, view.age_ms) == (True, 7 * DAY + 1_000)


def test_one_that_is_not_known_is_refused(center: MemoryCenter) -> None:
    assert refusal(center.see, OneMessage("none")) is Reason.UNKNOWN_MESSAGE
    assert refusal(MemoryCenter().see, Messages()) is None
