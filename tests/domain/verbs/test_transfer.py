import pytest

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.people import Role
from center_app.domain.refusal import Reason
from days import Day, refusal
from founding import Post, full
from halls import MemoryCenter, running_hall
from invariants import check_hall


@pytest.fixture
def center() -> MemoryCenter:
    return running_hall(
        posts=[
            Post("1", "universal"),
            Post("2", "nurse", full("vaccination", "insurance")),
            Post("3", "clerk", full("birth", "family-book")),
        ]
    )


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


def seated(day: Day, *asked: str, **more: str) -> str:
    number = day.issue(*asked, **more)
    day.call("1")
    day.start("1")
    return number


def test_sent_to_a_service_it_waits_for_that_alone(center: MemoryCenter, day: Day) -> None:
    number = seated(day, "birth", "vaccination")
    sent = day.transfer("1", to_service="vaccination").the(e.VisitTransferred)
    assert sent.to_service == "vaccination"
    check_hall(center.hall)
    assert refusal(day.call, "3") is Reason.NOBODY_WAITING, "birth is not what it was sent for"
    assert day.call("2") == number
    day.start("2")
    day.finish("2")
    assert day.call("3") == number, "then the rest is served as ever"


def test_a_service_that_was_not_asked_for_comes_into_the_basket(
    center: MemoryCenter, day: Day
) -> None:
    number = seated(day, "birth")
    done = day.transfer("1", to_service="vaccination")
    assert done.the(e.LineAdded).line.service == "vaccination"
    assert day.call("2") == number
    day.start("2")
    assert day.finish("2").find(e.VisitTransferred), "the birth is not forgotten"
    assert refusal(day.transfer, "2", to_service="no-such") is Reason.NOBODY_SERVED


def test_it_is_sent_to_an_agency_that_it_needs_now(center: MemoryCenter, day: Day) -> None:
    number = seated(day, "birth", "insurance")
    assert refusal(day.transfer, "1", to_agency="trade") is Reason.NOT_SKILLED
    day.transfer("1", to_agency="health")
    check_hall(center.hall)
    assert refusal(day.call, "3") is Reason.NOBODY_WAITING
    assert day.call("2") == number


def test_what_waits_for_other_lines_cannot_be_sent_for(day: Day) -> None:
    seated(day, "birth", "family-book", bundle="newborn")
    assert refusal(day.transfer, "1", to_service="family-book") is Reason.NOT_SKILLED


def test_released_it_waits_for_everybody_again(center: MemoryCenter, day: Day) -> None:
    number = seated(day, "birth", "vaccination")
    day.transfer("1", to_service="vaccination")
    day.release(number)
    assert day.call("3") == number


def clerk_supervises(center: MemoryCenter) -> None:
    center.do(
        c.EnrolEmployee(
            id="boss",
            station="manager",
            who="clerk",
            home="civil",
            roles=(Role.AGENT, Role.SUPERVISOR),
            skills=full("birth"),
        )
    )


def test_to_the_supervisor_is_to_whoever_supervises_at_a_counter(
    center: MemoryCenter, day: Day
) -> None:
    number = seated(day, "birth")
    clerk_supervises(center)
    sent = day.transfer("1", to_supervisor=True, reason="supervisor").the(e.VisitTransferred)
    assert sent.to_employee == "clerk"
    assert day.call("3") == number


def test_nobody_is_sent_to_a_counter_that_closes_behind_its_visit(
    center: MemoryCenter, day: Day
) -> None:
    day.issue("birth")
    day.call("3")
    day.close("3")
    day.start("3")
    seated(day, "birth")
    clerk_supervises(center)
    for where in ({"to_counter": "3"}, {"to_employee": "clerk"}):
        assert refusal(day.transfer, "1", **where) is Reason.COUNTER_IS_CLOSING
    assert day.transfer("1", to_supervisor=True).find(e.HelpCalled), "nobody supervises for long"
    day.open("3")
    assert day.transfer("1", to_counter="3").find(e.VisitTransferred)


def test_without_one_at_a_counter_help_is_called_and_the_visit_stays(
    center: MemoryCenter, day: Day
) -> None:
    seated(day, "birth")
    assert day.transfer("1", to_supervisor=True).the(e.HelpCalled).counter == "1"
    assert center.hall.is_serving("1")
    assert day.transfer("1", to_supervisor=True).events == (), "once is enough"


def test_it_is_sent_to_one_place_only(day: Day) -> None:
    seated(day, "birth")
    for two in (
        {"to_service": "birth", "to_agency": "civil"},
        {"to_counter": "3", "to_supervisor": True},
    ):
        assert refusal(day.transfer, "1", **two) is Reason.BAD_INPUT
