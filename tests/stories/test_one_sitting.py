"""Many services of many agencies, and one citizen who is sent about as little as can be."""

from collections.abc import Callable

import pytest

from center_app.center import Center
from center_app.domain import commands as c
from center_app.domain.catalogue import Capacity
from center_app.domain.clock import MINUTE
from center_app.domain.commands import Asked
from center_app.domain.events import StepStarted, VisitEnded, VisitTransferred
from center_app.domain.people import Role
from center_app.domain.refusal import Reason
from center_app.domain.step import StepState
from center_app.domain.views.desk import Desk
from center_app.domain.views.desk_visit import DeskVisit
from center_app.domain.visit import Stand, Visit
from days import Day, refusal
from founding import Post, full, partial
from manual_clock import ManualClock

Opening = Callable[..., Center]

NEWBORN = (
    Asked("family-book"),
    Asked("passport", capacity=Capacity.GUARDIAN),
    Asked("insurance"),
    Asked("birth"),
    Asked("vaccination"),
)
"""In the order in which somebody touched them at the kiosk; the life event has its own."""

DIVIDED = (
    Post("1", "registrar", full("birth", "family-book", "passport")),
    Post("2", "photographer", full("photo")),
    Post("3", "nurse", (*full("vaccination"), *partial("insurance", "birth"))),
    Post("4", "insurer", full("insurance")),
)


def visit_of(center: Center, number: str) -> Visit:
    return center.hall.visits[Day(center).visit(number)]


def at(center: Center, counter: str) -> DeskVisit:
    visit = center.see(Desk(counter)).visit
    assert visit is not None
    return visit


def serve_all(day: Day, counter: str) -> list[str]:
    """Finish step by step without another call: the services as they came."""
    center = day.center
    served: list[str] = []
    while (visit := center.hall.visit_at(counter)) is not None:
        step = visit.serving()
        assert step is not None
        served.append(step.service)
        day.finish(counter)
    return served


def test_a_newborns_basket_is_one_sitting_at_a_universal_counter(
    opens: Opening, clock: ManualClock
) -> None:
    center = opens(posts=[Post("1", "rana")])
    day = Day(center)
    number = day.issue(*NEWBORN, bundle="newborn")
    clock.go_on(minutes=4)
    assert day.call("1") == number
    day.start("1")
    assert at(center, "1").following is not None
    served = serve_all(day, "1")
    assert served == [
        *("birth", "family-book"),
        *("passport", "passport"),
        *("insurance", "insurance"),
        "vaccination",
    ]
    visit = visit_of(center, number)
    assert (visit.stand, len(visit.sittings), visit.transfers) == (Stand.SERVED, 1, 0)
    assert {step.wait_ms for step in visit.steps} == {4 * MINUTE}, "one person has waited, once"


def test_where_skills_are_divided_only_what_must_be_is_handed_over(opens: Opening) -> None:
    center = opens(posts=DIVIDED)
    day = Day(center)
    number = day.issue(*NEWBORN, bundle="newborn")
    assert refusal(day.call, "2") is Reason.NOBODY_WAITING, "the certificate comes first"
    assert refusal(day.call, "4") is Reason.NOBODY_WAITING

    assert day.call("1") == number
    mine = {(step.service, step.stage): step.mine for step in at(center, "1").steps}
    assert mine["birth", 0]
    assert mine["passport", 1]
    assert not any(mine[one] for one in (("passport", 0), ("insurance", 0), ("vaccination", 0)))
    day.start("1")
    assert serve_all(day, "1") == ["birth", "family-book"]

    assert day.call("2") == number, "the photo is where the skill is"
    day.start("2")
    assert serve_all(day, "2") == ["passport"]
    assert day.call("3") == number, "a partial skill takes the papers and what else it can"
    assert at(center, "3").earlier_counters == ("1", "2")
    day.start("3")
    assert serve_all(day, "3") == ["insurance", "vaccination"]
    assert day.call("4") == number
    day.start("4")
    assert day.finish("4").the(VisitTransferred).to_counter is None
    assert day.call("1") == number
    day.start("1")
    assert day.finish("1").find(VisitEnded)
    visit = visit_of(center, number)
    assert all(step.state is StepState.DONE for step in visit.steps)
    assert len(visit.sittings) == 5


