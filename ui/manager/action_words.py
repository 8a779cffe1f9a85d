"""Improvement actions as the manager reads them."""

from collections.abc import Mapping
from enum import Enum

from center_app.domain.action import Action, ActionState, Measured, Verdict
from center_app.domain.rights import ANSWERS
from center_app.domain.text import Text
from center_app.domain.views.actions import ActionView
from center_app.language import Language, words
from center_app.language.actions import AIMS, CAUSES, STATES, VERDICTS, figure
from center_app.language.dates import dated
from ui.manager.figures import NOTHING
from ui.manager.table import Cell, Head, TableRow
from ui.manager.views import ManagerViews
from ui.theme import Tone


class Looked(Enum):
    """Which actions are shown."""

    OPEN = words("Under way")
    LATE = words("Overdue")
    ENDED = words("Over")


class ActionColumn(Head):
    """The columns of the actions."""

    WHAT = (words("Indicator"), "")
    DUE = (words("Due date"), "", "00 days late")
    OWNER = (words("Who sees to it"), "", "Abdulrahman Al-Majali")
    BEFORE = (words("Figure before"), words("The indicator when the action was opened."), "000 min")
    AFTER = (
        words("Figure after"),
        words("The indicator since then, measured when the action was done."),
        "000 min",
    )


TONES = {Verdict.BETTER: Tone.GOOD, Verdict.WORSE: Tone.BAD}


def shown(actions: tuple[ActionView, ...], looked: Looked) -> list[ActionView]:
    """Those that are looked for."""
    if looked is Looked.ENDED:
        return [one for one in actions if not one.is_open]
    return [one for one in actions if one.is_open and (one.late or looked is Looked.OPEN)]


def action_rows(
    actions: list[ActionView], names: Mapping[str, Text], language: Language
) -> tuple[TableRow, ...]:
    """One row for each."""
    return tuple(TableRow(one.action.id, False, _cells(one, names, language)) for one in actions)


def what_said(one: ActionView, language: Language) -> str:
    """The indicator, and what it is taken of."""
    about = one.about.in_(language.code) if one.about is not None else ""
    return " · ".join((language.say(AIMS[one.action.aim]), about or language.say("whole center")))


def due_said(one: ActionView, language: Language) -> str:
    """How many days are left, or how many it is late; the state of what is over."""
    if not one.is_open:
        return language.say(STATES[one.action.state])
    if one.late:
        return language.say_many("{n} day late", "{n} days late", -one.days_left)
    if one.days_left == 0:
        return language.say("today")
    return language.say_many("in {n} day", "in {n} days", one.days_left)


def owner_said(who: str, names: Mapping[str, Text], language: Language) -> str:
    """The name, where it is known still."""
    name = names.get(who)
    return name.in_(language.code) if name is not None else NOTHING


def opened_said(action: Action, language: Language) -> str:
    """Since when, why, and because of what."""
    reason = "because of a message" if action.message is not None else "because of a figure"
    return language.say(
        REASONS[reason], when=dated(action.day, language), cause=language.say(CAUSES[action.cause])
    )


REASONS = {
    "because of a message": words("Opened on {when} because of a message · {cause}"),
    "because of a figure": words("Opened on {when} because of a figure · {cause}"),
}


def measured_said(action: Action, measured: Measured, language: Language) -> str:
    """`12 min, 1 November 2026 – 28 November 2026`, and over how many."""
    days = f"{dated(measured.first, language)} – {dated(measured.last, language)}"
    value = figure(action.aim, measured.value, language)
    return language.say("{value} ({days}; measured over {n})", value=value, days=days,
                        n=measured.count)  # fmt: skip


def result_said(action: Action, language: Language) -> str:
    """What came of the indicator."""
    if action.after is None:
        return language.say(STATES[action.state])
    said = language.say(VERDICTS[action.verdict])
    return f"{measured_said(action, action.after, language)} · {said}"


def may_own(views: ManagerViews, language: Language) -> tuple[tuple[str, str], ...]:
    """Who may see to an action: the random id and the name, by name; known to who is signed in."""
    if views.staff is None:
        return ()
    ids = (
        one.employee
        for one in views.staff.colleagues
        if one.active and not ANSWERS.isdisjoint(one.roles)
    )
    named = [(who, views.names[who].in_(language.code)) for who in ids if who in views.names]
    return tuple(sorted(named, key=lambda one: one[1]))


def _cells(one: ActionView, names: Mapping[str, Text], language: Language) -> dict[Head, Cell]:
    action = one.action
    after = action.after.value if action.after is not None else None
    tone = Tone.BAD if one.late else Tone.NEUTRAL
    verdict = TONES.get(action.verdict, Tone.NEUTRAL)
    is_over = action.state is ActionState.DONE
    return {
        ActionColumn.WHAT: Cell(what_said(one, language)),
        ActionColumn.DUE: Cell(due_said(one, language), tone=tone, alarm=one.late),
        ActionColumn.OWNER: Cell(owner_said(action.owner, names, language)),
        ActionColumn.BEFORE: Cell(figure(action.aim, action.before.value, language)),
        ActionColumn.AFTER: Cell(
            figure(action.aim, after, language),
            language.say(VERDICTS[action.verdict]) if is_over else "",
            tone=verdict if is_over else Tone.NEUTRAL,
        ),
    }
