from dataclasses import replace
from functools import partial
from hashlib import sha256

import pytest

from center_app.domain import commands as c
from center_app.domain.calendar import Calendar, Dated
from center_app.domain.catalogue import Audience, Capacity
from center_app.domain.events import VisitIssued
from center_app.domain.numbering import Series
from center_app.domain.refusal import Reason, Refused
from center_app.domain.step import Line, StepState
from center_app.domain.text import Text
from center_app.domain.verbs.welcome import LARGEST_BASKET
from center_app.domain.views.desk import Desk
from center_app.domain.visit import Stand
from days import Day, refusal
from founding import SETTINGS
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock
from small_catalogue import SMALL, service


@pytest.fixture
def center() -> MemoryCenter:
    return running_hall()


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


def issued(center: MemoryCenter) -> VisitIssued:
    last = center.events[-1]
    assert isinstance(last, VisitIssued)
    return last


def test_a_ticket_has_a_number_and_keeps_the_token_secret(center: MemoryCenter, day: Day) -> None:
    assert day.issue("birth") == "A001"
    visit = day.visit("A001")
    assert issued(center).token == sha256(f"t-{visit}".encode()).hexdigest()
    assert center.hall.visits[visit].stand is Stand.WAITING


def test_a_basket_of_several_services_is_one_visit(center: MemoryCenter, day: Day) -> None:
    passports = c.Asked("passport", 5, Capacity.GUARDIAN)
    visit = center.hall.visits[day.visit(day.issue("birth", passports))]
    assert visit.lines == (Line("birth"), Line("passport", 5, Capacity.GUARDIAN))
    assert [(*step.id, step.skill) for step in visit.steps] == [
        (0, 0, "birth"),
        (1, 0, "photo"),
        (1, 1, "passport"),
    ]


def test_one_service_may_be_asked_for_in_several_capacities(day: Day, center: MemoryCenter) -> None:
    own, childrens = c.Asked("passport"), c.Asked("passport", 4, Capacity.GUARDIAN)
    day.issue(own, childrens)
    assert [line.quantity for line in issued(center).lines] == [1, 4]
    assert refusal(day.issue, own, own) is Reason.BAD_INPUT


def test_a_bundle_brings_its_order_along(center: MemoryCenter, day: Day) -> None:
    day.issue(
        "vaccination",
        "family-book",
        c.Asked("passport", 1, Capacity.SELF),
        c.Asked("passport", 1, Capacity.GUARDIAN),
        "birth",
        "insurance",
        bundle="newborn",
    )
    assert [line.after for line in issued(center).lines] == [(), (4,), (4,), (4,), (), (4, 1)]
    assert issued(center).bundle == "newborn"


def test_of_a_bundle_only_what_is_asked_for_counts(center: MemoryCenter, day: Day) -> None:
    day.issue("insurance", "family-book", bundle="newborn")
    assert [line.after for line in issued(center).lines] == [(1,), ()]


def test_without_the_bundle_there_is_no_order(center: MemoryCenter, day: Day) -> None:
    day.issue("insurance", "birth", bundle="unheard-of")
    assert [line.after for line in issued(center).lines] == [(), ()]
    assert issued(center).bundle is None


def test_numbers_come_from_the_series_of_the_first_service() -> None:
    series = (Series(("A",)), Series(("H",), ("health",)))
    day = Day(running_hall(settings=replace(SETTINGS, series=series)))
    assert [day.issue(*basket) for basket in (("birth",), ("insurance", "birth"), ("birth",))] == [
        "A001",
        "H001",
        "A002",
    ]


def test_when_all_numbers_are_given_out_the_kiosk_says_so() -> None:
    center = running_hall(settings=replace(SETTINGS, reserve=()))
    day = Day(center)
    center.hall.used["A"] = 998
    assert day.issue("birth") == "A999"
    assert refusal(day.issue, "birth") is Reason.NUMBERS_EXHAUSTED


REFUSED = {
    Reason.NOTHING_ASKED: (),
    Reason.UNKNOWN_SERVICE: ("juggling",),
    Reason.ONLINE_ONLY: ("clearance",),
    Reason.WRONG_AUDIENCE: (c.Asked("licence", capacity=Capacity.PROXY),),
    Reason.WRONG_CAPACITY: (c.Asked("birth", capacity=Capacity.PROXY),),
    Reason.TOO_MANY: (c.Asked("passport", 6),),
}


@pytest.mark.parametrize("reason", REFUSED)
def test_what_cannot_be_asked_for_is_refused_with_its_reason(
    center: MemoryCenter, day: Day, reason: Reason
) -> None:
    assert refusal(day.issue, *REFUSED[reason]) is reason
    assert not center.hall.visits
    assert not center.hall.used


@pytest.mark.parametrize("quantity", [0, -1])
def test_nobody_asks_for_less_than_one(day: Day, quantity: int) -> None:
    assert refusal(day.issue, c.Asked("birth", quantity)) is Reason.TOO_MANY


def test_an_establishment_asks_for_its_services(day: Day) -> None:
    licence = c.Asked("licence", capacity=Capacity.REPRESENTATIVE)
    assert day.issue(licence, audience=Audience.ESTABLISHMENTS) == "A001"
    assert refusal(day.issue, "birth", audience=Audience.ESTABLISHMENTS) is Reason.WRONG_AUDIENCE


def test_a_basket_has_a_largest_size() -> None:
    many = tuple(service(f"s{n}", "civil") for n in range(LARGEST_BASKET + 1))
    day = Day(running_hall(catalogue=replace(SMALL, services=many, bundles=())))
    codes = [one.code for one in many]
    assert refusal(day.issue, *codes) is Reason.TOO_MANY
    assert day.issue(*codes[1:]) == "A001"


