"""The rows of unannounced visits that were recorded."""

from collections.abc import Mapping

from center_app.domain.text import Text
from center_app.domain.unannounced import Part, UnannouncedFacts, points_in, score
from center_app.language import Language, words
from center_app.language.bidi import isolate
from center_app.language.dates import dated
from ui.manager.figures import NOTHING
from ui.manager.table import Cell, Head, TableRow


class UnannouncedColumn(Head):
    """The columns of the visits: the score of the form, and of each of its parts."""

    WHEN = (words("Day and service"), "")
    SCORE = (
        words("Score"),
        words(
            "Points reached of those that the items which apply could have, in percent. Met counts "
            "2 points, in part 1; what depends on the employee and on the service counts double."
        ),
        "100 %",
    )
    PREMISES = (words("Building and access"), "", "100 %")
    RECEPTION = (words("Reception"), "", "100 %")
    WAITING = (words("The wait"), "", "100 %")
    EMPLOYEE = (words("The employee"), "", "100 %")
    INFORMATION = (words("Information"), "", "100 %")
    SERVICE = (words("The service itself"), "", "100 %")


COLUMNS = {
    UnannouncedColumn.PREMISES: Part.PREMISES,
    UnannouncedColumn.RECEPTION: Part.RECEPTION,
    UnannouncedColumn.WAITING: Part.WAITING,
    UnannouncedColumn.EMPLOYEE: Part.EMPLOYEE,
    UnannouncedColumn.INFORMATION: Part.INFORMATION,
    UnannouncedColumn.SERVICE: Part.SERVICE,
}


def unannounced_rows(
    rows: tuple[UnannouncedFacts, ...], services: Mapping[str, Text], language: Language
) -> tuple[TableRow, ...]:
    """One row for each, the last day first."""
    return tuple(
        TableRow(one.unannounced, False, _cells(one, services, language)) for one in reversed(rows)
    )


def _cells(
    one: UnannouncedFacts, services: Mapping[str, Text], language: Language
) -> dict[Head, Cell]:
    name = services.get(one.service or "")
    about = name.in_(language.code) if name is not None else one.service
    when = dated(one.day, language)
    points = points_in(one.points)
    cells: dict[Head, Cell] = {
        UnannouncedColumn.WHEN: Cell(f"{when} · {about}" if about else when),
        UnannouncedColumn.SCORE: Cell(percent_of(one.score), strong=True),
    }
    return cells | {head: Cell(percent_of(score(points, part))) for head, part in COLUMNS.items()}


def percent_of(found: int | None) -> str:
    """`87 %`; a dash where no item applied."""
    return NOTHING if found is None else isolate(f"{found} %")
