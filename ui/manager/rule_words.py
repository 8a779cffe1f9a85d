"""The parameters of who is next, in words."""

from collections.abc import Mapping

from center_app.domain.routing.parameters import DEFAULT, RANGES, Routing
from center_app.language import Language, words
from center_app.language.bidi import isolate
from ui.manager.table import Cell, Head, TableRow
from ui.theme import Tone

PARAMETERS: Mapping[str, str] = {
    "priority": words("How many times the minutes of a priority group count"),
    "appointment": words("How many times the minutes of an appointment count"),
    "head_start_min": words("Minutes before its time from which an appointment waits"),
    "brief": words("How much a short service goes before a long one (0: not at all)"),
    "scarce": words("Bonus at a universal employee for agencies without a specialist"),
    "together": words("Bonus for each further service that the sitting can finish"),
    "carry": words("Share of its earlier waits that counts on after a hand-over"),
    "late": words("Share that minutes beyond the target count"),
    "bound_targets": words("The bound in targets: who has waited longer goes first"),
    "bound_min": words("The bound in minutes: the longer of the two holds"),
    "bound_priority": words("By how much the bound is divided for a priority group"),
    "grace_min": words("Minutes in which who missed a call keeps the old place"),
    "arrive_min": words("Minutes from a call until nobody is taken to have come"),
    "arrive_more_min": words("Further minutes for who needs assistance to come"),
    "recall_gap_s": words("Seconds before the same number may be called again"),
    "recalls": words("How often a number may be called again"),
}


class RuleColumn(Head):
    """The columns of the parameters."""

    WHAT = (words("What it does"), "")
    VALUE = (words("Value"), "", "000.00")
    RANGE = (words("From – to"), "", "0.00 – 000")
    USUAL = (words("Usually"), "", "000.00")


def rule_rows(routing: Routing, language: Language) -> tuple[TableRow, ...]:
    """One row for each parameter; what is not as usual stands out."""
    return tuple(TableRow(name, False, _cells(name, routing, language)) for name in PARAMETERS)


def _cells(name: str, routing: Routing, language: Language) -> dict[Head, Cell]:
    value, usual = getattr(routing, name), getattr(DEFAULT, name)
    least, greatest = RANGES[name]
    tone = Tone.NEUTRAL if value == usual else Tone.INFO
    return {
        RuleColumn.WHAT: Cell(language.say(PARAMETERS[name])),
        RuleColumn.VALUE: Cell(f"{value:g}", tone=tone, strong=value != usual),
        RuleColumn.RANGE: Cell(isolate(f"{least:g} – {greatest:g}")),
        RuleColumn.USUAL: Cell(f"{usual:g}"),
    }
