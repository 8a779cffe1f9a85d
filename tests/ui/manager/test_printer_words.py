"""What the manager reads of the stations' printers."""

import pytest

from center_app.domain.printer import PrinterState
from center_app.domain.views.printers import PrinterTrouble
from center_app.language import find
from center_app.language.bidi import plain
from manual_clock import moment
from ui.manager.printer_words import printer_notice
from ui.theme import Tone

ARABIC, ENGLISH = find("ar"), find("en")
NINE = moment("2026-11-22 09:00")


def trouble(
    state: PrinterState, station: str = "kiosk-1", left: int | None = None, until: int | None = None
) -> PrinterTrouble:
    return PrinterTrouble(station, state, NINE, left, until)


def test_nothing_is_told_while_all_printers_are_well() -> None:
    assert printer_notice((), ENGLISH) is None


@pytest.mark.parametrize("state", PrinterState)
def test_every_state_has_its_sentence_and_what_to_do_in_both_languages(
    state: PrinterState,
) -> None:
    arabic, english = (printer_notice([trouble(state)], one) for one in (ARABIC, ENGLISH))
    assert arabic
    assert english
    assert plain(english.text).startswith("kiosk-1: ")
    assert english.note
    assert {arabic.text, arabic.note}.isdisjoint({english.text, english.note})
    low = state is PrinterState.PAPER_LOW
    assert english.tone is (Tone.WARN if low else Tone.BAD)


def test_low_paper_is_told_with_how_long_it_lasts() -> None:
    until = moment("2026-11-22 10:30")
    notice = printer_notice([trouble(PrinterState.PAPER_LOW, left=40, until=until)], ENGLISH)
    assert notice
    told = "The paper lasts for about 40 tickets more, until about 10:30. Keep a new roll ready."
    assert plain(notice.note) == told


def test_several_printers_share_one_notice() -> None:
    both = [trouble(PrinterState.PAPER_OUT), trouble(PrinterState.PAPER_LOW, "kiosk-2", 3)]
    notice = printer_notice(both, ENGLISH)
    assert notice
    assert notice.tone is Tone.BAD
    first, second = plain(notice.note).splitlines()
    assert first.startswith("kiosk-1: The paper is out. Put in a new roll.")
    low = "kiosk-2: The paper is running low. The paper lasts for about 3 tickets more."
    assert second.startswith(low)
