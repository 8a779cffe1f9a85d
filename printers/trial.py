"""A slip to try a printer with: whether all its dots come out, and the letters and the code."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from center_app.domain.text import Text
from center_app.language import Language
from printers.layout import BODY, SMALL, WIDE, band, both, code, part
from printers.profile import MM_PER_INCH, Profile
from printers.raster import Raster, dots_of
from printers.sheet import CENTRE, Column, Sheet, Style
from printers.slip import moment

FIGURES = Style(18, QFont.Weight.Medium, arabic=False, leading=22)
TICKS = {10: 26, 5: 18, 1: 10}
"""Heights of the ruler's ticks in dots, by the millimetres that they count."""
STEPS = 8
"""Squares of the pattern that shows dots which do not burn."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What the slip says of the printer: the setting that names it, its profile, and when."""

    printer: str
    profile: Profile
    at: datetime


def draw_trial(trial: Trial, arabic: Language, english: Language) -> Raster:
    """Needs a QGuiApplication."""
    profile = trial.profile
    sheet = Sheet(profile.dots, margin=16 if profile.dots >= WIDE else 10)

    def say(msgid: str, **values: object) -> Text:
        return Text(arabic.say(msgid, **values), english.say(msgid, **values))

    band(sheet, say("Printer test"))
    _ruler(sheet, profile)
    both(sheet, say("Both ends of the ruler should be seen whole."), BODY, sheet.full, CENTRE)
    part(sheet)
    _pattern(sheet)
    both(sheet, say("All squares should be even and black."), BODY, sheet.full, CENTRE)
    part(sheet)
    for text in (
        say("Printer: {printer}", printer=trial.printer),
        say("Profile {name}: {dots} dots", name=profile.name, dots=profile.dots),
        Text(moment(trial.at, arabic), moment(trial.at, english)),
    ):
        both(sheet, text, SMALL, sheet.full, CENTRE)
    sheet.space(STEPS)
    code(sheet, f"center printer test {trial.at:%Y-%m-%dT%H:%M}", centred=True)
    return dots_of(sheet.paint())


def _ruler(sheet: Sheet, profile: Profile) -> None:
    """Millimetres from the first dot to the last, which both stand as a full line."""
    per_mm = profile.dpi / MM_PER_INCH
    top, last = round(sheet.y), profile.dots - 1
    tallest = TICKS[10]
    for x in (0, last):
        sheet.box(QRectF(x, top, 1, tallest))
    sheet.box(QRectF(0, top, profile.dots, 1))
    for mm in range(1, int(profile.dots / per_mm) + 1):
        tall = next(tall for each, tall in TICKS.items() if mm % each == 0)
        sheet.box(QRectF(round(mm * per_mm), top, 1, tall))
        if mm % 10 == 0:
            sheet.y = top + tallest
            centre = mm * per_mm
            sheet.text(f"{mm}", FIGURES, Column(centre - 20, 40), CENTRE)
    sheet.y = top + tallest + FIGURES.leading + STEPS


def _pattern(sheet: Sheet) -> None:
    """A chequered strip over all dots, and one of single columns."""
    side, top = sheet.width // (2 * STEPS), round(sheet.y)
    for row in range(2):
        for n in range(STEPS):
            sheet.box(QRectF((2 * n + row) * side, top + row * side, side, side))
    below = top + 2 * side + STEPS
    for x in range(0, sheet.width, 2):
        sheet.box(QRectF(x, below, 1, side))
    sheet.y = below + side + STEPS
