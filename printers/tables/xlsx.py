"""A workbook for spreadsheet programs (ECMA-376), written cell by cell.

The same tables always give the same bytes, and a month with every step takes a second: libraries
put in the time of writing and need ten times as long. Texts are texts (`inlineStr`), whatever they
begin with: nothing here is ever a formula.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from itertools import islice
from typing import Any, BinaryIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from center_app.domain.indicators import Share
from printers.tables import xlsx_frame as frame
from printers.tables.table import Duration, Table, fraction, in_words

FIRST_OF_ZIP = (1980, 1, 1, 0, 0, 0)
"""The time that every part of the file has: no time of writing."""

DAY_ZERO = date(1899, 12, 30)
SECONDS_OF_A_DAY = 86_400
MS_OF_A_DAY = 86_400_000

NARROWEST, WIDEST = 9, 60
"""How wide a column may be, in digits."""

LONGEST_NAME = 31
"""Letters of a sheet's name."""

NO_NAME = str.maketrans("[]:*?/\\", "()     ")
"""What may stand in no sheet's name."""

NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

AT_ONCE = 500
"""So many rows are packed at a time."""

MEASURED_ROWS = 200
"""Rows by which the width of a column is found."""


def write_workbook(file: BinaryIO, tables: Sequence[Table], *, right_to_left: bool) -> None:
    """One sheet a table, in their order."""
    names = tuple(_sheet_names(tables))
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=3) as parts:
        for name, text in frame.parts_around(names):
            _put(parts, name, [text])
        for n, table in enumerate(tables, start=1):
            _put(parts, f"xl/worksheets/sheet{n}.xml", _sheet(table, right_to_left, first=n == 1))


def column_name(n: int) -> str:
    """`A` for 0, `AA` for 26."""
    name = ""
    n += 1
    while n:
        n, letter = divmod(n - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def _put(parts: ZipFile, name: str, texts: Iterable[str]) -> None:
    """A part is written as it is made: as a whole a month's steps would take 90 MB."""
    info = ZipInfo(name, FIRST_OF_ZIP)
    info.compress_type = ZIP_DEFLATED
    info.create_system = 0
    each = iter(texts)
    with parts.open(info, "w") as part:
        while some := "".join(islice(each, AT_ONCE)):
            part.write(some.encode())


def _sheet_names(tables: Sequence[Table]) -> Iterator[str]:
    """Each sheet has a name of its own, whatever case it is written in."""
    used: set[str] = set()
    for table in tables:
        name = table.title.translate(NO_NAME).strip("' ")[:LONGEST_NAME]
        n = 2
        while name.lower() in used:
            name = f"{name[: LONGEST_NAME - 3]} {n}"
            n += 1
        used.add(name.lower())
        yield name


def _sheet(table: Table, right_to_left: bool, *, first: bool) -> Iterator[str]:
    columns, rows = len(table.columns), len(table.rows) + 1
    last = column_name(columns - 1)
    direction = ' rightToLeft="1"' if right_to_left else ""
    selected = ' tabSelected="1"' if first else ""
    yield frame.SHEET
    yield f'<dimension ref="A1:{last}{rows}"/>'
    yield f'<sheetViews><sheetView workbookViewId="0"{direction}{selected}>'
    yield '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    yield '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>'
    yield '<sheetFormatPr defaultRowHeight="15"/><cols>'
    yield from _widths(table)
    yield "</cols><sheetData>"
    yield from _rows(table)
    yield "</sheetData>"
    if table.rows:
        yield f'<autoFilter ref="A1:{last}{rows}"/>'
        if table.shaded and columns > 1:
            yield _shading(f"B2:{last}{rows}")
    yield frame.PAGE
    yield "</worksheet>"


def _widths(table: Table) -> Iterator[str]:
    first = list(table.rows[:MEASURED_ROWS])
    for n, column in enumerate(table.columns):
        texts = (in_words(row[n]) for row in first)
        longest = max((len(column.heading) + 2, *(len(text) + 1 for text in texts)))
        width = min(WIDEST, max(NARROWEST, longest))
        yield f'<col min="{n + 1}" max="{n + 1}" width="{width}" customWidth="1"/>'


def _rows(table: Table) -> Iterator[str]:
    names, written = [column_name(n) for n in range(len(table.columns))], WRITTEN
    heads = (
        _text(f"{name}1", column.heading, frame.HEAD)
        for name, column in zip(names, table.columns, strict=True)
    )
    yield f'<row r="1">{"".join(heads)}</row>'
    for n, row in enumerate(table.rows, start=2):
        cells = [
            written[type(cell)](f"{name}{n}", cell)
            for name, cell in zip(names, row, strict=True)
            if cell is not None
        ]
        yield f'<row r="{n}">{"".join(cells)}</row>'


def _share(at: str, share: Share) -> str:
    part = fraction(share)
    return "" if part is None else f'<c r="{at}" s="{frame.SHARE}"><v>{part!r}</v></c>'


def _serial(moment: datetime) -> float:
    """Days since the zero of spreadsheets, to the second."""
    seconds = moment.hour * 3_600 + moment.minute * 60 + moment.second
    return (moment.date() - DAY_ZERO).days + seconds / SECONDS_OF_A_DAY


def _text(at: str, text: str, style: int = frame.TEXT) -> str:
    return f'<c r="{at}" s="{style}" t="inlineStr"><is>{_letters(text)}</is></c>'


@lru_cache(maxsize=4_096)
def _letters(text: str) -> str:
    """Spaces at its ends stay; what XML cannot have is left out."""
    whole = NO_XML.sub("", text)
    keep = ' xml:space="preserve"' if whole != whole.strip() else ""
    return f"<t{keep}>{escape(whole)}</t>"


WRITTEN: Mapping[type, Callable[[str, Any], str]] = {
    str: _text,
    bool: lambda at, one: f'<c r="{at}" t="b"><v>{int(one)}</v></c>',
    int: lambda at, one: f'<c r="{at}" s="{frame.NUMBER}"><v>{one}</v></c>',
    float: lambda at, one: f'<c r="{at}" s="{frame.DECIMAL}"><v>{one!r}</v></c>',
    Duration: lambda at, one: (
        f'<c r="{at}" s="{frame.DURATION}"><v>{one.ms / MS_OF_A_DAY!r}</v></c>'
    ),
    Share: _share,
    datetime: lambda at, one: f'<c r="{at}" s="{frame.MOMENT}"><v>{_serial(one)!r}</v></c>',
    date: lambda at, one: f'<c r="{at}" s="{frame.DAY}"><v>{(one - DAY_ZERO).days}</v></c>',
}
"""How a cell is written, by its kind."""


def _shading(cells: str) -> str:
    """From white to the deep green of the center: dark is much."""
    return (
        f"<conditionalFormatting sqref={quoteattr(cells)}>"
        '<cfRule type="colorScale" priority="1"><colorScale>'
        '<cfvo type="min"/><cfvo type="max"/>'
        '<color rgb="FFFFFFFF"/><color rgb="FF7FB3A6"/>'
        "</colorScale></cfRule></conditionalFormatting>"
    )
