"""How long who comes now waits for each agency."""

from dataclasses import replace

from center_app.domain import commands as c
from center_app.domain.clock import MINUTE
from center_app.domain.text import Text
from center_app.domain.views.group_waits import GroupWaits
from center_app.domain.views.kiosk import Welcome
from days import Day
from founding import Post, full
from halls import MemoryCenter, running_hall
from small_catalogue import SMALL

ALL = ["civil", "health", "trade"]


def agencies(center: MemoryCenter) -> list[str]:
    return [group.agency for group in center.see(GroupWaits())]


def test_an_agencys_wait_is_from_the_least_to_the_longest_of_its_services() -> None:
    posts = (Post("1", "employee-1", full("birth", "family-book")), Post("2", "employee-2"))
    center = running_hall(posts=posts)
    day = Day(center)
    for _ in range(6):
        day.issue("family-book")
        day.issue("vaccination")
    day.call("1")
    day.call("2")
    waits = center.see(Welcome()).waits
    civil = [waits[code] for code in ("birth", "passport", "family-book")]
    known = [wait for wait in civil if wait is not None]
    assert len(known) == len(civil)
    (group,) = (one for one in center.see(GroupWaits()) if one.agency == "civil")
    assert group.low_ms == min(wait.low_ms for wait in known)
    assert group.high_ms == max(wait.high_ms for wait in known)
    assert group.high_ms > MINUTE


def test_only_agencies_that_somebody_serves_are_told() -> None:
    center = running_hall(posts=(Post("1", "employee-1", full("birth")),))
    assert agencies(center) == ["civil"]
    Day(center).pause("1")
    Day(center).do(c.SignOut, "counter-1", counter="1")
    assert agencies(center) == []


def test_with_nobody_waiting_there_is_no_wait() -> None:
    center = running_hall()
    assert agencies(center) == ALL
    assert {(one.low_ms, one.high_ms) for one in center.see(GroupWaits())} == {(0, 0)}


def test_what_is_done_online_alone_is_in_no_wait() -> None:
    center = running_hall(posts=(Post("1", "employee-1", full("clearance")),))
    assert agencies(center) == []


def test_while_no_numbers_are_given_no_wait_is_told() -> None:
    center = running_hall()
    day = Day(center)
    day.do(c.PauseHall, "manager")
    assert agencies(center) == []
    day.do(c.ResumeHall, "manager")
    assert agencies(center) == ALL
    day.end()
    assert agencies(center) == []


def test_before_it_is_set_up_nothing_is_told() -> None:
    assert MemoryCenter().see(GroupWaits()) == ()


def test_the_short_name_is_told_where_there_is_one() -> None:
    short = Text("الأحوال المدنية", "Civil Status")
    first, *others = SMALL.agencies
    catalogue = replace(SMALL, agencies=(replace(first, short=short), *others))
    told = running_hall(catalogue=catalogue).see(GroupWaits())
    assert [group.name for group in told] == [short, *(agency.name for agency in others)]