def test_a_priority_is_one_of_the_catalogues_groups(day: Day, center: MemoryCenter) -> None:
    day.issue("birth", priority="elderly")
    assert issued(center).priority == "elderly"
    assert refusal(day.issue, "birth", priority="friends") is Reason.BAD_INPUT


def test_a_language_is_a_code(day: Day) -> None:
    assert refusal(day.issue, "birth", language="my name is …") is Reason.BAD_INPUT


def test_a_visit_is_issued_once(center: MemoryCenter) -> None:
    first = c.Issue(id="1", station="k", visit="v", token="t" * 22, asked=(c.Asked("birth"),))
    center.do(first)
    assert refusal(center.do, replace(first, id="2")) is Reason.VISIT_EXISTS


def test_outside_hours_no_ticket_is_given(day: Day, center: MemoryCenter) -> None:
    assert isinstance(center.clock, ManualClock)
    center.clock.until("2026-11-22 15:00")
    assert refusal(day.issue, "birth") is Reason.CENTER_CLOSED


def test_an_early_closing_holds_from_when_it_is_added(center: MemoryCenter, day: Day) -> None:
    assert center.hall.day is not None
    day.issue("birth")
    holiday = Dated(center.hall.day, center.hall.day, (), Text("عطلة", "Holiday"))
    day.configure(replace(SETTINGS, calendar=Calendar(exceptions=(holiday,))))
    assert refusal(day.issue, "birth") is Reason.CENTER_CLOSED
    assert day.call("1") == "A001"


def test_a_center_that_is_not_set_up_gives_no_tickets() -> None:
    assert refusal(Day(MemoryCenter()).issue, "birth") is Reason.NO_CATALOGUE


def test_who_waits_or_is_held_can_give_the_ticket_back(center: MemoryCenter, day: Day) -> None:
    waiting, held = day.issue("birth"), day.issue("birth")
    day.cancel(waiting)
    day.call("1")
    day.start("1")
    day.hold("1")
    day.cancel(held)
    visits = center.hall.visits.values()
    assert {visit.stand for visit in visits} == {Stand.CANCELLED}
    assert {step.state for visit in visits for step in visit.steps} == {StepState.CANCELLED}
    assert not center.hall.lanes


def test_cancelling_twice_changes_nothing(center: MemoryCenter, day: Day) -> None:
    number = day.issue("birth")
    day.cancel(number)
    facts = len(center.facts)
    day.cancel(number)
    assert len(center.facts) == facts


def test_who_is_at_a_counter_cannot_give_the_ticket_back(day: Day) -> None:
    number = day.issue("birth")
    day.call("1")
    assert refusal(day.cancel, number) is Reason.VISIT_IS_BUSY
    day.start("1")
    assert refusal(day.cancel, number) is Reason.VISIT_IS_BUSY
    day.finish("1")
    assert refusal(day.cancel, number) is Reason.VISIT_IS_OVER


def test_nobody_gives_back_what_is_unknown(center: MemoryCenter) -> None:
    with pytest.raises(Refused) as refused:
        center.do(c.Cancel(id="1", station="k", visit="v"))
    assert refused.value.reason is Reason.UNKNOWN_VISIT


def test_papers_that_were_seen_stay_seen(center: MemoryCenter, day: Day) -> None:
    visit = day.visit(day.issue("birth", "vaccination"))
    day.do(c.SeeDocuments, "reception", visit=visit, documents=("notice",))
    assert center.hall.visits[visit].seen == {"notice"}
    day.call("1")
    day.start("1")
    assert center.see(Desk("1")).visit is not None
    day.do(c.SeeDocuments, "counter-1", visit=visit, documents=("family-book", "notice"))
    view = center.see(Desk("1")).visit
    assert view is not None
    assert view.seen == {"notice", "family-book"}


def test_a_paper_can_be_unticked_again(center: MemoryCenter, day: Day) -> None:
    visit = day.visit(day.issue("birth"))
    day.do(c.SeeDocuments, "reception", visit=visit, documents=("notice",))
    assert day.do(c.SeeDocuments, "reception", visit=visit, documents=("notice",)).events == ()
    day.do(c.SeeDocuments, "reception", visit=visit, documents=())
    assert not center.hall.visits[visit].seen


def test_what_others_ticked_meanwhile_stays_as_they_left_it(center: MemoryCenter, day: Day) -> None:
    visit = day.visit(day.issue("birth"))
    day.do(c.SeeDocuments, "reception", visit=visit, documents=("notice",), known=())
    day.do(c.SeeDocuments, "counter-1", visit=visit, documents=("family-book",), known=())
    assert center.hall.visits[visit].seen == {"notice", "family-book"}
    both = ("family-book", "notice")
    day.do(c.SeeDocuments, "reception", visit=visit, documents=("notice",), known=both)
    day.do(c.SeeDocuments, "counter-1", visit=visit, documents=both[:1], known=both)
    assert not center.hall.visits[visit].seen


def test_a_paper_that_nobody_asked_for_is_refused(day: Day) -> None:
    visit = day.visit(day.issue("vaccination"))
    asked = partial(day.do, c.SeeDocuments, "reception", visit=visit, documents=("notice",))
    assert refusal(asked) is Reason.BAD_INPUT
    day.cancel("A001")
    seen = partial(day.do, c.SeeDocuments, "reception", visit=visit, documents=())
    assert refusal(seen) is Reason.VISIT_IS_OVER
