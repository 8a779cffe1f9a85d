"""What stands on the receipt for a result that is ready on a later day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from center_app.domain.result import CODE_LENGTH
from center_app.domain.text import Text
from center_app.language import Language, dates, words
from center_app.language.bidi import isolate
from printers.layout import AIR, BODY, HEAD, LABEL, SMALL, VALUE, band, both, code, part
from printers.raster import Raster, dots_of
from printers.sheet import CENTRE, Sheet
from printers.slip import moment

GROUP = 4
"""Letters of the code that stand together, so that it can be typed from the paper."""


HOW = words("Scan this code at the kiosk or show it at reception. Keep it safe.")


@dataclass(frozen=True, slots=True)
class ReceiptFacts:
    """What the center knows of a promised result; `given` is local time, `by_post`: it is sent."""

    center: Text
    number: str
    service: Text
    copies: int
    ready: date
    by_post: bool
    given: datetime
    code: str


@dataclass(frozen=True, slots=True)
class ReceiptSlip:
    """A receipt, fully worded in both languages. `qr` is its code, `typed` the same in groups;
    a `reprint` says on its face that it is one."""

    center: Text
    title: Text
    service: Text
    copies: int
    ready_label: Text
    ready: Text
    how: Text
    number: Text
    given: Text
    qr: str
    typed: str
    reprint: Text | None = None


def receipt_for(
    facts: ReceiptFacts, arabic: Language, english: Language, reprint: bool = False
) -> ReceiptSlip:
    """Word a receipt in both languages."""

    def both_of(word: Callable[[Language], str]) -> Text:
        return Text(word(arabic), word(english))

    label = words("Sent by post on") if facts.by_post else words("Ready from")
    how = words("Nobody need come for it.") if facts.by_post else HOW
    return ReceiptSlip(
        center=facts.center,
        title=both_of(lambda language: language.say("Receipt for a result")),
        service=facts.service,
        copies=facts.copies,
        ready_label=both_of(lambda language: language.say(label)),
        ready=both_of(lambda language: dates.day(facts.ready, language)),
        how=both_of(lambda language: language.say(how)),
        number=both_of(
            lambda language: language.say("Number of the visit: {number}", number=facts.number)
        ),
        given=both_of(lambda language: moment(facts.given, language)),
        qr=facts.code,
        typed=grouped(facts.code),
        reprint=both_of(lambda language: language.say("Reprint")) if reprint else None,
    )


def grouped(letters: str) -> str:
    """A code in groups, as it is read out and typed: `7KQP-3MXA-2TBW`."""
    return "-".join(letters[n : n + GROUP] for n in range(0, CODE_LENGTH, GROUP))


def draw_receipt(slip: ReceiptSlip, width: int) -> Raster:
    """The receipt for paper of `width` dots. Needs a QGuiApplication, on any thread."""
    return dots_of(lay_out_receipt(slip, width).paint())


def lay_out_receipt(slip: ReceiptSlip, width: int) -> Sheet:
    """When first, then what for, and the code large enough for any reader."""
    sheet = Sheet(width, margin=16)
    if slip.reprint is not None:
        band(sheet, slip.reprint)
    both(sheet, slip.center, HEAD, sheet.full, CENTRE)
    sheet.space(AIR)
    both(sheet, slip.title, LABEL, sheet.full, CENTRE)
    part(sheet)
    both(sheet, slip.ready_label, LABEL, sheet.full, CENTRE)
    both(sheet, slip.ready, VALUE, sheet.full, CENTRE)
    part(sheet)
    both(sheet, slip.service, BODY, sheet.full, CENTRE)
    if slip.copies > 1:
        sheet.text(isolate(f"× {slip.copies}"), BODY.arabic, sheet.full, CENTRE)
    part(sheet)
    sheet.space(AIR)
    code(sheet, slip.qr, centred=True)
    sheet.text(isolate(slip.typed), VALUE.english, sheet.full, CENTRE)
    sheet.space(AIR / 2)
    for text in (slip.how, slip.number, slip.given):
        both(sheet, text, SMALL, sheet.full, CENTRE)
        sheet.space(AIR / 2)
    return sheet
