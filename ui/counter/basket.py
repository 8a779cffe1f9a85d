"""The basket of a visit as the desk lists it: one row for each step, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from center_app.domain.catalogue import Capacity
from center_app.domain.views.desk import DeskView
from center_app.domain.views.desk_visit import DeskStep, DeskVisit
from center_app.domain.visit import Outcome, Stand, StepState
from center_app.language import Language, words
from center_app.language.bidi import isolate
from ui.counter.reference import Reference
from ui.counter.wording import CAPACITY, OUTCOME
from ui.theme import Tone


class Mark(Enum):
    """What stands before a step; the value is its icon."""

    DONE = "check-circle"
    NOW = "play"
    HERE = "ring"
    AFTER = "link"
    ELSEWHERE = "transfer"
    NOBODY = "warning"
    HELD = "hourglass"
    OVER = "x"


@dataclass(frozen=True, slots=True)
class BasketRow:
    """One step in words: what it is, and where it stands."""

    title: str
    note: str
    state: str
    mark: Mark
    tone: Tone
    now: bool


def basket_rows(visit: DeskVisit, reference: Reference, language: Language) -> Iterator[BasketRow]:
    """A row for every step, in the order of the basket."""
    now = current_step(visit)
    for step in visit.steps:
        mark, tone = _mark(step, step is now)
        yield BasketRow(
            title=reference.service_name(step.service).in_(language.code),
            note=_note(step, visit, reference, language),
            state=_state(step, mark, language),
            mark=mark,
            tone=tone,
            now=step is now,
        )


def current_step(visit: DeskVisit) -> DeskStep | None:
    """The step that is served, or that is served first when the visitor comes."""
    wanted = StepState.CALLED if visit.stand is Stand.CALLED else StepState.SERVING
    return next((step for step in visit.steps if step.state is wanted), None)


def step_at(desk: DeskView | None) -> DeskStep | None:
    """The current step of the visit at a desk, if there is one."""
    return current_step(desk.visit) if desk is not None and desk.visit is not None else None


def at_counters(codes: tuple[str, ...], language: Language) -> str:
    """`Counters 3, 5`."""
    comma = "، " if language.right_to_left else ", "
    which = comma.join(isolate(code) for code in codes)
    return language.say_many("Counter {which}", "Counters {which}", len(codes), which=which)


def _mark(step: DeskStep, now: bool) -> tuple[Mark, Tone]:
    if step.state is StepState.DONE:
        completed = set(step.outcomes) == {Outcome.COMPLETED}
        return Mark.DONE, Tone.GOOD if completed else Tone.WARN
    if now:
        return Mark.NOW, Tone.ACTIVE
    if step.state is StepState.HELD:
        return Mark.HELD, Tone.INFO
    if step.state not in {StepState.WAITING, StepState.CALLED}:
        return Mark.OVER, Tone.NEUTRAL
    if not step.mine:
        return (Mark.ELSEWHERE, Tone.INFO) if step.elsewhere else (Mark.NOBODY, Tone.WARN)
    waits = step.state is StepState.WAITING and not step.ready
    return (Mark.AFTER if waits else Mark.HERE), Tone.NEUTRAL


def _state(step: DeskStep, mark: Mark, language: Language) -> str:
    if mark is Mark.DONE:
        return _outcome(step, language)
    if mark is Mark.NOW:
        serving = step.state is StepState.SERVING
        return language.say(words("In progress") if serving else words("First here"))
    if mark is Mark.ELSEWHERE:
        return at_counters(step.elsewhere, language)
    return language.say(
        {
            Mark.HERE: words("Here, next"),
            Mark.AFTER: words("Here, later"),
            Mark.NOBODY: words("No counter open for it"),
            Mark.HELD: words("On hold"),
            Mark.OVER: words("Over"),
        }[mark]
    )


def _outcome(step: DeskStep, language: Language) -> str:
    """The outcome, or how many of the copies were completed."""
    outcomes = set(step.outcomes)
    if len(outcomes) == 1:
        return language.say(OUTCOME[step.outcomes[0]])
    done = step.outcomes.count(Outcome.COMPLETED)
    return language.say(words("{done} of {copies} completed"), done=done, copies=len(step.outcomes))


def _note(step: DeskStep, visit: DeskVisit, reference: Reference, language: Language) -> str:
    """Agency, stage, copies and capacity, as far as there is something to say of them."""
    line = visit.lines[step.line]
    stage = reference.stage(step.service, step.stage)
    parts = [reference.agency_name(step.service).in_(language.code)]
    if stage is not None:
        parts.append(stage.name.in_(language.code))
    if line.quantity > 1:
        parts.append(language.say_many("{n} copy", "{n} copies", line.quantity))
    if line.capacity is not Capacity.SELF:
        parts.append(language.say(CAPACITY[line.capacity]))
    return " · ".join(part for part in parts if part)
