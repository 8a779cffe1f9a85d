"""Every page on every kiosk: nothing cut, nothing over another, nothing too small to touch."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget

from center_app.domain.catalogue import Audience
from center_app.language import Language
from kiosks import ARABIC, ENGLISH, KioskStand, buttons
from screens import FULL_HD_21_INCH, clipped, overlapping
from ui.kiosk.screen import KioskScreen
from ui.kiosk.visitor import Page
from ui.theme import Contrast
from ui.theme.metrics import DESK_PX_PER_MM

KIOSKS = [
    (1920, 1080, FULL_HD_21_INCH),
    (1080, 1920, FULL_HD_21_INCH),
    (3840, 2160, 2 * FULL_HD_21_INCH),
    (1024, 768, DESK_PX_PER_MM),
]
"""Width and height in pixels, and pixels per millimetre."""


def walk(stand: KioskStand, screen: KioskScreen) -> Iterator[Page]:
    """Every page, one after the other."""
    model = stand.model
    catalogue = model.catalogue
    newborn, fines = catalogue.bundle("newborn"), catalogue.service("traffic-fines")
    assert newborn is not None
    assert fines is not None
    steps: tuple[Callable[[], object], ...] = (
        lambda: None,
        lambda: model.become(model.visitor.to(Page.CHARTER)),
        lambda: model.become(model.visitor.serve(Audience.INDIVIDUALS, catalogue)),
        lambda: model.become(model.visitor.open_agency("CSPD")),
        lambda: model.become(model.visitor.ask(fines)),
        lambda: model.become(model.visitor.open_life_event(newborn, catalogue)),
        lambda: model.become(model.visitor.take_life_event(catalogue)),
        lambda: model.become(model.visitor.to(Page.PRIORITY)),
        lambda: model.take(screen.language.code),
    )
    for step in steps:
        step()
        stand.settle()
        yield model.visitor.page


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("language", [ARABIC, ENGLISH], ids=lambda language: language.code)
@pytest.mark.parametrize("kiosk", KIOSKS, ids=str)
def test_nothing_is_cut_and_nothing_overlaps(
    kiosk: tuple[int, int, float], language: Language, scale: float, stand: KioskStand
) -> None:
    width, height, density = kiosk
    screen = stand.open(width, height, scale=scale, density=density)
    screen._speak(language)
    seen = []
    for page in walk(stand, screen):
        seen.append(page)
        assert not clipped(screen), (page, clipped(screen))
        assert not overlapping(screen), (page, overlapping(screen))
        assert (screen.width(), screen.height()) == (width, height)
        assert screen.page is not None
        assert screen.page.width() <= width
    assert set(seen) == set(Page)


@pytest.mark.parametrize("kiosk", KIOSKS, ids=str)
def test_everything_to_touch_is_at_least_twenty_millimetres(
    kiosk: tuple[int, int, float], stand: KioskStand
) -> None:
    width, height, density = kiosk
    screen = stand.open(width, height, density=density)
    least = 20 * density
    for page in walk(stand, screen):
        small = [
            (button.accessibleName(), button.width(), button.height())
            for button in buttons(screen)
            if min(button.width(), button.height()) < least
        ]
        assert not small, (page, small)


@pytest.mark.parametrize("contrast", Contrast)
def test_every_button_has_a_name_and_can_be_reached_by_keys(
    contrast: Contrast, stand: KioskStand
) -> None:
    screen = stand.open(contrast=contrast)
    for page in walk(stand, screen):
        for button in buttons(screen):
            assert button.accessibleName(), page
            assert button.focusPolicy(), button.accessibleName()


def test_every_page_has_a_name_and_one_way_on_at_most(stand: KioskStand) -> None:
    screen = stand.open()
    for page in walk(stand, screen):
        assert screen.page is not None
        assert screen.page.accessibleName(), page


def test_back_and_start_over_stand_in_the_same_place_on_every_page(stand: KioskStand) -> None:
    screen = stand.open()
    places: dict[str, set[tuple[int, int]]] = {}
    for _page in walk(stand, screen):
        for button in buttons(screen):
            if button.accessibleName() in {"Back", "Start over"}:
                at = button.mapTo(screen, button.rect().center())
                places.setdefault(button.accessibleName(), set()).add((at.x(), at.y()))
    assert {name: len(found) for name, found in places.items()} == {"Back": 1, "Start over": 1}


def test_the_first_page_fits_the_usual_kiosk_without_scrolling(stand: KioskStand) -> None:
    screen = stand.open()
    for language in (ENGLISH, ARABIC):
        screen._speak(language)
        stand.settle()
        assert screen.page is not None
        viewport = screen.page.parentWidget()
        assert isinstance(viewport, QWidget)
        assert screen.page.height() <= viewport.height()
