"""The basket of a visit as the desk lists it: its services and their steps, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from center_app.domain.catalogue import Capacity
from center_app.domain.step import Outcome, StepState
from center_app.domain.views.desk_visit import DeskStep, DeskVisit
from center_app.domain.visit import Stand
from center_app.language import Language, words
from center_app.language.bidi import isolate, sentence
from ui.counter.wording import BACK_OFFICE, OUTCOME
from ui.desk.reference import Reference
from ui.desk.wording import CAPACITY
from ui.theme import Tone


class Mark(Enum):
    """Where a step stands; the value is its icon."""

    DONE = "check-circle"
    NOW = "play"
    NEXT = "chevron-end"
    LATER = "clock"
    ELSEWHERE = "transfer"
    NOBODY = "warning"
    HELD = "hourglass"
    DROPPED = "x"


@dataclass(frozen=True, slots=True)
class StepWords:
    """One step; `name` is "" for a service that is served in one."""

    name: str
    state: str
    mark: Mark
    tone: Tone


@dataclass(frozen=True, slots=True)
class LineWords:
    """One service asked for; `now` while one of its steps is the current one."""

    agency: str
    name: str
    note: str
    steps: tuple[StepWords, ...]
    now: bool

    @property
    def mark(self) -> StepWords:
        """The step whose mark stands for the whole: the first that is not done."""
        return next((step for step in self.steps if step.mark is not Mark.DONE), self.steps[-1])


def basket(visit: DeskVisit, reference: Reference, language: Language) -> Iterator[LineWords]:
    """Every service of the visit, in the order in which they were asked for."""
    now = current_step(visit)
    for n, line in enumerate(visit.lines):
        steps = [step for step in visit.steps if step.line == n]
        yield LineWords(
            agency=reference.agency_name(line.service).in_(language.code),
            name=reference.service_name(line.service).in_(language.code),
            note=_note(visit, n, language),
            steps=tuple(_step(step, visit, reference, language) for step in steps),
            now=any(step is now for step in steps),
        )


def current_step(visit: DeskVisit) -> DeskStep | None:
    """The step that is served, or that is served first when the visitor comes."""
    wanted = StepState.CALLED if visit.stand is Stand.CALLED else StepState.SERVING
    return next((step for step in visit.steps if step.state is wanted), None)


def at_counters(codes: tuple[str, ...], language: Language) -> str:
    """`Counters 3, 5`."""
    listed = language.comma.join(isolate(code) for code in codes)
    which = sentence(listed, language.right_to_left)
    return language.say_many("Counter {which}", "Counters {which}", len(codes), which=which)


def _step(step: DeskStep, visit: DeskVisit, reference: Reference, language: Language) -> StepWords:
    stage = reference.stage(step.service, step.stage)
    name = stage.name.in_(language.code) if stage is not None else ""
    mark, tone = _mark(step, visit)
    return StepWords(name, _state(step, mark, language), mark, tone)


def _mark(step: DeskStep, visit: DeskVisit) -> tuple[Mark, Tone]:
    if step.state is StepState.DONE:
        completed = set(step.outcomes) == {Outcome.COMPLETED}
        return Mark.DONE, Tone.GOOD if completed else Tone.WARN
    if step is current_step(visit):
        return Mark.NOW, Tone.ACTIVE
    if step.state in {StepState.HELD, StepState.AWAITED}:
        return Mark.HELD, Tone.INFO
    if step.state is StepState.DROPPED:
        return Mark.DROPPED, Tone.NEUTRAL
    if not step.mine:
        return (Mark.ELSEWHERE, Tone.INFO) if step.elsewhere else (Mark.NOBODY, Tone.WARN)
    return (Mark.NEXT if visit.following == (step.line, step.stage) else Mark.LATER), Tone.NEUTRAL


def _state(step: DeskStep, mark: Mark, language: Language) -> str:
    if mark is Mark.DONE:
        return _outcome(step, language)
    if mark is Mark.NOW:
        serving = step.state is StepState.SERVING
        return language.say(words("In progress") if serving else words("First here"))
    if step.state is StepState.AWAITED:
        return language.say(BACK_OFFICE)
    if mark is Mark.ELSEWHERE:
        return at_counters(step.elsewhere, language)
    return language.say(
        {
            Mark.NEXT: words("Here, next"),
            Mark.LATER: words("Here, later"),
            Mark.NOBODY: words("No counter open"),
            Mark.HELD: words("On hold"),
            Mark.DROPPED: words("No longer needed"),
        }[mark]
    )


def _outcome(step: DeskStep, language: Language) -> str:
    """The outcome, or how many of the copies were completed."""
    if len(set(step.outcomes)) == 1:
        return language.say(OUTCOME[step.outcomes[0]][0])
    done = step.outcomes.count(Outcome.COMPLETED)
    return language.say(words("{done} of {copies} completed"), done=done, copies=len(step.outcomes))


def _note(visit: DeskVisit, line: int, language: Language) -> str:
    """Copies and capacity, as far as there is something to say of them."""
    asked = visit.lines[line]
    copies = language.say_many("{n} copy", "{n} copies", asked.quantity)
    capacity = language.say(CAPACITY[asked.capacity])
    collects = visit.collects if not line else None
    promised = words("To collect, promised to number {number}")
    parts = (
        language.say(promised, number=collects.number) if collects is not None else "",
        copies if asked.quantity > 1 else "",
        capacity if asked.capacity is not Capacity.SELF else "",
    )
    return " · ".join(part for part in parts if part)
