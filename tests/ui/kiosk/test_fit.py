"""Every page on every kiosk: nothing cut, nothing over another, nothing too small to touch."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain, product

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from center_app.domain import commands as c
from center_app.domain.catalogue import Audience
from center_app.domain.commands import Asked, CloseCounter
from center_app.domain.message import Voice
from center_app.language import Language
from centers import Running
from kiosks import ARABIC, ENGLISH, KioskStand, buttons
from screens import FULL_HD_21_INCH, clipped, overlapping
from ui.citizen.feedback import Feedback
from ui.kiosk.frame import WHOLE
from ui.kiosk.pages.basket import BasketPage
from ui.kiosk.pages.search import SearchPage
from ui.kiosk.parts.closed_card import ClosedCard
from ui.kiosk.screen import KioskScreen
from ui.kiosk.visitor import Page, Visitor
from ui.theme.metrics import DESK_PX_PER_MM
from ui.widgets import Banner

pytestmark = pytest.mark.long

FULL_HD = (1920, 1080, FULL_HD_21_INCH)
UPRIGHT = (1080, 1920, FULL_HD_21_INCH)
SMALL = (1024, 768, DESK_PX_PER_MM)
FOUR_K = (3840, 2160, 2 * FULL_HD_21_INCH)
"""Width and height in pixels, and pixels per millimetre."""

SECRET = "kP3-secret_of-the-ticket-4711"
BAD = Feedback(2, frozenset({"waiting"}), Voice.REPORT, "It was long. " * 30)

MOST_DIFFERENT = (
    (FULL_HD, ARABIC, 1.0),
    (FULL_HD, ENGLISH, 2.0),
    (UPRIGHT, ARABIC, 2.0),
    (SMALL, ARABIC, 2.0),
)
OTHERS = (
    *product((FULL_HD, UPRIGHT, SMALL), (ARABIC, ENGLISH), (1.0, 2.0)),
    (FOUR_K, ARABIC, 1.0),
)
CASES = [
    *MOST_DIFFERENT,
    *(
        pytest.param(*case, marks=pytest.mark.chaos)
        for case in OTHERS
        if case not in MOST_DIFFERENT
    ),
]


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
        lambda: model.become(model.visitor.search()),
        lambda: model.become(model.visitor.typing("licence")),
        lambda: model.become(model.visitor.typing("رخص")),
        lambda: list_all(stand, screen),
        lambda: model.become(model.visitor.typing("zzzz")),
        lambda: model.become(model.visitor.ask(fines)),
        lambda: model.become(model.visitor.back()),
        lambda: model.become(model.visitor.open_card("passport-renewal")),
        lambda: model.become(model.visitor.back()),
        lambda: model.become(model.visitor.open_card("car-licence-renewal")),
        lambda: model.become(model.visitor.open_life_event(newborn, catalogue)),
        lambda: model.become(model.visitor.take_life_event(catalogue)),
        lambda: model.become(model.visitor.having("id-card", ready=True).to(Page.PAPERS)),
        lambda: model.become(model.visitor.to(Page.MISSING)),
        lambda: model.become(model.visitor.to(Page.PRIORITY)),
        lambda: model.become(model.visitor.to(Page.ASSISTANCE)),
        lambda: model.take(screen.language.code),
    )
    for step in steps:
        step()
        stand.settle()
        yield model.visitor.page


def walk_with_a_code(stand: KioskStand, screen: KioskScreen) -> Iterator[Page]:
    """Every page of those who have an appointment, a ticket or a receipt."""
    model, running = stand.model, stand.running
    services = ("passport-renewal", "car-licence-renewal")
    ask_why = "Why do others go first?" if screen.language is ENGLISH else "لماذا يتقدّم غيره؟"
    steps: tuple[Callable[[], object], ...] = (
        model.start_over,
        lambda: model.become(model.visitor.seek(Page.TICKET)),
        lambda: model.seek("nobody's"),
        lambda: running.book("AB-1234", 90, *services),
        lambda: model.seek("AB-1234"),
        lambda: running.book("AB-1234", -90, *services),
        lambda: model.seek("AB-1234"),
        lambda: running.issue("passport-renewal", visit="mine", token=SECRET),
        lambda: [running.issue("passport-renewal", priority="elderly") for _ in range(4)],
        lambda: model.seek(SECRET),
        lambda: stand.touch(screen, ask_why),
        lambda: model.become(model.visitor.to(Page.LATER)),
        lambda: model.errand.put_off(20),
        lambda: model.become(model.visitor.to(Page.GIVE_BACK)),
        lambda: model.become(model.visitor.back()),
        model.errand.come_back,
        lambda: serve_all(stand),
        lambda: model.seek("A005"),
        lambda: model.seek(SECRET),
        lambda: model.become(model.visitor.to(Page.RATING)),
        lambda: model.become(model.visitor.saying(BAD)),
        lambda: model.become(model.visitor.to(Page.VOICE)),
        lambda: model.become(model.visitor.to(Page.MESSAGE)),
        lambda: model.become(model.visitor.to(Page.CONTACT)),
        lambda: model.errand.tell(BAD),
        model.start_over,
        lambda: model.seek(running.promise("family-record", date(2026, 12, 3))),
    )
    for step in steps:
        step()
        stand.settle()
        yield model.visitor.page


def serve_all(stand: KioskStand) -> None:
    for _ in range(5):
        stand.running.serve()


def list_all(stand: KioskStand, screen: KioskScreen) -> None:
    """Show all that was found; a page that has grown takes its height a little later."""
    assert isinstance(screen.page, SearchPage)
    screen.page.show_all()
    stand.settle()


@pytest.mark.parametrize(("kiosk", "language", "scale"), CASES, ids=lambda case: str(case)[:30])
def test_the_first_page_of_a_closed_center_is_whole_too(
    kiosk: tuple[int, int, float],
    language: Language,
    scale: float,
    stand: KioskStand,
    running: Running,
) -> None:
    running.do(c.CloseDay)
    stand.until(lambda: stand.model.views.hall is not None and not stand.model.views.hall.open)
    hall = stand.model.views.hall
    assert hall is not None
    stand.model.views.hall = replace(hall, opens_at=running.clock.now().at + 86_400_000)
    screen = stand.open(*kiosk[:2], scale=scale, density=kiosk[2])
    screen.speak(language)
    stand.settle()
    assert screen.findChild(ClosedCard).isVisible()  # type: ignore[union-attr]
    assert not clipped(screen)
    assert not overlapping(screen)


@pytest.mark.parametrize(("kiosk", "language", "scale"), CASES, ids=lambda case: str(case)[:30])
def test_on_every_page_nothing_is_cut_or_covered_or_too_small_to_touch(
    kiosk: tuple[int, int, float], language: Language, scale: float, stand: KioskStand
) -> None:
    width, height, density = kiosk
    screen = stand.open(width, height, scale=scale, density=density)
    screen.speak(language)
    seen = []
    for page in chain(walk(stand, screen), walk_with_a_code(stand, screen)):
        seen.append(page)
        assert screen.page is not None
        assert screen.page.accessibleName(), page
        assert not clipped(screen), (page, clipped(screen))
        assert not overlapping(screen), (page, overlapping(screen))
        assert not too_small(screen, 20 * density), (page, too_small(screen, 20 * density))
        assert not nameless(screen), page
        assert (screen.width(), screen.height()) == (width, height)
        assert screen.page.width() <= width
    assert set(seen) == set(Page)


@pytest.mark.parametrize(("kiosk", "language", "scale"), CASES, ids=lambda case: str(case)[:30])
def test_warnings_are_read_to_their_end(
    kiosk: tuple[int, int, float],
    language: Language,
    scale: float,
    running: Running,
    stand: KioskStand,
) -> None:
    running.do(CloseCounter, counter="1")
    width, height, density = kiosk
    screen = stand.open(width, height, scale=scale, density=density)
    screen.speak(language)
    asked = tuple(Asked(code) for code in ("passport-renewal", "health-insurance-renewal"))
    stand.model.become(Visitor(Page.BASKET, basket=asked))
    stand.until(lambda: bool(stand.model.views.outlook and stand.model.views.outlook.unserved))
    stand.settle()
    assert isinstance(screen.page, BasketPage)
    assert screen.page.findChildren(Banner)
    assert not clipped(screen), clipped(screen)
    assert not overlapping(screen), overlapping(screen)


@pytest.mark.parametrize("language", [ARABIC, ENGLISH], ids=["ar", "en"])
@pytest.mark.parametrize("kiosk", [FULL_HD, UPRIGHT], ids=["wide", "upright"])
def test_the_whole_number_page_is_seen_at_once(
    paperless: KioskStand, kiosk: tuple[int, int, float], language: Language
) -> None:
    width, height, density = kiosk
    screen = paperless.open(width, height, density=density)
    screen.speak(language)
    model, catalogue = paperless.model, paperless.model.catalogue
    newborn = catalogue.bundle("newborn")
    assert newborn is not None
    model.become(model.visitor.serve(Audience.INDIVIDUALS, catalogue))
    model.become(model.visitor.open_life_event(newborn, catalogue))
    model.become(model.visitor.take_life_event(catalogue))
    model.take(language.code)
    paperless.settle()
    assert model.visitor.page is Page.NUMBER
    assert screen.page is not None
    assert screen.page.height() <= screen.stage.height()


def too_small(screen: KioskScreen, least: float) -> list[tuple[str, int, int]]:
    """Buttons that are less than `least` pixels wide or high."""
    return [
        (button.accessibleName(), button.width(), button.height())
        for button in buttons(screen)
        if min(button.width(), button.height()) < least
    ]


def nameless(screen: KioskScreen) -> list[QWidget]:
    """Buttons that a screen reader or the keyboard does not find."""
    return [one for one in buttons(screen) if not (one.accessibleName() and one.focusPolicy())]


@pytest.mark.parametrize(
    "kiosk",
    [pytest.param(FULL_HD, marks=pytest.mark.chaos), UPRIGHT],
    ids=["wide", "upright"],
)
def test_back_and_start_over_keep_their_words_and_places(
    stand: KioskStand, kiosk: tuple[int, int, float]
) -> None:
    width, height, density = kiosk
    screen = stand.open(width, height, density=density)
    places: dict[str, set[tuple[int, int]]] = {}
    for _page in chain(walk(stand, screen), walk_with_a_code(stand, screen)):
        for button in buttons(screen):
            if button.accessibleName() in {"Back", "Start over"}:
                assert button.text() == button.accessibleName()
                at = button.mapTo(screen, button.rect().center())
                places.setdefault(button.accessibleName(), set()).add((at.x(), at.y()))
    assert {name: len(found) for name, found in places.items()} == {"Back": 1, "Start over": 1}


def test_the_first_page_fits_the_usual_kiosk_without_scrolling(stand: KioskStand) -> None:
    screen = stand.open()
    for language in (ENGLISH, ARABIC):
        screen.speak(language)
        stand.settle()
        assert screen.page is not None
        viewport = screen.page.parentWidget()
        assert isinstance(viewport, QWidget)
        assert screen.page.height() <= viewport.height()


@pytest.mark.parametrize(
    ("kiosk", "language"),
    [
        (FULL_HD, ARABIC),
        (SMALL, ARABIC),
        pytest.param(UPRIGHT, ENGLISH, marks=pytest.mark.chaos),
        pytest.param(FOUR_K, ARABIC, marks=pytest.mark.chaos),
    ],
    ids=lambda case: str(case)[:30],
)
def test_every_control_can_be_brought_into_the_lower_half(
    kiosk: tuple[int, int, float], language: Language, stand: KioskStand
) -> None:
    width, height, density = kiosk
    screen = stand.open(width, height, density=density)
    screen.speak(language)
    screen.keep_low(True)
    for page in chain(walk(stand, screen), walk_with_a_code(stand, screen)):
        for one in buttons(screen):
            top, least = one.mapTo(screen, QPoint(0, 0)).y(), height // 2
            if screen.stage.isAncestorOf(one):
                top += screen.stage.at  # as it stands while the page is not moved up
                below = WHOLE * screen._look.theme.touch
                least = min(least, screen.stage.y() + screen.stage.height() - below)
            assert top >= least, (page, one.accessibleName(), top)
