"""The basket at the door: every key gives another one."""

from center_app.domain.catalogue import Audience, Capacity
from center_app.domain.commands import Asked
from center_app.domain.refusal import Reason
from center_app.domain.visit import Assistance
from small_catalogue import SMALL
from ui.reception.basket import Basket

SERVICES = {service.code: service for service in SMALL.services}
PASSPORT, LICENCE = SERVICES["passport"], SERVICES["licence"]


def test_a_service_taken_again_is_one_copy_more_within_its_limit() -> None:
    basket = Basket()
    for _ in range(7):
        basket = basket.take(PASSPORT)
    assert basket.lines == (Asked("passport", 5, Capacity.SELF),)


def test_there_is_never_less_than_one_copy() -> None:
    basket = Basket().take(PASSPORT).step(-1, PASSPORT)
    assert basket.lines[0].quantity == 1


def test_the_first_service_says_for_whom_the_visit_is() -> None:
    assert Basket().take(LICENCE).audience is Audience.ESTABLISHMENTS
    assert Basket().take(PASSPORT).why_not(LICENCE) is Reason.WRONG_AUDIENCE


def test_an_online_service_gives_no_number() -> None:
    assert Basket().why_not(SERVICES["clearance"]) is Reason.ONLINE_ONLY


def test_another_capacity_makes_room_for_the_same_service_once_more() -> None:
    basket = Basket().take(PASSPORT).turn_capacity(PASSPORT).take(PASSPORT)
    assert [line.capacity for line in basket.lines] == [Capacity.GUARDIAN, Capacity.SELF]
    assert basket.turn_capacity(PASSPORT) == basket


def test_the_mark_goes_round_and_the_marked_line_goes_out() -> None:
    basket = Basket().take(PASSPORT).take(SERVICES["birth"])
    assert basket.marked == 1
    basket = basket.mark(1)
    assert basket.marked == 0
    assert [line.service for line in basket.drop().lines] == ["birth"]
    assert basket.drop().drop().lines == ()
    assert basket.drop().drop().drop().lines == ()


def test_what_an_establishment_cannot_ask_for_is_let_go() -> None:
    basket = Basket().take(PASSPORT).turn_audience(SMALL)
    assert (basket.audience, basket.lines) == (Audience.ESTABLISHMENTS, ())
    assert basket.turn_audience(SMALL).audience is Audience.INDIVIDUALS


def test_assistance_is_noted_and_taken_back() -> None:
    basket = Basket().turn_assistance(Assistance.WALKING).turn_assistance(Assistance.SEEING)
    assert basket.assistance == (Assistance.SEEING, Assistance.WALKING)
    assert basket.turn_assistance(Assistance.SEEING).assistance == (Assistance.WALKING,)
