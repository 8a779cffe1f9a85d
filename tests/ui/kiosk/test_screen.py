"""Stories before the kiosk's window, touch by touch."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from center_app.domain import commands as c
from center_app.domain.catalogue import Capacity
from center_app.domain.clock import local
from center_app.domain.visit import Stand
from center_on import center_on, serving_center
from centers import Running
from founding import ids
from kiosks import ADDRESS, ARABIC, ENGLISH, KioskStand, button, buttons, texts
from manual_clock import ManualClock
from printers.outcome import Fault, State
from screens import kiosk_look
from ui.citizen.touches import SETTLE_MS
from ui.kiosk.pages.number import NumberPage
from ui.kiosk.screen import KioskScreen, open_kiosk
from ui.kiosk.visitor import Page
from ui.station import Station
from ui.tasks import Tasks
from ui.theme import Contrast
from ui.ticket.wording import Wording
from ui.watch import Watch

TO_PASSPORT = ("Individuals", "Civil Status and Passports", "Passport renewal")
TO_PRIORITY = ("Continue", "Continue")
"""Past the basket and its papers."""

TO_NUMBER = (*TO_PRIORITY, "Get the number")


def test_somebody_renews_a_passport_and_holds_a_number(stand: KioskStand, running: Running) -> None:
    screen = stand.open()
    stand.touch(screen, *TO_PASSPORT, *TO_NUMBER)
    stand.until(lambda: stand.on(Page.NUMBER))
    visit = next(iter(running.center.hall.visits.values()))
    assert visit.number == "A001"
    assert visit.language == "en"
    seen = texts(screen)
    assert "A001" in seen
    assert "Please wait in: Hall A" in seen
    assert "Expected wait to the first call: " in seen
    assert "The ticket is being printed." in seen


def test_paper_and_screen_say_the_same(stand: KioskStand) -> None:
    screen = stand.open()
    stand.touch(screen, *TO_PASSPORT, *TO_NUMBER)
    stand.until(lambda: bool(stand.printer.asked))
    _visit, facts = stand.printer.asked[0]
    assert facts.number == "A001"
    assert facts.qr.startswith(f"{ADDRESS}/t/")
    assert stand.model.facts == facts


def test_five_passports_of_a_family_and_one_more_service_in_one_ticket(
    stand: KioskStand, running: Running
) -> None:
    screen = stand.open()
    stand.touch(screen, *TO_PASSPORT, "One more", "One more", "One more", "One more")
    stand.touch(screen, "Guardian", "Add another service", "Health Insurance")
    stand.touch(screen, "Health insurance card", *TO_NUMBER)
    stand.until(lambda: stand.on(Page.NUMBER))
    first, second = next(iter(running.center.hall.visits.values())).lines
    assert (first.service, first.quantity, first.capacity) == (
        "passport-renewal",
        5,
        Capacity.GUARDIAN,
    )
    assert second.service == "health-insurance"


def test_after_a_birth_one_service_is_left_out_and_the_order_is_kept(
    stand: KioskStand, running: Running
) -> None:
    screen = stand.open()
    stand.touch(screen, "A newborn", "Vaccination certificate", "Continue", *TO_PRIORITY)
    stand.touch(screen, "Get the number")
    stand.until(lambda: stand.on(Page.NUMBER))
    visit = next(iter(running.center.hall.visits.values()))
    assert "vaccination-certificate" not in {line.service for line in visit.lines}
    assert visit.lines[1].after == (0,)


def test_a_life_event_of_which_nothing_is_wanted_does_not_go_on(stand: KioskStand) -> None:
    screen = stand.open()
    stand.touch(screen, "Marriage")
    assert button(screen, "Continue").isEnabled()
    for name in ("Registration of a marriage", "Family book", "Identity card", "Registration or"):
        stand.touch(screen, name)
    assert not button(screen, "Continue").isEnabled()


def test_the_stepper_stops_at_the_limit_of_the_catalogue(stand: KioskStand) -> None:
    screen = stand.open()
    stand.touch(screen, *TO_PASSPORT)
    assert not button(screen, "One less").isEnabled()
    stand.touch(screen, *["One more"] * 7)
    assert not button(screen, "One more").isEnabled()
    assert stand.model.visitor.basket[0].quantity == 8
    assert "Total fee: 400 dinars" in texts(screen)


def test_the_basket_has_every_paper_once(stand: KioskStand) -> None:
    screen = stand.open()
    stand.touch(screen, "A newborn", "Continue", "Continue")
    lines = texts(screen).splitlines()
    assert lines.count("Family book") == 1
    assert lines.count("Identity card") == 1


def test_the_last_service_removed_leaves_a_basket_that_cannot_go_on(stand: KioskStand) -> None:
    screen = stand.open()
    stand.touch(screen, *TO_PASSPORT, "Remove: Passport renewal")
    assert "No service has been chosen yet." in texts(screen)
    assert not button(screen, "Continue").isEnabled()
    stand.touch(screen, "Choose a service")
    assert stand.on(Page.AGENCIES)


def test_a_service_online_only_gives_its_link_and_no_ticket(stand: KioskStand) -> None:
    screen = stand.open()
    stand.touch(screen, "Individuals", "Municipalities")
    tile = button(screen, "Payment of traffic fines")
    assert "Online only" in tile.accessibleDescription()
    stand.touch(screen, "Payment of traffic fines")
    assert "This service is available online only." in texts(screen)
    assert "Code with the link to the service" in texts(screen)
    assert not [one for one in buttons(screen) if one.accessibleName() == "Continue"]


def test_what_nobody_serves_now_says_so_and_can_still_be_asked_for(
    stand: KioskStand, running: Running
) -> None:
    running.do(c.CloseCounter, counter="1")
    screen = stand.open()
    stand.touch(screen, "Individuals", "Civil Status and Passports")
    stand.until(
        lambda: "Nobody serves it now" in button(screen, "Passport renewal").accessibleDescription()
    )
    stand.touch(screen, "Passport renewal")
    assert "Expected wait to the first call: Nobody serves it now" in texts(screen)
    stand.touch(screen, *TO_NUMBER)
    stand.until(lambda: stand.on(Page.NUMBER))
    assert "Please wait in: the waiting hall" in texts(screen)


def test_who_belongs_to_a_group_says_it_once_and_may_take_it_back(
    stand: KioskStand, running: Running
) -> None:
    screen = stand.open()
    stand.touch(screen, *TO_PASSPORT, *TO_PRIORITY, "Elderly people", "Pregnant women")
    assert stand.model.visitor.priority == "pregnant"
    stand.touch(screen, "Pregnant women", "Elderly people", "Get the number")
    stand.until(lambda: stand.on(Page.NUMBER))
    assert next(iter(running.center.hall.visits.values())).priority == "elderly"


def test_nobody_has_to_belong_to_a_group(stand: KioskStand, running: Running) -> None:
    screen = stand.open()
    stand.touch(screen, *TO_PASSPORT, *TO_NUMBER)
    stand.until(lambda: stand.on(Page.NUMBER))
    assert next(iter(running.center.hall.visits.values())).priority is None


@pytest.mark.parametrize(
    ("state", "fault", "said"),
    [
        (State.PRINTED, None, "The ticket has been printed. Please take it."),
        (
            State.FAILED,
            Fault.PAPER_OUT,
            "The printer is out of order: please photograph this number.",
        ),
        (State.UNCONFIRMED, None, "If no ticket comes out, please photograph this number."),
    ],
)
def test_nobody_stands_without_a_number_whatever_the_printer_does(
    state: State, fault: Fault | None, said: str, stand: KioskStand
) -> None:
    screen = stand.open()
    stand.touch(screen, *TO_PASSPORT, *TO_NUMBER)
    stand.until(lambda: bool(stand.printer.asked))
    stand.printer.end(state, fault)
    stand.until(lambda: said in texts(screen))
    assert "A001" in texts(screen)
    assert "Ticket code" in texts(screen)


def test_a_ticket_that_may_be_missing_is_printed_once_more_when_asked_for(
    stand: KioskStand,
) -> None:
    screen = stand.open()
    stand.touch(screen, *TO_PASSPORT, *TO_NUMBER)
    stand.until(lambda: stand.printer.again == [False])
    assert "Print once more" not in texts(screen)
    stand.printer.end(State.UNCONFIRMED)
    stand.until(lambda: "Print once more" in texts(screen))
    stand.touch(screen, "Print once more")
    stand.until(lambda: stand.printer.again == [False, True])
    stand.printer.end(State.PRINTED)
    stand.until(lambda: "The ticket has been printed." in texts(screen))
    assert "Print once more" not in texts(screen)


def test_a_kiosk_without_a_printer_asks_for_a_photograph(paperless: KioskStand) -> None:
    screen = paperless.open()
    paperless.touch(screen, *TO_PASSPORT, *TO_NUMBER)
    paperless.until(lambda: paperless.on(Page.NUMBER))
    assert "Please photograph this number: it is not printed here." in texts(screen)


def test_who_is_called_while_reading_the_number_is_told(
    stand: KioskStand, running: Running
) -> None:
    screen = stand.open()
    stand.touch(screen, *TO_PASSPORT, *TO_NUMBER)
    stand.until(lambda: stand.on(Page.NUMBER))
    running.do(c.CallNext, counter="1")
    stand.until(lambda: "Number A001, please go to counter 1" in texts(screen))


def test_when_the_center_is_away_the_kiosk_says_so_and_gives_the_number_later(
    stand: KioskStand, running: Running
) -> None:
    screen = stand.open()
    stand.touch(screen, *TO_PASSPORT, *TO_PRIORITY)
    stand.line.away = True
    stand.touch(screen, "Get the number")
    stand.until(lambda: "The system does not answer just now." in texts(screen))
    stand.line.away = False
    stand.until(lambda: stand.on(Page.NUMBER))
    assert len(running.center.hall.visits) == 1


def test_a_lost_connection_is_told_and_goes_away(stand: KioskStand) -> None:
    screen = stand.open()
    stand.line.away = True
    stand.until(lambda: "The connection is interrupted." in texts(screen))
    stand.line.away = False
    stand.until(lambda: "The connection is interrupted." not in texts(screen))


def test_a_refusal_is_one_clear_sentence(stand: KioskStand, running: Running) -> None:
    screen = stand.open()
    stand.touch(screen, *TO_PASSPORT, *TO_PRIORITY)
    stand.watch.close()  # the kiosk learns of it only by being refused
    running.do(c.CloseDay)
    stand.touch(screen, "Get the number")
    stand.until(lambda: "No more numbers are given today." in texts(screen))
    assert stand.on(Page.PRIORITY)


def test_a_closed_center_lets_people_look_and_gives_no_number(
    stand: KioskStand, running: Running
) -> None:
    screen = stand.open()
    running.do(c.CloseDay)
    stand.until(lambda: stand.model.views.hall is not None and not stand.model.views.hall.open)
    assert "The center is closed now" in texts(screen)
    assert "numbers are given once it is open." in texts(screen)
    assert "Open around the clock" not in texts(screen)
    stand.touch(screen, *TO_PASSPORT)
    assert not button(screen, "Continue").isEnabled()
    running.do(c.ReopenDay)
    stand.until(button(screen, "Continue").isEnabled)
    assert "closed" not in texts(screen).lower()


def test_the_language_changes_at_any_moment_and_nothing_is_lost(stand: KioskStand) -> None:
    screen = stand.open()
    stand.touch(screen, *TO_PASSPORT, "One more", "العربية")
    assert screen.language is ARABIC
    assert screen.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert stand.on(Page.BASKET)
    assert stand.model.visitor.basket[0].quantity == 2
    assert "تجديد جواز سفر" in texts(screen)
    stand.touch(screen, "متابعة", "متابعة", "English")
    assert screen.language is ENGLISH
    assert "Does any of these apply?" in texts(screen)


def test_after_a_visitor_the_kiosk_is_as_it_was(stand: KioskStand) -> None:
    screen = stand.open()
    stand.touch(screen, "العربية", "التباين", "النص 100%", "الأفراد", "البدء من جديد")
    assert stand.on(Page.WELCOME)
    assert screen.language is ENGLISH
    assert screen._look.theme.scale == 1.0
    assert screen._look.theme.contrast is Contrast.LIGHT


def test_text_grows_in_steps_and_begins_again(stand: KioskStand) -> None:
    screen = stand.open()
    sizes = []
    for name in ("Text 100%", "Text 150%", "Text 200%"):
        stand.touch(screen, name)
        sizes.append(screen._look.theme.scale)
    assert sizes == [1.5, 2.0, 1.0]


def test_rights_and_duties_are_one_touch_away_and_lead_back(stand: KioskStand) -> None:
    screen = stand.open()
    stand.touch(screen, *TO_PASSPORT, "Rights and duties")
    assert "To be treated with respect" in texts(screen)
    stand.touch(screen, "Back")
    assert stand.on(Page.BASKET)
    assert stand.model.visitor.asked("passport-renewal")


def test_a_double_touch_gives_one_number_and_leaves_it_in_sight(
    stand: KioskStand, running: Running
) -> None:
    screen = stand.open()
    stand.touch(screen, *TO_PASSPORT, *TO_PRIORITY)
    stand._qtbot.wait(SETTLE_MS + 50)
    go_on = button(screen, "Get the number")
    place = go_on.mapTo(screen, go_on.rect().center())
    for _ in range(5):
        QTest.mouseClick(screen.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
        stand.settle()
    assert stand.on(Page.NUMBER)
    assert len(running.center.hall.visits) == 1


def test_a_touch_of_the_window_is_a_sign_of_somebody_there(stand: KioskStand) -> None:
    screen = stand.open()
    stand.touch(screen, "Individuals")
    screen.attendance._idle.begin(quiet_s=1, warn_s=20)
    stand.until(screen.warning.isVisible)
    QTest.mouseClick(screen.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    stand.until(screen.warning.isHidden)


def test_who_walks_away_leaves_the_first_page_behind(stand: KioskStand, qtbot: QtBot) -> None:
    screen = stand.open()
    stand.touch(screen, *TO_PASSPORT)
    screen.attendance.counting.emit(20)
    assert "The first page comes back in 20 seconds" in texts(screen)
    screen.attendance.over.emit()
    stand.settle()
    assert stand.on(Page.WELCOME)
    assert not stand.model.visitor.basket


def test_one_touch_is_enough_for_more_time(stand: KioskStand) -> None:
    screen = stand.open()
    stand.touch(screen, *TO_PASSPORT)
    screen.attendance.begin(changed=False)
    screen.attendance.counting.emit(20)
    assert not screen.footer.isEnabled()
    screen.attendance.calm.emit()
    assert screen.warning.isHidden()
    assert screen.footer.isEnabled()
    assert stand.on(Page.BASKET)


def test_a_number_says_how_long_it_stands_and_is_done_with_by_one_touch(
    stand: KioskStand, running: Running
) -> None:
    screen = stand.open()
    stand.touch(screen, *TO_PASSPORT, *TO_NUMBER)
    stand.until(lambda: isinstance(screen.page, NumberPage))
    assert "I need more time (20)" in texts(screen)
    stand.touch(screen, "Done")
    assert stand.on(Page.WELCOME)
    assert stand.model.views.ticket is None
    assert [visit.stand for visit in running.center.hall.visits.values()] == [Stand.WAITING]


def test_a_number_without_paper_stands_longer(paperless: KioskStand) -> None:
    screen = paperless.open()
    paperless.touch(screen, *TO_PASSPORT, *TO_NUMBER)
    paperless.until(lambda: isinstance(screen.page, NumberPage))
    assert "I need more time (60)" in texts(screen)


def test_from_the_first_page_to_the_number_by_keys_alone(stand: KioskStand) -> None:
    screen = stand.open()
    screen.activateWindow()
    stand.until(screen.isActiveWindow)
    for name in (*TO_PASSPORT, *TO_NUMBER):
        walk_to(screen, name)
        QTest.keyClick(button(screen, name), Qt.Key.Key_Return)
        stand.settle()
    stand.until(lambda: stand.on(Page.NUMBER))


def test_escape_goes_back(stand: KioskStand) -> None:
    screen = stand.open()
    stand.touch(screen, *TO_PASSPORT)
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert stand.on(Page.SERVICES)


def test_a_new_catalogue_waits_until_the_visitor_is_through(stand: KioskStand) -> None:
    screen = stand.open()
    stand.touch(screen, "Individuals")
    before = stand.model.catalogue
    stand.model.views.catalogue = other = replace(before, serial="other")
    stand.model.views.changed.emit()
    assert stand.model.catalogue is before
    stand.touch(screen, "Start over")
    assert stand.model.catalogue is other


def test_a_center_that_is_not_set_up_says_so_and_begins_once_it_is(
    sqlite_url: str, qtbot: QtBot
) -> None:
    clock = ManualClock()
    center = center_on(sqlite_url, clock)
    tasks, watch = Tasks(), Watch(center, lambda: local(clock.now().at))
    station = Station("kiosk-1", center, clock, ids(1), ids(2))
    wording, languages = Wording(ARABIC, ENGLISH), (ENGLISH, ARABIC)
    screen = open_kiosk(station, tasks, watch, languages, kiosk_look(), wording)
    qtbot.addWidget(screen)
    screen.show()
    watch.start()
    qtbot.waitUntil(lambda: "The center has not been set up yet." in texts(screen))
    serving_center(sqlite_url, clock=clock)  # from another station
    qtbot.waitUntil(lambda: screen.page is not None, timeout=10_000)
    assert "The center has not been set up yet." not in texts(screen)
    watch.close()
    tasks.close()


def walk_to(screen: KioskScreen, name: str) -> None:
    """Press Tab until the focus is on this button, no more often than there are buttons."""
    for _ in range(2 * len(buttons(screen))):
        focused = screen.focusWidget()
        if focused.accessibleName() == name:
            return
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    raise AssertionError(f"no way by keys to {name!r}")


def test_a_paused_hall_gives_no_number_and_says_why(stand: KioskStand, running: Running) -> None:
    screen = stand.open()
    running.do(c.PauseHall)
    stand.until(lambda: "The hall is paused" in texts(screen))
    assert "instructions of the staff" in texts(screen)
    stand.touch(screen, *TO_PASSPORT)
    assert not button(screen, "Continue").isEnabled()
    assert "no numbers are given now" in texts(screen)
    running.do(c.ResumeHall)
    stand.until(button(screen, "Continue").isEnabled)
    assert "paused" not in texts(screen)
