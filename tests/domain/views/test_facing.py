import pytest

from center_app.domain import commands as c
from center_app.domain.commands import Asked
from center_app.domain.counter import Status
from center_app.domain.refusal import Reason
from center_app.domain.step import Outcome
from center_app.domain.text import Text
from center_app.domain.views.facing import PARTED_MS, Facing, FacingView, VisitHere
from center_app.domain.visit import Stand
from days import Day, refusal
from founding import SETTINGS
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
    return Day(center)


def seen(center: MemoryCenter, counter: str = "1") -> FacingView:
    return center.see(Facing(counter))


def here(center: MemoryCenter) -> VisitHere:
    visit = seen(center).visit
    assert visit is not None
    return visit


def test_a_free_counter_shows_its_number_and_whether_it_is_open(
    center: MemoryCenter, day: Day
) -> None:
    view = seen(center)
    assert (view.counter, view.center, view.open, view.status) == (
        "1",
        SETTINGS.name,
        True,
        Status.OPEN,
    )
    assert (view.visit, view.parted) == (None, None)
    day.pause("1")
    assert seen(center).status is Status.PAUSED


def test_the_progress_of_the_basket_counts_services_and_not_their_stages(
    center: MemoryCenter, day: Day
) -> None:
    day.issue("birth", "passport", "vaccination", language="en")
    number = day.call("1")
    assert (here(center).number, here(center).stand) == (number, Stand.CALLED)
    day.start("1")
    places = []
    for _ in range(4):
        at = here(center)
        assert at.service is not None
        places.append((at.service.en, at.stage.en if at.stage else "", at.place, at.services))
        day.finish("1")
    assert places == [
        ("Birth", "", 1, 3),
        ("Passport", "Photo", 2, 3),
        ("Passport", "Issue", 2, 3),
        ("Vaccination", "", 3, 3),
    ]
    assert seen(center).visit is None


def test_the_fee_is_that_of_all_copies_and_of_nothing_that_fell_away(
    center: MemoryCenter, day: Day
) -> None:
    day.issue("birth", Asked("passport", 2))
    day.call("1")
    day.start("1")
    assert here(center).fee == 100_000
    day.drop("1", 1)
    assert (here(center).fee, here(center).services) == (0, 1)


def test_documents_are_those_asked_for_with_what_has_been_seen(
    center: MemoryCenter, day: Day
) -> None:
    number = day.issue("birth")
    day.call("1")
    day.start("1")
    day.do(c.SeeDocuments, "counter-1", visit=day.visit(number), documents=("notice",))
    papers = here(center).papers
    assert [(paper.name, paper.seen) for paper in papers] == [
        (Text("تبليغ الولادة", "Birth notice"), True),
        (Text("دفتر العائلة", "Family book"), False),
    ]


def test_who_has_just_been_served_is_spoken_to_for_a_while(
    center: MemoryCenter, day: Day, clock: ManualClock
) -> None:
    day.issue("vaccination", language="en")
    number = day.serve("1")
    parted = seen(center).parted
    assert parted is not None
    assert (parted.number, parted.stand, parted.language, parted.rated) == (
        number,
        Stand.SERVED,
        "en",
        False,
    )
    assert seen(center, "2").parted is None
    clock.go_on(seconds=PARTED_MS / 1000 + 1)
    assert seen(center).parted is None


def test_the_next_call_ends_what_was_said_to_the_last(center: MemoryCenter, day: Day) -> None:
    day.issue("vaccination")
    day.issue("vaccination")
    day.serve("1")
    day.call("1")
    assert seen(center).parted is None
    day.miss("1")
    assert seen(center).parted is None


def test_a_hold_is_told_with_its_reason_until_the_visit_goes_on(
    center: MemoryCenter, day: Day
) -> None:
    number = day.issue("birth")
    day.call("1")
    day.start("1")
    day.hold("1", reason="copy")
    parted = seen(center).parted
    assert parted is not None
    assert (parted.number, parted.stand, parted.reason) == (number, Stand.HELD, "copy")
    day.resume("2", number)
    assert seen(center).parted is None


def test_a_transfer_names_the_counter_that_it_leads_to(center: MemoryCenter, day: Day) -> None:
    day.issue("birth")
    day.call("1")
    day.start("1")
    day.transfer("1", to_counter="3")
    parted = seen(center).parted
    assert parted is not None
    assert (parted.stand, parted.counter) == (Stand.WAITING, "3")


def test_a_finish_that_is_undone_brings_the_visit_back(center: MemoryCenter, day: Day) -> None:
    day.issue("vaccination")
    day.serve("1")
    day.undo("1")
    assert here(center).stand is Stand.SERVING
    assert seen(center).parted is None


def test_only_the_visit_that_ended_at_a_counter_is_rated_beside_it(
    center: MemoryCenter, day: Day
) -> None:
    day.issue("vaccination")
    number = day.serve("1")
    day.issue("birth")
    going_on = day.call("2")
    day.start("2")

    def rate(number: str, counter: str) -> None:
        day.do(c.Rate, "facing", visit=day.visit(number), stars=4, counter=counter)

    assert refusal(rate, number, "2") is Reason.NOT_SERVED
    assert refusal(rate, going_on, "2") is Reason.NOT_SERVED
    assert refusal(rate, number, "9") is Reason.UNKNOWN_COUNTER
    rate(number, "1")
    parted = seen(center).parted
    assert parted is not None
    assert parted.rated


def test_nobody_who_works_here_is_named(center: MemoryCenter, day: Day) -> None:
    day.issue("birth")
    day.call("1")
    day.start("1")
    day.finish("1", Outcome.COMPLETED)
    for view in (seen(center), seen(center, "2")):
        assert "employee" not in repr(view)
