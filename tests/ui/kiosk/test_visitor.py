"""One person's way through the kiosk, without a kiosk."""

import pytest

from center_app.domain.catalogue import Audience, Bundle, Capacity, Catalogue, Service
from center_app.domain.commands import Asked
from center_app.sample import sample_catalogue
from ui.citizen.feedback import Feedback
from ui.kiosk.offer import audience_of, parts_of
from ui.kiosk.visitor import Page, Visitor

CATALOGUE = sample_catalogue()


def service(code: str, catalogue: Catalogue = CATALOGUE) -> Service:
    found = catalogue.service(code)
    assert found is not None
    return found


def with_passport() -> Visitor:
    chosen = Visitor().serve(Audience.INDIVIDUALS, CATALOGUE).open_agency("CSPD")
    return chosen.ask(service("passport-renewal"))


def of_newborn() -> Visitor:
    bundle = CATALOGUE.bundle("newborn")
    assert bundle is not None
    return Visitor().open_life_event(bundle, CATALOGUE)


def test_the_way_to_the_basket_and_back_again() -> None:
    visitor = with_passport()
    pages = [visitor.page]
    while visitor.behind:
        visitor = visitor.back()
        pages.append(visitor.page)
    assert pages == [Page.BASKET, Page.SERVICES, Page.AGENCIES, Page.WELCOME]
    assert visitor.back() == visitor


def test_going_back_keeps_the_basket() -> None:
    assert with_passport().back().back().asked("passport-renewal")


def test_from_another_service_back_leads_to_the_basket() -> None:
    assert with_passport().to(Page.AGENCIES).back().page is Page.BASKET


def test_the_basket_is_never_behind_itself() -> None:
    visitor = with_passport().to(Page.AGENCIES).open_agency("HIA").ask(service("health-insurance"))
    assert visitor.page is Page.BASKET
    assert Page.BASKET not in visitor.behind
    assert len(visitor.basket) == 2


def test_a_service_asked_for_twice_is_in_the_basket_once() -> None:
    visitor = with_passport().back().ask(service("passport-renewal"))
    assert visitor.basket == (Asked("passport-renewal"),)
    assert visitor.page is Page.BASKET


def test_what_is_online_only_leads_to_its_link_and_not_into_the_basket() -> None:
    visitor = Visitor().ask(service("traffic-fines"))
    assert (visitor.page, visitor.service, visitor.basket) == (Page.CARD, "traffic-fines", ())


@pytest.mark.parametrize(("asked", "given"), [(0, 1), (5, 5), (99, 8)])
def test_there_are_as_many_copies_as_the_service_allows(asked: int, given: int) -> None:
    visitor = with_passport().with_quantity(service("passport-renewal"), asked)
    assert visitor.basket == (Asked("passport-renewal", given),)


def test_the_capacity_of_one_line_changes_no_other() -> None:
    visitor = with_passport().ask(service("family-book"))
    visitor = visitor.with_capacity("family-book", Capacity.PROXY)
    assert [one.capacity for one in visitor.basket] == [Capacity.SELF, Capacity.PROXY]


def test_whoever_turns_to_establishments_keeps_only_what_establishments_ask_for() -> None:
    visitor = with_passport().ask(service("trade-name"))
    visitor = visitor.serve(Audience.ESTABLISHMENTS, CATALOGUE)
    assert [one.service for one in visitor.basket] == ["trade-name"]


def test_a_life_event_fills_the_basket_in_its_order_and_capacities() -> None:
    basket = of_newborn().take_life_event(CATALOGUE).basket
    assert [one.service for one in basket] == [
        "birth-certificate",
        "family-book-amended",
        "passport-issue",
        "health-insurance",
        "vaccination-certificate",
    ]
    assert basket[0].capacity is Capacity.GUARDIAN


def test_what_is_unticked_of_a_life_event_stays_out() -> None:
    visitor = of_newborn().tick("passport-issue", wanted=False).take_life_event(CATALOGUE)
    assert visitor.asked("passport-issue") is None
    again = visitor.back().tick("passport-issue", wanted=True).take_life_event(CATALOGUE)
    assert again.asked("passport-issue")


def test_what_was_in_the_basket_before_a_life_event_stays_with_its_copies() -> None:
    bundle = CATALOGUE.bundle("newborn")
    assert bundle is not None
    visitor = Visitor().ask(service("passport-issue")).ask(service("tawjihi-transcript"))
    visitor = visitor.with_quantity(service("passport-issue"), 5)
    visitor = visitor.open_life_event(bundle, CATALOGUE).take_life_event(CATALOGUE)
    assert visitor.asked("passport-issue") == Asked("passport-issue", 5)
    assert visitor.basket[-1].service == "tawjihi-transcript"


def test_another_life_event_takes_the_place_of_the_first() -> None:
    other = CATALOGUE.bundle("job")
    assert other is not None
    visitor = of_newborn().take_life_event(CATALOGUE)
    visitor = visitor.open_life_event(other, CATALOGUE).take_life_event(CATALOGUE)
    assert visitor.asked("birth-certificate") is None
    assert visitor.asked_bundle(CATALOGUE) == "job"


def test_a_service_removed_from_the_basket_is_unticked_in_its_life_event() -> None:
    visitor = of_newborn().take_life_event(CATALOGUE).without("passport-issue")
    assert visitor.asked("passport-issue") is None
    assert visitor.left_out == {"passport-issue"}


def test_a_life_event_of_which_nothing_is_left_is_not_asked_for() -> None:
    visitor = of_newborn().ask(service("tawjihi-transcript"))
    assert visitor.asked_bundle(CATALOGUE) is None


@pytest.mark.parametrize("bundle", CATALOGUE.bundles, ids=lambda bundle: bundle.code)
def test_every_life_event_is_for_somebody_who_may_ask_for_all_of_it(bundle: Bundle) -> None:
    audience = audience_of(bundle, CATALOGUE)
    assert all(audience in one.audience for _part, one in parts_of(bundle.code, CATALOGUE))


def test_from_a_number_there_is_no_way_back() -> None:
    visitor = with_passport().numbered()
    assert visitor.back().page is Page.NUMBER


def test_an_appointment_is_checked_in_only_on_its_own_way() -> None:
    booked = with_passport().to(Page.WELCOME).show_appointment("id")
    assert booked.checks_in == "id"
    assert booked.to(Page.PRIORITY).checks_in == "id"
    assert booked.request != booked.back().request
    assert booked.back().checks_in == ""
    assert booked.back().basket


def test_a_code_is_forgotten_once_it_has_been_found() -> None:
    assert Visitor().seek(Page.TICKET).typing("secret").show_ticket().typed == ""
    assert Visitor().seek(Page.APPOINTMENT).typing("code").show_appointment("id").typed == ""


def test_after_the_thanks_nothing_that_was_said_is_left() -> None:
    said = Feedback(2, frozenset({"waiting"}), text="late", contact="079")
    thanked = Visitor(Page.CONTACT, behind=(Page.MESSAGE,)).saying(said).thanked(Page.CONTACT)
    assert thanked.feedback == Feedback()
    assert thanked.back() == thanked
