from dataclasses import replace

import pytest

from center_app.domain.numbering import number_in
from center_app.domain.refusal import Reason
from center_app.domain.views.my_ticket import NAMED, MyTicket, MyTickets
from center_app.domain.visit import Stand
from days import Day, refusal
from founding import Post, full
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    return running_hall(counters=1, clock=clock)


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("A017", "A017"),
        (" a17 ", "A017"),
        ("a-017", "A017"),
        ("H 999", "H999"),
        ("ص005", "ص005"),
        ("A1000", None),
        ("A000", None),
        ("17", None),
        ("AB17", None),
        ("", None),
    ],
)
def test_a_number_is_understood_however_it_is_typed(typed: str, number: str | None) -> None:
    assert number_in(typed) == number


def test_the_number_shows_who_is_ahead_and_why(center: MemoryCenter, day: Day) -> None:
    day.issue("birth")
    first, second = day.issue("birth"), day.issue("birth")
    day.call("1")
    seen = center.see(MyTicket(second))
    assert (seen.number, seen.stand, seen.own) == (second, Stand.WAITING, False)
    assert seen.standing is not None
    assert [place.number for place in seen.standing.ahead] == [first]
    assert seen.wait is not None
    assert seen.wait.high_ms > 0


def test_the_code_is_the_holders_own(center: MemoryCenter, day: Day) -> None:
    number = day.issue("birth")
    secret = f"t-{day.visit(number)}"
    for code in (secret, f" {secret}\n", f"https://follow.example.gov.jo/t/{secret}"):
        seen = center.see(MyTicket(code))
        assert seen.number == number
        assert seen.own
        assert seen.can_cancel
    assert not center.see(MyTicket(number)).can_cancel


def test_many_tickets_are_seen_as_each_alone(clock: ManualClock) -> None:
    """But of who is ahead only the first are named."""
    center = running_hall(
        clock=clock,
        posts=[
            *(Post("1", "one"), Post("2", "two"), Post("3", "nurse", full("vaccination"))),
            Post("4", "registrar", full("birth", "passport", "photo")),
        ],
    )
    day = Day(center)
    services = ("birth", "passport", "vaccination", "birth")
    numbers = []
    for n in range(24):
        clock.go_on(minutes=1)
        more = {"priority": "elderly"} if n % 5 == 0 else {}
        numbers.append(day.issue(services[n % 4], **more))
    for counter in ("1", "2"):
        day.call(counter)
        day.start(counter)
    day.transfer("1", to_counter="2")
    day.put_off(numbers[-1], 10)
    secrets = tuple(f"t-{day.visit(number)}" for number in numbers)
    unknown = center.see(MyTickets((*secrets, "nobody's", "A001")))[-2:]
    assert unknown == (None, None), "a number is no secret"
    assert refusal(center.see, MyTickets(secrets * 21)) is Reason.TOO_MANY
    every = center.see(MyTickets(secrets))
    for secret, seen in zip(secrets, every, strict=True):
        alone = center.see(MyTicket(secret))
        assert seen is not None
        if alone.standing is not None:
            assert seen.standing is not None
            assert seen.standing.number == len(alone.standing.ahead)
            assert seen.standing.ahead == alone.standing.ahead[:NAMED]
            alone = replace(alone, standing=seen.standing)
        assert seen == alone


def test_who_is_called_sees_the_counter(center: MemoryCenter, day: Day) -> None:
    number = day.issue("birth")
    day.call("1")
    seen = center.see(MyTicket(number))
    assert (seen.counter, seen.wait, seen.standing) == ("1", None, None)


def test_who_missed_the_call_may_come_back_for_a_while(
    center: MemoryCenter, day: Day, clock: ManualClock
) -> None:
    number = day.issue("birth")
    day.call("1")
    day.miss("1")
    clock.go_on(minutes=10)
    assert center.see(MyTicket(number)).return_ms == 5 * 60_000
    clock.go_on(minutes=6)
    assert center.see(MyTicket(number)).return_ms is None


def test_nobody_may_come_back_after_closing(center: MemoryCenter, day: Day) -> None:
    number = day.issue("birth")
    day.call("1")
    day.miss("1")
    day.end()
    assert center.see(MyTicket(number)).return_ms is None


def test_where_nobody_serves_nothing_is_promised(center: MemoryCenter, day: Day) -> None:
    number = day.issue("birth")
    day.sign_out("1")
    seen = center.see(MyTicket(number))
    assert (seen.wait, seen.standing) == (None, None)


@pytest.mark.parametrize("code", ["A999", "no-such-secret", "", "x" * 500])
def test_an_unknown_code_is_refused(center: MemoryCenter, code: str) -> None:
    assert refusal(center.see, MyTicket(code)) is Reason.UNKNOWN_VISIT
