"""What a trial of the rule came to, in words."""

from collections.abc import Mapping

from center_app.language import Language, words
from center_app.language.bidi import isolate
from center_app.language.dates import day
from ui.desk.sentence import Message, Sentence
from ui.manager.table import Cell, Head, TableRow
from ui.manager.trying import TOO_SMALL, Figure, Tried, TriedFigure, Why
from ui.theme import Tone

NAMES: Mapping[Figure, str] = {
    Figure.MEAN_WAIT: words("Mean wait, in minutes"),
    Figure.WITHIN: words("Within target, in %"),
    Figure.LONGEST_WAIT: words("Longest wait, in minutes"),
    Figure.LEFT: words("Lost patience and left"),
    Figure.UNSERVED: words("Not served before closing"),
    Figure.STARVED: words("Waited over an hour and three targets"),
}

SAME = words("No difference that could be shown.")
SHORTER = words("Waits would have been shorter by about {minutes} min in the mean.")
LONGER = words("Waits would have been longer by about {minutes} min in the mean.")
ELSEWHERE = words("No difference in the mean wait that could be shown; see what stands out below.")

WHY: Mapping[Why, Message] = {
    Why.NO_DAY: Message(
        Tone.INFO,
        Sentence(words("No full day is recorded yet. It can be tried once a day is closed.")),
    ),
    Why.PRACTICE: Message(
        Tone.INFO,
        Sentence(words("This is a center to practise at: its days say nothing of the real hall.")),
    ),
    Why.STOPPED: Message(Tone.NEUTRAL, Sentence(words("The trial was stopped."))),
    Why.AWAY: Message(
        Tone.BAD, Sentence(words("The day could not be played. Please try again in a while."))
    ),
}


class TrialColumn(Head):
    """The columns of the figures."""

    WHAT = (words("Figure"), "")
    DIFFERENCE = (
        words("Difference"),
        words("± is how far it may be off: if that is more, nothing is shown."),
        "+00.0 ± 00.0",
    )
    NOW = (words("As it is"), words("With the present value."), "000.0")
    THEN = (words("As tried"), words("With the value that is tried."), "000.0")


def summary(tried: Tried) -> Message:
    """The one sentence: what it would have done to the waits."""
    shown = [one for one in tried.figures if one.shown]
    wait = next((one for one in shown if one.figure is Figure.MEAN_WAIT), None)
    if wait is not None:
        minutes = (("minutes", f"{abs(wait.difference):.1f}"),)
        sentence = Sentence(SHORTER if wait.better else LONGER, minutes)
        return Message(_tone(wait), sentence)
    return Message(Tone.NEUTRAL, Sentence(ELSEWHERE if shown else SAME))


def about(tried: Tried, language: Language) -> str:
    """How it was found."""
    return language.say(
        "Played again: {day}. The same people come; what nobody can know is drawn {n} times over, "
        "the same each way. Nothing has changed in the center.",
        day=day(tried.day, language),
        n=tried.times,
    )


def trial_rows(tried: Tried, language: Language) -> tuple[TableRow, ...]:
    """A row for each figure; differences that are shown stand out."""
    return tuple(TableRow(one.figure.value, False, _cells(one, language)) for one in tried.figures)


def _cells(one: TriedFigure, language: Language) -> dict[Head, Cell]:
    moved = f"{one.difference:+.1f}" if abs(one.difference) >= TOO_SMALL else f"{0:.1f}"
    return {
        TrialColumn.WHAT: Cell(language.say(NAMES[one.figure])),
        TrialColumn.DIFFERENCE: Cell(
            isolate(f"{moved} ± {one.half:.1f}"), tone=_tone(one), strong=one.shown
        ),
        TrialColumn.NOW: Cell(f"{one.before:.1f}"),
        TrialColumn.THEN: Cell(f"{one.after:.1f}"),
    }


def _tone(one: TriedFigure) -> Tone:
    if not one.shown:
        return Tone.NEUTRAL
    return Tone.GOOD if one.better else Tone.WARN
