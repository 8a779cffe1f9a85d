"""The small print: what the figures mean, and where in the journal they can be checked."""

from center_app.domain.report import DayReport
from center_app.language import Language
from center_app.language.bidi import isolate
from printers.report import palette, wording
from printers.report.area import Area
from printers.report.pen import Align, Pen, Style
from printers.report.typeface import Weight

HEIGHT = 82
SMALL = Style(6.5, Weight.REGULAR, palette.SOFT)
HASH = Style(6.5, Weight.MEDIUM, palette.INK)
LEADING = 8.6


def draw_notes(pen: Pen, area: Area, report: DayReport, language: Language) -> None:
    pen.line([(area.x, area.y), (area.end, area.y)], palette.GREEN, 0.9)
    for column, words in zip(
        area.below(5).columns((1, 1, 1), 14), _meanings(language), strict=True
    ):
        pen.paragraph(column, words, SMALL, LEADING)
    _seal(pen, area, report, language)


def _meanings(language: Language) -> tuple[str, str, str]:
    return (
        language.say(
            "Wait: from the ticket, or from a hand-over, to the start of serving, the walk to the "
            "counter included. Median: half waited no longer. Times are in minutes and seconds. "
            "Occupancy: time of serving, of the time that employees were signed in, without breaks."
        ),
        language.say(
            "Within target: steps served within the service's target time, of all steps except "
            "those cancelled before the target had passed. Whoever left unserved counts as not "
            "within target. A step is one stage of one service."
        ),
        language.say(
            "Resolved at the first visit: nobody has to come again but to collect what is ready, "
            "of the visits that sat down. Absent when called: of the visits that were called. "
            "Satisfaction: the mean of the ratings from 1 to 5, and how many of those who were at "
            "a counter rated."
        ),
    )


def _seal(pen: Pen, area: Area, report: DayReport, language: Language) -> None:
    seal = report.seal
    stream = isolate(f"{report.center}/{seal.epoch}")
    base = area.bottom - 14
    pen.line([(area.x, base - 12), (area.end, base - 12)], palette.RULE, 0.5)
    journal = language.say(
        "Journal {stream}, up to entry {seq}", stream=stream, seq=wording.number(seal.seq)
    )
    pen.text((area.x, base), journal, SMALL)
    made = language.say("Made on {moment}", moment=wording.moment(report.made_at, language))
    pen.text((area.end, base), made, SMALL, Align.END)
    used = pen.text((area.x, base + 10), language.say("SHA-256 of the chain up to it:"), SMALL)
    pen.text((area.x + used + 4, base + 10), seal.head, HASH)
    if report.sample:
        sample = language.say("Sample catalogue")
        pen.text((area.end, base + 10), sample, SMALL, Align.END)
