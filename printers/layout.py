"""How a slip is laid out: what a tired eye needs first stands first and largest."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont

from center_app.domain.text import Text
from printers import qr
from printers.sheet import CENTRE, LEFT, RIGHT, Column, Sheet, Style
from printers.slip import Slip

_MEDIUM, _SEMIBOLD, _BOLD = QFont.Weight.Medium, QFont.Weight.DemiBold, QFont.Weight.Bold


@dataclass(frozen=True, slots=True)
class Pair:
    """The styles of a text that is set in Arabic and, smaller, in English beneath."""

    arabic: Style
    english: Style


def _pair(arabic: int, english: int, weight: QFont.Weight = _MEDIUM) -> Pair:
    return Pair(
        Style(arabic, weight, arabic=True, leading=round(arabic * 1.4)),
        Style(english, _MEDIUM, arabic=False, leading=round(english * 1.3)),
    )


HEAD = _pair(32, 21, _SEMIBOLD)
LABEL = _pair(23, 20)
BODY = _pair(28, 20, _SEMIBOLD)
VALUE = _pair(38, 22, _BOLD)
SMALL = _pair(22, 19)
QUANTITY = Style(30, _BOLD, arabic=False, leading=round(28 * 1.4))

AIR = 18
"""Dots of white around the rules between the parts; between the things of one part, half of it."""
AHEAD_SHARE = 0.42
"""Of wide paper, for how many are ahead; a range of minutes takes more than a number."""
UNKNOWN = "–"
"""How many are ahead where nobody can tell."""
WIDE = 500
"""From so many dots on, the code has its words beside it and not beneath."""


def lay_out(slip: Slip, width: int) -> Sheet:
    """The slip on a strip of `width` dots: number, waiting, errands, what to have ready, code."""
    sheet = Sheet(width, margin=16 if width >= WIDE else 10)
    if slip.reprint:
        band(sheet, slip.labels.reprint)
    both(sheet, slip.center, HEAD, sheet.full, CENTRE)
    _number(sheet, slip)
    _waiting(sheet, slip)
    _lines(sheet, slip)
    _ready(sheet, slip)
    _foot(sheet, slip)
    return sheet


def both(sheet: Sheet, text: Text, pair: Pair, column: Column, align: Qt.AlignmentFlag) -> None:
    """The Arabic, and the English beneath it."""
    sheet.text(text.ar, pair.arabic, column, align)
    sheet.text(text.en, pair.english, column, align)


def _list(sheet: Sheet, text: Text, column: Column, *, facing: bool) -> None:
    """One thing of a list: the English faces the Arabic, or stands beneath it."""
    if not facing:
        both(sheet, text, BODY, column, RIGHT)
        return
    top = sheet.y
    sheet.text(text.en, replace(BODY.english, leading=BODY.arabic.leading), column, LEFT)
    sheet.y = top
    sheet.text(text.ar, BODY.arabic, column, RIGHT)


def _can_face(sheet: Sheet, texts: Iterable[Text], column: Column) -> bool:
    """Whether both languages of all of them fit on a line, which saves paper."""
    return all(
        sheet.length(text.ar, BODY.arabic) + sheet.length(text.en, BODY.english) + 2 * AIR
        <= column.width
        for text in texts
    )


def part(sheet: Sheet) -> None:
    """A rule with white around it, before another part."""
    sheet.space(AIR)
    sheet.rule(sheet.full)
    sheet.space(AIR / 2)


def band(sheet: Sheet, text: Text) -> None:
    """White words on a black band, so that a second copy is known at a glance."""
    white = Style(30, _BOLD, arabic=True, leading=46, ink=Qt.GlobalColor.white)
    sheet.box(QRectF(sheet.full.left, sheet.y, sheet.full.width, 60))
    sheet.space(7)
    sheet.text(f"{text.ar}  ·  {text.en}", white, sheet.full, CENTRE)
    sheet.space(7 + AIR)


def _number(sheet: Sheet, slip: Slip) -> None:
    sheet.space(AIR)
    _heading(sheet, slip.labels.number, CENTRE)
    sheet.space(AIR / 2)
    inset = sheet.full.width * 0.03
    column = Column(sheet.full.left + inset, sheet.full.width - 2 * inset)
    sheet.figure(slip.number, most=208, column=column)
    sheet.space(AIR / 2)
    if slip.note:
        sheet.space(AIR / 2)
        both(sheet, slip.note, BODY, sheet.full, CENTRE)


def _waiting(sheet: Sheet, slip: Slip) -> None:
    """How long on the right, where Arabic begins; how many on the left; where, beneath."""
    part(sheet)
    aside = sheet.full.width * (AHEAD_SHARE if sheet.width >= WIDE else 0.5)
    top = sheet.y
    left = Column(sheet.full.left, aside - AIR / 2)
    right = Column(sheet.full.left + aside + AIR / 2, sheet.full.width - aside - AIR / 2)
    both(sheet, slip.labels.wait, LABEL, right, CENTRE)
    both(sheet, slip.wait, VALUE, right, CENTRE)
    bottom, sheet.y = sheet.y, top
    both(sheet, slip.labels.ahead, LABEL, left, CENTRE)
    sheet.text(UNKNOWN if slip.ahead is None else str(slip.ahead), VALUE.arabic, left, CENTRE)
    sheet.y = max(bottom, sheet.y)
    sheet.box(QRectF(round(sheet.full.left + aside) - 1, top, 2, round(sheet.y - top)))
    sheet.space(AIR)
    _heading(sheet, slip.labels.where, CENTRE)
    both(sheet, slip.where, VALUE, sheet.full, CENTRE)


def _lines(sheet: Sheet, slip: Slip) -> None:
    """The services at the right; how many, where more than one, at the left edge."""
    part(sheet)
    _heading(sheet, slip.labels.lines, RIGHT)
    aside = 72
    words = Column(sheet.full.left + aside, sheet.full.width - aside)
    facing = _can_face(sheet, (line.service for line in slip.lines), words)
    for line in slip.lines:
        sheet.space(AIR / 3)
        if line.quantity > 1:
            top = sheet.y
            sheet.text(f"×{line.quantity}", QUANTITY, Column(sheet.full.left, aside), LEFT)
            sheet.y = top
        _list(sheet, line.service, words, facing=facing)


def _heading(sheet: Sheet, text: Text, align: Qt.AlignmentFlag) -> None:
    sheet.text(f"{text.ar}  ·  {text.en}", LABEL.arabic, sheet.full, align)


def _ready(sheet: Sheet, slip: Slip) -> None:
    """The documents, each with a box to tick."""
    if not slip.ready:
        return
    sheet.space(AIR)
    _heading(sheet, slip.labels.ready, RIGHT)
    side, aside = 22, 38
    words = Column(sheet.full.left, sheet.full.width - aside)
    right = sheet.full.left + sheet.full.width
    facing = _can_face(sheet, slip.ready, words)
    for document in slip.ready:
        sheet.space(AIR / 3)
        sheet.frame(QRectF(right - side, sheet.y + 10, side, side))
        _list(sheet, document, words, facing=facing)


def _foot(sheet: Sheet, slip: Slip) -> None:
    """The code, with what it is for, the charter's promise and when the ticket was taken."""
    part(sheet)
    sheet.space(AIR / 2)
    if sheet.width < WIDE:
        code(sheet, slip.qr, centred=True)
        _foot_words(sheet, slip, sheet.full, CENTRE)
        return
    top = sheet.y
    taken = code(sheet, slip.qr, centred=False)
    bottom, sheet.y = sheet.y, top
    words = Column(sheet.full.left + taken, sheet.full.width - taken)
    _foot_words(sheet, slip, words, RIGHT)
    sheet.y = max(bottom, sheet.y)


def _foot_words(sheet: Sheet, slip: Slip, column: Column, align: Qt.AlignmentFlag) -> None:
    for text in filter(None, (slip.labels.scan, slip.promise, slip.issued)):
        both(sheet, text, SMALL, column, align)
        sheet.space(AIR / 2)


def code(sheet: Sheet, content: str, centred: bool) -> float:
    """Set the code in whole dots with its quiet zone beneath; the width it takes."""
    modules = qr.modules(content)
    scale = min(6, int(sheet.full.width) // (len(modules) + qr.QUIET))
    side = len(modules) * scale
    left = (sheet.width - side) // 2 if centred else int(sheet.full.left) + scale
    top = round(sheet.y)
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            if dark:
                sheet.box(QRectF(left + x * scale, top + y * scale, scale, scale))
    sheet.y = top + side + qr.QUIET * scale
    return left + side + qr.QUIET * scale
