"""The rows of what citizens told the center in a month, by kind and by agency."""

from datetime import date

from center_app.domain.action_figures import ActionTotals
from center_app.domain.clock import DAY, HOUR
from center_app.domain.message_summary import MessageSummary, Told
from center_app.language import Language, words
from center_app.language.voices import VOICES
from ui.manager.figures import NOTHING
from ui.manager.table import EMPTY, Cell, Head, TableRow
from ui.theme import Tone


class SummaryColumn(Head):
    """The columns of the month."""

    WHAT = (words("Told this month and the last"), "")
    TOLD = (words("Told"), "", "0000")
    OPEN = (words("Still open"), "", "0000")
    LATE = (words("Overdue"), words("Settled later than their kind should be, or open so long."))
    TOOK = (
        words("Usual time to settle"),
        words("The median of those that are settled."),
        "00 hours",
    )


def last_days(today: date) -> tuple[date, date]:
    """From the first of the month before until today."""
    year, month = (today.year, today.month - 1) if today.month > 1 else (today.year - 1, 12)
    return date(year, month, 1), today


def summary_rows(summary: MessageSummary, language: Language) -> tuple[TableRow, ...]:
    """All of them, each kind, and below them each agency that was named."""
    say = language.say
    rows = [_row("all", say("All messages"), summary.whole, language)]
    for one in summary.kinds:
        assert one.voice is not None
        rows.append(_row(one.voice.value, say(VOICES[one.voice]), one, language))
    if summary.agencies:
        rows.append(_head(say("By agency")))
    for one in summary.agencies:
        name = one.name.in_(language.code) if one.name is not None else one.agency or ""
        rows.append(_row(f"agency {one.agency}", name, one, language))
    rows += _actions(summary.actions, language)
    return tuple(rows)


def _actions(totals: ActionTotals, language: Language) -> list[TableRow]:
    """The improvement actions of these days, where there are any."""
    if not totals.opened:
        return []
    cells = {
        SummaryColumn.WHAT: language.say(
            "Opened in these days; done: {done}, better: {better}, dropped: {dropped}",
            done=totals.done,
            better=totals.better,
            dropped=totals.dropped,
        ),
        SummaryColumn.TOLD: str(totals.opened),
        SummaryColumn.OPEN: str(totals.open),
        SummaryColumn.LATE: str(totals.late),
        SummaryColumn.TOOK: NOTHING,
    }
    row = TableRow("action", False, {head: Cell(text) for head, text in cells.items()})
    return [_head(language.say("Improvement actions"), "actions"), row]


def _head(text: str, key: str = "agencies") -> TableRow:
    cells: dict[Head, Cell] = dict.fromkeys(SummaryColumn, EMPTY)
    return TableRow(key, True, {**cells, SummaryColumn.WHAT: Cell(text, strong=True)})


def _row(key: str, name: str, told: Told, language: Language) -> TableRow:
    late = Tone.BAD if told.late else Tone.NEUTRAL
    return TableRow(
        key,
        False,
        {
            SummaryColumn.WHAT: Cell(name),
            SummaryColumn.TOLD: Cell(str(told.told)),
            SummaryColumn.OPEN: Cell(str(told.open)),
            SummaryColumn.LATE: Cell(str(told.late), tone=late, alarm=bool(told.late)),
            SummaryColumn.TOOK: Cell(_took(told.median_ms, language)),
        },
    )


def _took(median_ms: int | None, language: Language) -> str:
    if median_ms is None:
        return NOTHING
    if median_ms < DAY:
        return language.say_many("{n} hour", "{n} hours", max(1, round(median_ms / HOUR)))
    return language.say_many("{n} day", "{n} days", round(median_ms / DAY))
