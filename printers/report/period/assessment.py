"""The performance and self-assessment report that the by-law asks every center for.

What there is a standard for is judged against it; all else is told beside the days before.
"""

from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from center_app.domain.agreement import USUAL_PERCENT
from center_app.domain.dossier import Dossier
from center_app.domain.indicators import Share
from center_app.language import Language
from center_app.language.voices import VOICES
from printers.report import headline, nobody, outcomes, palette, wording
from printers.report.area import Area
from printers.report.pen import Pen, Style
from printers.report.period import agreements
from printers.report.period.definitions import closing_blocks
from printers.report.period.document import compared
from printers.report.period.flow import Block, Document, heading_of, write_document
from printers.report.period.grid import Grid, blocks_of
from printers.report.period.improvements import improvements
from printers.report.period.unannounced import unannounced_visits
from printers.report.title import HEIGHT as TITLE
from printers.report.title import draw_title
from printers.report.typeface import Weight

PROMISED_PERCENT = 80
"""Of the waits that are told so many should lie in the range that was told."""

WHOLE = 100

INTRODUCTION, SIGNATURE = 40.0, 76.0
TEXT = Style(8.2, Weight.REGULAR)
LABEL = Style(8, Weight.REGULAR, palette.SOFT)
LEADING = 12.0


def write_assessment(file: BinaryIO, dossier: Dossier, language: Language, article: int) -> None:
    """Write it as a PDF; the same dossier always gives the same bytes."""
    report = dossier.report
    heading = heading_of(report, language.say("Performance and self-assessment report"), language)
    blocks = tuple(_blocks(dossier, language, article))
    write_document(file, Document(heading, blocks), report, language)


def _blocks(dossier: Dossier, language: Language, article: int) -> Iterator[Block]:
    report = dossier.report
    yield Block(INTRODUCTION, partial(_introduction, language=language, article=article))
    yield Block(
        headline.HEIGHT, lambda pen, area: headline.draw_headline(pen, area, report, language)
    )
    if report.figures.issued:
        yield from _of_visits(dossier, language)
    else:
        yield Block(
            nobody.HEIGHT, lambda pen, area: nobody.draw_nobody(pen, area, report, language)
        )
    yield Block(SIGNATURE, partial(_signature, language=language))
    yield from closing_blocks(report, language)


def _of_visits(dossier: Dossier, language: Language) -> Iterator[Block]:
    report, lines = dossier.report, dossier.agreements
    yield Block(
        outcomes.HEIGHT, lambda pen, area: outcomes.draw_outcomes(pen, area, report, language)
    )
    yield from blocks_of(_standards(dossier, language))
    yield from blocks_of(compared(dossier, language))
    yield from blocks_of(_voices(dossier, language))
    yield from blocks_of(unannounced_visits(dossier, language))
    yield from blocks_of(improvements(dossier, language))
    draw = partial(agreements.draw_agreements, lines=lines, language=language)
    yield Block(agreements.height(lines), draw)
    yield from blocks_of(_journeys(dossier, language))


def _introduction(pen: Pen, area: Area, language: Language, article: int) -> None:
    words = language.say(
        "Made for the Service and Public Administration Commission under article {article} of the "
        "By-law on Managing and Developing Government Services. Every figure follows from the "
        "center's journal; the last page says how each is defined and where it can be checked.",
        article=article,
    )
    pen.paragraph(area, words, TEXT, LEADING)


def _standards(dossier: Dossier, language: Language) -> Grid:
    """What there is a standard for: what it asks, what was reached, and whether it is met."""
    report = dossier.report
    judged = [one.kept for one in dossier.agreements if one.kept is not None]
    in_time = [voice.in_time for voice in dossier.voices]
    told = report.promises[0].figures.within if report.promises else Share(0, 0)
    settled = Share(sum(one.part for one in in_time), sum(one.whole for one in in_time))
    lines = [
        _line(
            language.say("Steps that began within the service's target"),
            USUAL_PERCENT,
            report.figures.within,
            language,
        ),
        _line(
            language.say("Agencies whose agreement was kept"),
            WHOLE,
            Share(sum(judged), len(judged)),
            language,
        ),
        _line(
            language.say("Waits that lay in the range that was told with the ticket"),
            PROMISED_PERCENT,
            told,
            language,
        ),
        _line(language.say("Messages settled within a week"), WHOLE, settled, language),
    ]
    headings = (
        language.say("Standard"),
        language.say("asked"),
        language.say("reached"),
        language.say("of"),
        language.say("self-assessment"),
    )
    return Grid(
        language.say("Self-assessment against the standards"), headings, (50.0, 56, 90, 96), lines
    )


def _line(name: str, asked: int, reached: Share, language: Language) -> tuple[str, ...]:
    percent = reached.percent
    if percent is None:
        verdict = language.say("nothing to judge")
    else:
        verdict = language.say("met") if percent >= asked else language.say("not met")
    of = language.say(
        "{part} of {whole}", part=wording.number(reached.part), whole=wording.number(reached.whole)
    )
    return name, f"{asked}%", wording.percent(reached), of if reached.whole else "", verdict


def _voices(dossier: Dossier, language: Language) -> Grid:
    lines = [
        (
            language.say(VOICES[one.voice]),
            wording.number(one.told),
            wording.number(one.settled),
            wording.percent(one.in_time),
        )
        for one in dossier.voices
    ]
    headings = (
        language.say("Kind of message"),
        language.say("told"),
        language.say("settled"),
        language.say("within a week"),
    )
    return Grid(language.say("What visitors said"), headings, (70.0, 70, 80), lines)


def _journeys(dossier: Dossier, language: Language) -> Grid:
    """The recipient's journey through each service, in minutes and seconds."""
    lines = []
    for one in dossier.report.services:
        wait, service = one.figures.wait, one.figures.service
        lines.append(
            (
                one.name.in_(language.code),
                wording.number(one.figures.done),
                wording.minutes(wait.median if wait else None),
                wording.minutes(wait.p90 if wait else None),
                wording.minutes(service.median if service else None),
                wording.minutes(service.p90 if service else None),
                "" if one.satisfaction.mean is None else f"{one.satisfaction.mean:.1f}",
            )
        )
    headings = (
        language.say("Service"),
        language.say("Steps served"),
        language.say("median wait"),
        language.say("9 of 10 at most"),
        language.say("median service"),
        language.say("9 of 10 at most"),
        language.say("satisfaction"),
    )
    widths = (48.0, 48, 52, 52, 52, 54)
    return Grid(language.say("The journey by service"), headings, widths, lines)


def _signature(pen: Pen, area: Area, language: Language) -> None:
    below = draw_title(pen, area, language.say("For the center"))
    labels = (language.say("Name"), language.say("Date"), language.say("Signature"))
    for place, label in zip(below.columns((1, 1, 1), 18), labels, strict=True):
        y = place.y + SIGNATURE - TITLE - 18
        pen.line([(place.x, y), (place.end, y)], palette.SOFT, 0.6)
        pen.text((place.x, y + 11), label, LABEL)
