"""A morning at the center, from the first ticket to the report of the day."""

from collections.abc import Callable

from center_app.center import Center
from center_app.domain.catalogue import Capacity
from center_app.domain.clock import MINUTE
from center_app.domain.commands import Asked
from center_app.domain.events import StepStarted, VisitTransferred
from center_app.domain.step import Outcome
from center_app.domain.views.board import Board
from center_app.domain.views.desk import Desk
from center_app.domain.views.kiosk import Welcome
from center_app.domain.views.manager import Overview
from center_app.domain.views.today import Today
from center_app.domain.visit import Stand, Wish
from days import Day
from founding import Post, full, partial
from manual_clock import ManualClock

Opening = Callable[..., Center]


def test_a_morning(opens: Opening, clock: ManualClock) -> None:
    center = opens(posts=[Post("1", "rana"), Post("2", "samer", full("photo", "birth"))])
    day = Day(center)
    door = center.see(Welcome())
    assert (door.open, door.waiting) == (True, 0)
    assert door.closes_at == clock.now().at + 7 * 60 * MINUTE

    family = day.issue("birth", Asked("passport", 3, Capacity.GUARDIAN))
    clock.go_on(minutes=1)
    elder = day.issue("vaccination", priority="elderly")
    clock.go_on(minutes=2)
    assert center.see(Overview()).waiting == 2

    assert day.call("2") == family
    assert [call.number for call in center.see(Board()).calls] == [family]
    clock.go_on(seconds=30)
    day.recall("2")
    assert center.see(Board()).calls[0].again == 1
    day.start("2")
    assert not center.see(Board()).calls[0].waiting
    desk = center.see(Desk("2")).visit
    assert desk is not None
    assert desk.waited_ms == 3 * MINUTE + 30_000

    clock.go_on(minutes=5)
    assert day.finish("2").the(StepStarted).step == (1, 0)
    clock.go_on(minutes=3)
    assert day.finish("2").find(VisitTransferred), "Samer takes photos but issues no passports"

    assert day.call("1") == elder, "who has waited longest in all is next"
    day.miss("1")
    assert day.call("1") == family
    day.start("1")
    clock.go_on(minutes=4)
    day.hold("1", Wish.CITIZEN, "fee")
    clock.go_on(minutes=6)
    day.resume("1", family)
    clock.go_on(minutes=5)
    day.finish("1")

    late = day.issue("birth")
    day.end()
    the_day_is_told(center, family=family, elder=elder, late=late)


def the_day_is_told(center: Center, *, family: str, elder: str, late: str) -> None:
    """Everybody who came counts, and the journal alone tells it all."""
    stands = {visit.number: visit.stand for visit in center.hall.visits.values()}
    assert stands == {family: Stand.SERVED, elder: Stand.MISSED, late: Stand.EXPIRED}
    figures = center.see(Today()).indicators
    assert (figures.issued, figures.served, figures.missed, figures.expired) == (3, 1, 1, 1)
    assert (figures.hand_offs, figures.resolved.percent) == (1, 100)
    assert center.journal.verify().sound
    assert center.rebuild()


def test_a_newborns_basket_is_served_in_one_sitting_in_the_order_of_the_bundle(
    opens: Opening, clock: ManualClock
) -> None:
    center = opens(posts=[Post("1", "universal")])
    day = Day(center)
    number = day.issue(
        "insurance",
        "family-book",
        Asked("passport", 1, Capacity.GUARDIAN),
        "birth",
        "vaccination",
        bundle="newborn",
    )
    assert day.call("1") == number
    day.start("1")
    (visit,) = center.hall.visits.values()
    order = [visit.serving()]
    while not center.hall.visits[visit.id].ended:
        clock.go_on(minutes=3)
        day.finish("1")
        order.append(center.hall.visits[visit.id].serving())
    served = [(step.service, step.id.stage) for step in order if step is not None]
    assert served == [
        ("birth", 0),
        ("family-book", 0),
        ("insurance", 0),
        ("insurance", 1),
        ("passport", 0),
        ("passport", 1),
        ("vaccination", 0),
    ]
    whole = center.hall.visits[visit.id]
    assert (len(whole.sittings), whole.transfers) == (1, 0)


def test_a_birth_that_is_refused_spares_the_family_what_builds_on_it(
    opens: Opening, clock: ManualClock
) -> None:
    """The paper of the hospital is missing; the vaccination is had all the same, at counter 2."""
    center = opens(
        posts=[
            Post("1", "registrar", full("birth", "family-book")),
            Post("2", "nurse", full("vaccination", "insurance")),
        ]
    )
    day = Day(center)
    family = day.issue("birth", "family-book", "insurance", "vaccination", bundle="newborn")
    assert day.call("1") == family
    day.start("1")
    clock.go_on(minutes=3)
    sent_on = day.finish("1", Outcome.INCOMPLETE)
    assert [type(event).type for event in sent_on.events] == [
        "step.finished",
        *["step.dropped"] * 3,
        "visit.transferred",
    ]
    assert day.serve("2") == family
    (visit,) = center.hall.visits.values()
    assert visit.stand is Stand.SERVED
    figures = center.see(Today()).indicators
    assert (figures.steps_done, figures.resolved.percent) == (2, 0)
    assert center.rebuild()


def test_what_a_partial_skill_cannot_finish_goes_on_to_who_can(
    opens: Opening, clock: ManualClock
) -> None:
    """The nurse checks the papers of an insurance; the card is made by the specialist."""
    center = opens(
        posts=[
            Post("1", "specialist", full("insurance")),
            Post("2", "nurse", (*full("vaccination"), *partial("insurance"))),
        ]
    )
    day = Day(center)
    day.pause("1")
    both = day.issue("insurance", "vaccination")
    clock.go_on(minutes=4)
    assert day.serve("2") == both
    steps = center.hall.visits[day.visit(both)].steps
    assert [(step.service, step.id.stage, step.state) for step in steps] == [
        ("insurance", 0, "done"),
        ("insurance", 1, "waiting"),
        ("vaccination", 0, "done"),
    ]
    day.open("1")
    assert day.serve("1") == both
    whole = center.hall.visits[day.visit(both)]
    assert whole.stand is Stand.SERVED
    assert {step.id: step.employee for step in whole.steps} == {
        (0, 0): "nurse",
        (0, 1): "specialist",
        (1, 0): "nurse",
    }
