"""Stories of somebody who comes back with the receipt of a result."""

from datetime import date

from center_app.domain.result import Way
from centers import Running
from kiosks import KioskStand, press, scan, texts
from printers.receipt import grouped
from ui.kiosk.visitor import Page

TODAY, THURSDAY = date(2026, 11, 22), date(2026, 11, 26)


def test_a_scanned_receipt_leads_to_a_number_with_its_mark(
    stand: KioskStand, running: Running
) -> None:
    running.open_counter("1")
    code = running.promise("family-record", TODAY)
    screen = stand.open()
    scan(screen, code)
    stand.until(lambda: stand.on(Page.RESULT))
    assert "The result is ready. The number is called soon." in texts(screen)
    stand.touch(screen, "Continue", "Get the number")
    stand.until(lambda: stand.on(Page.NUMBER))
    (first, pick_up) = running.center.hall.visits.values()
    assert pick_up.first == first.id
    facts = stand.printer.asked[0][1]
    assert facts.number == pick_up.number
    assert facts.note is not None
    assert facts.note.en == "To collect a result"
    assert facts.ready == (), "nothing has to be brought but the receipt"


def test_it_is_typed_in_groups_as_it_stands_on_the_paper(
    stand: KioskStand, running: Running
) -> None:
    running.open_counter("1")
    code = running.promise("family-record", THURSDAY)
    screen = stand.open()
    stand.touch(screen, "Follow a ticket")
    press(stand, screen, grouped(code).replace("-", ""))
    stand.touch(screen, "Show")
    stand.until(lambda: stand.on(Page.RESULT))
    assert "This result is ready on Thursday, 26 November 2026." in texts(screen)
    assert not screen.footer.goes_on.isEnabled()


def test_what_comes_by_post_and_what_was_asked_for_are_told_apart(
    stand: KioskStand, running: Running
) -> None:
    running.open_counter("1")
    by_post = running.promise("family-record", TODAY, Way.POST)
    code = running.promise("family-record", TODAY)
    screen = stand.open()
    scan(screen, by_post)
    stand.until(lambda: stand.on(Page.RESULT))
    assert "is sent by post on Sunday, 22 November 2026" in texts(screen)
    scan(screen, code)
    stand.until(lambda: "The result is ready." in texts(screen))
    stand.touch(screen, "Continue", "Get the number")
    stand.until(lambda: stand.on(Page.NUMBER))
    number = list(running.center.hall.visits.values())[-1].number
    stand.model.start_over()
    scan(screen, code)
    stand.until(lambda: f"Number {number} has been given for this result." in texts(screen))
