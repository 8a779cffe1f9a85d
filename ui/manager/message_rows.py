"""The rows of the citizens' messages, and which of them are looked for."""

from collections.abc import Mapping
from enum import Enum

from center_app.domain.message import Progress
from center_app.domain.rights import ANSWERS
from center_app.domain.text import Text
from center_app.domain.views.messages import MessageView
from center_app.language import Language, words
from ui.manager.figures import NOTHING
from ui.manager.message_words import (
    STATES,
    about_said,
    due_said,
    kind_said,
    state_said,
    told_said,
)
from ui.manager.table import Cell, Head, TableRow
from ui.manager.views import ManagerViews
from ui.theme import Tone


class Looked(Enum):
    """Which messages are shown."""

    OPEN = words("Still open")
    LATE = words("Overdue")
    ALL = words("All, also settled today")
    MONTH = words("In figures")


class MessageColumn(Head):
    """The columns of the messages."""

    WHAT = (words("Message"), "")
    DUE = (
        words("Due"),
        words("Inquiries and reports within 3 days, complaints within 7, the others within 14."),
        "00 days late",
    )
    STATE = (words("State"), "", "Handed over")
    TOLD = (words("Received on"), "", "30 September 2026 00:00")


def shown(messages: tuple[MessageView, ...], looked: Looked) -> list[MessageView]:
    """Those that are looked for, the oldest first."""
    if looked is Looked.OPEN:
        return [one for one in messages if not one.settled]
    if looked is Looked.LATE:
        return [one for one in messages if one.late and not one.settled]
    if looked is Looked.MONTH:
        return []
    return list(messages)


def message_rows(
    messages: list[MessageView], names: Mapping[str, Text], now: int, language: Language
) -> tuple[TableRow, ...]:
    """One row for each."""
    return tuple(
        TableRow(one.message.id, False, _cells(one, names, now, language)) for one in messages
    )


def _cells(
    one: MessageView, names: Mapping[str, Text], now: int, language: Language
) -> dict[Head, Cell]:
    due = due_said(one, now, language)
    progress = one.message.progress
    what = f"{kind_said(one, language)} · {about_said(one, language)}"
    state = language.say(STATES[progress])
    said = state_said(one, names, language)
    new = progress is Progress.RECEIVED
    return {
        MessageColumn.WHAT: Cell(what),
        MessageColumn.DUE: Cell(due.text or NOTHING, tone=due.tone, alarm=due.late),
        MessageColumn.STATE: Cell(state, said, Tone.INFO if new else Tone.NEUTRAL, new),
        MessageColumn.TOLD: Cell(told_said(one, language)),
    }


def colleagues(
    views: ManagerViews, view: MessageView, language: Language
) -> tuple[tuple[str, str], ...]:
    """Who else may see to it: the random id and the name, by name; only who is signed in knows."""
    if views.staff is None:
        return ()
    may = (
        one.employee
        for one in views.staff.colleagues
        if one.active and not ANSWERS.isdisjoint(one.roles)
    )
    named = ((who, views.names[who].in_(language.code)) for who in may if who in views.names)
    others = (one for one in named if one[0] != view.message.owner)
    return tuple(sorted(others, key=lambda one: one[1]))