def test_papers_seen_once_are_seen_at_every_later_counter_also_for_what_is_added(
    opens: Opening,
) -> None:
    center = opens(posts=DIVIDED)
    day = Day(center)
    number = day.issue("vaccination")
    day.call("3")
    day.start("3")
    day.add("3", "birth")
    papers = ("family-book", "notice")
    day.do(c.SeeDocuments, "counter-3", visit=day.visit(number), documents=papers)
    serve_all(day, "3")
    assert day.call("1") == number, "there is no wrong door: what was added is served elsewhere"
    assert at(center, "1").seen == {"family-book", "notice"}
    day.start("1")
    serve_all(day, "1")
    assert center.rebuild()


def test_who_missed_the_call_comes_back_to_the_old_place(
    opens: Opening, clock: ManualClock
) -> None:
    center = opens(posts=[Post("1", "rana"), Post("2", "samer")])
    day = Day(center)
    prays = day.issue("birth", "vaccination")
    clock.go_on(minutes=2)
    later = day.issue("birth")
    assert day.call("1") == prays
    day.miss("1")
    assert day.call("1") == later
    assert refusal(day.call, "2") is Reason.NOBODY_WAITING
    clock.go_on(minutes=9)
    latest = day.issue("birth")
    day.come_back(prays)
    assert refusal(day.come_back, prays) is Reason.NOT_MISSED
    assert day.call("2") == prays, "before whoever came meanwhile"
    assert at(center, "2").waited_ms == 11 * MINUTE
    day.start("2")
    assert serve_all(day, "2") == ["birth", "vaccination"]
    assert day.call("2") == latest
    day.miss("2")
    clock.go_on(minutes=16)
    assert refusal(day.come_back, latest) is Reason.GRACE_OVER
    again = day.issue("birth")
    assert day.call("2") == again


def test_a_shift_changes_in_the_middle_of_a_sitting(opens: Opening, clock: ManualClock) -> None:
    center = opens(posts=[Post("1", "rana"), Post("2", "lina", full("photo"))])
    day = Day(center)
    number = day.issue("birth", "vaccination")
    day.call("1")
    day.start("1")
    clock.go_on(minutes=3)
    day.appoint("samer", Role.AGENT)
    skills = full("birth", "vaccination")
    enrol = {"who": "samer", "home": "civil", "roles": (Role.AGENT,), "skills": skills}
    day.do(c.EnrolEmployee, "manager", **enrol)
    day.do(c.TakeOver, "counter-1", counter="1", who="samer", employee="samer")
    assert at(center, "1").number == number
    assert at(center, "1").stand is Stand.SERVING, "the citizen keeps the seat"
    assert refusal(day.do, c.Finish, "counter-1", counter="1", employee="rana") is (
        Reason.NOT_ALLOWED
    )
    clock.go_on(minutes=2)
    assert day.finish("1").find(StepStarted)
    clock.go_on(minutes=1)
    day.finish("1")
    visit = visit_of(center, number)
    assert visit.stand is Stand.SERVED
    assert [sitting.employee for sitting in visit.sittings] == ["rana", "samer"]
    assert visit.steps[0].served_ms == 5 * MINUTE, "the change cost the citizen nothing"
    assert center.see(Desk("1")).served_today == 2
    assert center.rebuild()


@pytest.mark.parametrize("papers", [(), ("notice",)])
def test_who_is_held_and_goes_on_elsewhere_has_shown_what_was_shown(
    opens: Opening, papers: tuple[str, ...]
) -> None:
    center = opens(posts=[Post("1", "rana"), Post("2", "samer")])
    day = Day(center)
    number = day.issue("birth")
    day.call("1")
    day.start("1")
    day.do(c.SeeDocuments, "counter-1", visit=day.visit(number), documents=papers)
    day.hold("1")
    day.resume("2", number)
    assert at(center, "2").seen == set(papers)
    assert serve_all(day, "2") == ["birth"]
