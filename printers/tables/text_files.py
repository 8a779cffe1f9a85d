"""Tables as CSV, which every program reads, and as JSON for programs alone."""

import csv
import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import StringIO
from typing import BinaryIO

from center_app.domain.indicators import Share
from center_app.domain.report import Seal
from printers.tables.table import Cell, Duration, Table, harmless, in_words

BOM = "\ufeff"
"""By it spreadsheets know that the file is UTF-8."""


def write_csv(file: BinaryIO, tables: Sequence[Table]) -> None:
    """Each table under its title, with an empty line before the next."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    for n, table in enumerate(tables):
        if n:
            writer.writerow([])
        if len(tables) > 1:
            writer.writerow([harmless(table.title)])
        writer.writerows(_lines(table))
    file.write((BOM + text.getvalue()).encode())


def write_json(file: BinaryIO, tables: Sequence[Table], seal: Seal) -> None:
    """Durations in milliseconds, shares as part and whole, times as on the center's clock."""
    whole = {
        "journal": {"epoch": seal.epoch, "seq": seal.seq, "head": seal.head},
        "columns": {
            table.key: {column.key: column.heading for column in table.columns} for table in tables
        },
        "tables": {table.key: list(_objects(table)) for table in tables},
    }
    file.write(json.dumps(whole, ensure_ascii=False).encode() + b"\n")


def _lines(table: Table) -> Iterator[list[str]]:
    yield [harmless(column.heading) for column in table.columns]
    for row in table.rows:
        yield [harmless(cell) if isinstance(cell, str) else in_words(cell) for cell in row]


def _objects(table: Table) -> Iterator[dict[str, object]]:
    keys = [column.key for column in table.columns]
    for row in table.rows:
        yield {key: _value(cell) for key, cell in zip(keys, row, strict=True)}


def _value(cell: Cell) -> object:
    match cell:
        case Duration(ms):
            return ms
        case Share(part, whole):
            return {"part": part, "whole": whole}
        case datetime():
            return cell.isoformat(timespec="seconds")
        case date():
            return cell.isoformat()
        case _:
            return cell
