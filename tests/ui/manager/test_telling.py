"""The management says something: from the manager's window to the counters and the displays."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from center_app.domain.bulletin import SAYINGS, Place, Saying
from center_app.domain.people import Role
from center_app.domain.views.board import Board
from center_app.domain.views.desk import Desk
from center_app.language import find
from center_app.language.bidi import plain
from center_app.language.bulletin_words import SAID, bulletin_text
from hall_on_screen import HallOnScreen
from in_charge import sign_in
from screens import desk_look
from ui.display.bulletins import BulletinBand
from ui.manager.book import TELLING
from ui.manager.screen import ManagerScreen


def test_a_sentence_is_shown_on_the_displays_and_taken_down(
    hall: HallOnScreen, make_screen: Callable[..., ManagerScreen], qtbot: QtBot
) -> None:
    screen = make_screen()
    sign_in(hall, screen, Role.SUPERVISOR)
    screen.book.tabs.buttons[TELLING].click()
    page, form = screen.book.telling, screen.book.telling.form
    hall.until(lambda: bool(form.said))
    form.sayings[Saying.CLOSES].click()
    form.spans[None].click()
    assert plain(form.said) == "The hall closes at 15:00 today."
    assert form.aloud.isVisible()
    assert not form.chosen.spoken, "it is shown, and said only where that is wanted"
    form.aloud.setChecked(True)
    form.show_it.click()
    hall.until(lambda: len(page.cards) == 1)
    (shown,) = hall.center.see(Board()).bulletins
    assert shown.spoken
    band = BulletinBand(desk_look(), (find("ar"), find("en")))
    qtbot.addWidget(band)
    band.show_bulletins((shown,))
    assert "15:00" in plain(band.text)
    assert "The hall closes at 15:00 today." in plain(band.text)
    (card,) = page.cards.values()
    assert "until the day is closed" in plain(card.text)
    assert "spoken aloud" in plain(card.text)
    card.take_down.click()
    hall.until(lambda: not page.cards)
    assert hall.center.see(Board()).bulletins == ()


def test_what_is_for_the_counters_offers_other_sentences_and_an_agency_where_one_is_named(
    hall: HallOnScreen, make_screen: Callable[..., ManagerScreen]
) -> None:
    screen = make_screen()
    sign_in(hall, screen, Role.MANAGER)
    screen.book.tabs.buttons[TELLING].click()
    form = screen.book.telling.form
    hall.until(lambda: bool(form.said))
    assert form.agency.isHidden()
    form.aloud.setChecked(True)
    form.places[Place.COUNTERS].click()
    assert form.aloud.isHidden()
    assert not form.chosen.spoken
    offered = {saying for saying, one in form.sayings.items() if not one.isHidden()}
    assert offered == set(SAYINGS[Place.COUNTERS])
    form.sayings[Saying.SEND_NOBODY].click()
    assert form.agency.isVisible()
    form.counters["2"].click()
    form.show_it.click()
    hall.until(lambda: bool(hall.center.see(Desk("2")).bulletins))
    assert hall.center.see(Desk("1")).bulletins == ()
    (one,) = hall.center.see(Desk("2")).bulletins
    assert one.agency is not None
    assert one.agency.en in bulletin_text(one, find("en"))


def test_every_sentence_has_its_words() -> None:
    assert SAID.keys() == set(Saying)
