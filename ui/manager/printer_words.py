"""The stations' printers in words: what is the matter, and what somebody should do."""

from collections.abc import Sequence
from typing import NamedTuple

from center_app.domain.printer import PrinterState
from center_app.domain.views.printers import PrinterTrouble
from center_app.language import Language
from center_app.language.printers import STANDS, WHAT_TO_DO, lasts
from ui.theme import Tone


class PrinterNotice(NamedTuple):
    """A banner's tone, its sentence, and what to do."""

    tone: Tone
    text: str
    note: str


def printer_notice(printers: Sequence[PrinterTrouble], language: Language) -> PrinterNotice | None:
    """One notice for all printers that need somebody; None where all are well."""
    if not printers:
        return None
    matters = [_matter(one, language) for one in printers]
    notes = [_note(one, language) for one in printers]
    low = all(one.state is PrinterState.PAPER_LOW for one in printers)
    tone = Tone.WARN if low else Tone.BAD
    if len(printers) == 1:
        return PrinterNotice(tone, matters[0], notes[0])
    told = (f"{matter} {note}" for matter, note in zip(matters, notes, strict=True))
    return PrinterNotice(tone, language.say("Printers need somebody:"), "\n".join(told))


def _matter(one: PrinterTrouble, language: Language) -> str:
    stands = language.say(STANDS[one.state])
    return language.say("{station}: {matter}", station=one.station, matter=stands)


def _note(one: PrinterTrouble, language: Language) -> str:
    note = language.say(WHAT_TO_DO[one.state])
    if one.state is not PrinterState.PAPER_LOW or one.left is None:
        return note
    return f"{lasts(one.left, one.until, language)} {note}"
