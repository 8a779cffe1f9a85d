"""A center with all agencies and hundreds of services is found one's way in."""

from time import perf_counter

import pytest

from big_catalogue import AGENCIES, OF_ONE, SERVICES, big_catalogue
from center_app.domain.catalogue import Audience
from kiosks import ARABIC, ENGLISH, KioskStand, buttons
from screens import FULL_HD_21_INCH, clipped, overlapping
from ui.citizen.dense_tile import DenseTile
from ui.kiosk.parts.service_tile import ServiceTile
from ui.kiosk.screen import KioskScreen
from ui.theme.metrics import DESK_PX_PER_MM

FULL_HD = (1920, 1080, FULL_HD_21_INCH)
UPRIGHT = (1080, 1920, FULL_HD_21_INCH)
SMALL = (1024, 768, DESK_PX_PER_MM)


def with_big_catalogue(stand: KioskStand, kiosk: tuple[int, int, float]) -> KioskScreen:
    width, height, density = kiosk
    screen = stand.open(width, height, density=density)
    stand.model.views.catalogue = big_catalogue()
    stand.model.views.changed.emit()
    stand.until(lambda: bool(stand.model.finding.find("إربد", stand.model.catalogue)))
    return screen


def test_the_catalogue_is_as_large_as_it_says() -> None:
    catalogue = big_catalogue()
    assert len(catalogue.agencies) == AGENCIES
    assert len(catalogue.services) == SERVICES
    assert sum(one.agency == "CSPD" for one in catalogue.services) >= OF_ONE
    assert {one.agency for one in catalogue.services} == {one.code for one in catalogue.agencies}


@pytest.mark.parametrize("kiosk", [FULL_HD, UPRIGHT, SMALL], ids=["wide", "upright", "small"])
def test_all_agencies_and_the_services_of_a_large_one_fit(
    stand: KioskStand, kiosk: tuple[int, int, float]
) -> None:
    screen = with_big_catalogue(stand, kiosk)
    model = stand.model
    for language in (ARABIC, ENGLISH):
        screen.speak(language)
        model.become(model.visitor.serve(Audience.INDIVIDUALS, model.catalogue))
        stand.settle()
        assert sum(isinstance(one, DenseTile) for one in buttons(screen)) > AGENCIES * 0.8
        assert not clipped(screen)
        assert not overlapping(screen)
        model.become(model.visitor.open_agency("CSPD"))
        stand.settle()
        assert sum(isinstance(one, ServiceTile) for one in buttons(screen)) == OF_ONE
        assert not clipped(screen)
        model.start_over()


def test_a_few_presses_lead_past_all_agencies(stand: KioskStand) -> None:
    screen = with_big_catalogue(stand, FULL_HD)
    stand.touch(screen, "Individuals")
    assert screen.page is not None
    assert screen.page.height() <= 3 * screen.stage.height()


def test_two_hundred_services_are_searched_between_two_letters(stand: KioskStand) -> None:
    with_big_catalogue(stand, FULL_HD)
    spans = []
    for typed in ("تجديد جواز سفر في اربد", "شهادة ميلد في الكرك", "رخصة سواقه الزرقا"):
        began = perf_counter()
        assert stand.model.finding.find(typed, stand.model.catalogue)
        spans.append(perf_counter() - began)
    assert sorted(spans)[1] < 0.1
