"""The rows of the visits behind a figure."""

from collections.abc import Mapping

from center_app.domain.behind import Behind, VisitLine
from center_app.domain.clock import local
from center_app.domain.period import PeriodReport
from center_app.domain.visit import Stand
from center_app.language import Language, words
from center_app.language.bidi import isolate
from center_app.language.dates import clock, short_day
from ui.manager.figures import short, spoken
from ui.manager.table import Cell, Head, TableRow
from ui.theme import Tone

STANDS: Mapping[Stand, str] = {
    Stand.WAITING: words("waits"),
    Stand.CALLED: words("is called"),
    Stand.SERVING: words("is being served"),
    Stand.HELD: words("is on hold"),
    Stand.LATER: words("to be called later"),
    Stand.SERVED: words("was served"),
    Stand.MISSED: words("did not come"),
    Stand.CANCELLED: words("was cancelled"),
    Stand.EXPIRED: words("expired"),
}


class VisitColumn(Head):
    """The columns of visits."""

    VISIT = (words("Visit"), "")
    DAY = (words("Day"), "", "00 September")
    TICKET = (words("Ticket at"), words("When the ticket was taken."), "00:00")
    WAIT = (words("Longest wait"), words("The longest of the visit's waits until serving."))
    STAND = (words("What became of it"), "", "to be called later")


def visit_rows(behind: Behind, report: PeriodReport, language: Language) -> tuple[TableRow, ...]:
    """A row for each visit that is shown."""
    names = {line.service: line.name.in_(language.code) for line in report.services}
    return tuple(
        TableRow(line.visit, False, _cells(line, names, language)) for line in behind.visits
    )


def _cells(line: VisitLine, names: Mapping[str, str], language: Language) -> dict[Head, Cell]:
    asked = " · ".join(names.get(one, one) for one in line.services)
    late = Tone.BAD if line.within is False else Tone.NEUTRAL
    return {
        VisitColumn.VISIT: Cell(f"{isolate(line.number)} · {asked}"),
        VisitColumn.DAY: Cell(short_day(line.day, language)),
        VisitColumn.TICKET: Cell(isolate(clock(local(line.issued_at)))),
        VisitColumn.WAIT: Cell(
            short(line.wait_ms, language), spoken(line.wait_ms, language), late, strong=True
        ),
        VisitColumn.STAND: Cell(language.say(STANDS[line.stand])),
    }
