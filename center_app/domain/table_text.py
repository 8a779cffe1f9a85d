"""A table as a CSV file tells it: its rows one by one, and every fault named by file and row.

Rows are numbered as a spreadsheet counts, the heading being row 1.
"""

import csv
import io
from collections.abc import Collection, Iterator, Mapping, Sequence

from center_app.domain.plain import Fault, Unreadable

FAULTS_TOLD = 20
"""A file of another kind has thousands; the first ones say what is wrong."""

Row = tuple[int, Mapping[str, str]]
"""A row's number in the file, and its fields by their column."""


def text_of(body: bytes, name: str) -> str:
    """The text of a file. Raises Unreadable, naming the row, when it is not UTF-8."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = body.count(b"\n", 0, error.start) + 1
        raise Unreadable([Fault(f"{name}, row {row}", "is not written in UTF-8")]) from error


def rows_of(
    text: str,
    name: str,
    faults: list[Fault],
    required: Sequence[str],
    optional: Collection[str] | None = None,
) -> Iterator[Row]:
    """The rows that have as many fields as the heading; what else there is becomes a fault.

    `optional` names the only other columns there may be; None lets any other stand and be unread.
    """
    table = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        heading = [column.strip() for column in next(table, [])]
        wrong = list(_faults_of(heading, name, required, optional))
        faults += wrong
        for fields in () if wrong else table:
            if len(fields) == len(heading):
                yield table.line_num, dict(zip(heading, fields, strict=True))
            elif fields:
                told = f"has {len(fields)} fields, not {len(heading)}"
                faults.append(Fault(f"{name}, row {table.line_num}", told))
    except csv.Error as error:
        faults.append(Fault(f"{name}, row {table.line_num}", f"is not CSV: {error}"))


def first_of(faults: Sequence[Fault], name: str) -> list[Fault]:
    """As many faults as somebody reads, and how many more there are."""
    more = len(faults) - FAULTS_TOLD
    rest = [Fault(name, f"{more} faults more")] if more > 0 else []
    return [*faults[:FAULTS_TOLD], *rest]


def _faults_of(
    heading: Sequence[str], name: str, required: Sequence[str], optional: Collection[str] | None
) -> Iterator[Fault]:
    known = heading if optional is None else (*required, *optional)
    read = required if optional is None else dict.fromkeys(heading)
    yield from (Fault(_at(name, one), "is missing") for one in required if one not in heading)
    yield from (
        Fault(f"{name}, row 1, {one!r}", "is no column of it")
        for one in heading
        if one not in known
    )
    yield from (Fault(_at(name, one), "stands twice") for one in read if heading.count(one) > 1)


def _at(name: str, column: str) -> str:
    return f"{name}, row 1, {column}"
