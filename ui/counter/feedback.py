"""What the desk says after a command was done."""

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.text import Text
from center_app.domain.views.desk import DeskView
from center_app.domain.views.desk_visit import DeskVisit
from center_app.language import words
from center_app.language.left_overs import OTHERWISE, WHY
from ui.counter.outbox import Sent
from ui.counter.paper import NOT_RECORDED, RECORDED
from ui.desk.reference import Reference
from ui.desk.sentence import Message, Sentence
from ui.theme import Tone

Values = tuple[tuple[str, str | int | Text], ...]

SAID: dict[type[e.Event], str] = {
    e.VisitCalled: words("Number {number} is being called."),
    e.VisitRecalled: words("Number {number} is being called again."),
    e.VisitMissed: words("Recorded: nobody came for number {number}."),
    e.VisitEnded: words("Number {number} has been served."),
    e.VisitHeld: words("Number {number} is on hold."),
    e.VisitResumed: words("Number {number} goes on."),
    e.StepBroughtBack: words("The result is here; it is handed over when the visit is called."),
    e.VisitReleased: words("The result is here; the number is called again."),
    e.CounterOpened: words("The counter is open."),
    e.CounterPaused: words("The break has begun."),
    e.CounterClosed: words("The counter has been closed."),
    e.VisitReturned: words("The visitor waits in the old place of the queue again."),
    e.VisitBack: words("The visitor is back and waits on."),
    e.VisitUndone: words("Undone. Number {number} is as it was before."),
    e.HelpCalled: words("Those in charge have been told quietly that help is needed here."),
}
"""By the last thing that happened; what is not named here is told with more in it below."""

HELP_INSTEAD = words("Nobody who supervises is at a counter: help has been called silently.")
CLOSES = words("The counter closes by itself after this visit.")
STAYS = words("The counter stays open.")

GOOD = frozenset({e.VisitEnded, e.VisitResumed, e.VisitReturned, e.VisitBack})


def feedback(sent: Sent, last_visit: DeskVisit | None, reference: Reference) -> Message | None:
    """What to say; None when the command changed nothing or needs no words.

    `last_visit` is the one that was at the desk last, and may have gone with the command.
    """
    if not sent.done.events:
        return None
    if isinstance(sent.command, c.TakeInService):
        return _by_paper(sent.command, sent.done.find(e.PaperLeftOver))
    last = sent.done.events[-1]
    visit = sent.desk.visit or last_visit
    number = (("number", visit.number if visit is not None else ""),)
    tone = Tone.GOOD if type(last) in GOOD else Tone.NEUTRAL
    if isinstance(last, e.CounterClosing):
        return Message(tone, Sentence(CLOSES if last.closing else STAYS))
    if isinstance(last, e.StepStarted):
        return Message(tone, _now_serving(last, sent.desk, reference))
    if isinstance(last, e.LineAdded):
        name = reference.service_name(last.line.service)
        return Message(Tone.GOOD, Sentence(words("Added: {service}."), (("service", name),)))
    if isinstance(last, e.VisitTransferred):
        return Message(tone, _sent_on(last, number))
    if isinstance(last, e.HelpCalled) and isinstance(sent.command, c.Transfer):
        return Message(Tone.WARN, Sentence(HELP_INSTEAD))
    said = SAID.get(type(last))
    return Message(tone, Sentence(said, number)) if said is not None else None


def _by_paper(command: c.TakeInService, left: e.PaperLeftOver | None) -> Message:
    number = ("number", command.number)
    if left is None:
        return Message(Tone.GOOD, Sentence(RECORDED, (number,)))
    why = Sentence(WHY.get(left.reason, OTHERWISE))
    return Message(Tone.WARN, Sentence(NOT_RECORDED, (number, ("why", why))))


def help_seen(before: DeskView | None, desk: DeskView) -> bool:
    """Whether somebody has seen the call for help, unless this is the older of the two looks."""
    called = before is not None and before.help_since is not None and before.at <= desk.at
    return called and desk.help_since is None


def _now_serving(started: e.StepStarted, desk: DeskView, reference: Reference) -> Sentence:
    lines = desk.visit.lines if desk.visit is not None else ()
    code = lines[started.step.line].service if started.step.line < len(lines) else ""
    name = reference.service_name(code)
    return Sentence(words("Now being served: {service}."), (("service", name),))


def _sent_on(event: e.VisitTransferred, number: Values) -> Sentence:
    if event.to_counter is not None:
        where = ("counter", event.to_counter)
        return Sentence(words("Number {number} is sent to counter {counter}."), (*number, where))
    if event.to_service is not None or event.to_agency is not None:
        return Sentence(words("Number {number} waits where it was sent, with its time."), number)
    if event.to_employee is not None:
        return Sentence(words("Number {number} is sent to the employee."), number)
    if event.reason == "rest":
        return Sentence(
            words("Served here; number {number} waits for the rest at another counter."), number
        )
    return Sentence(words("Number {number} waits in the queue again, with its time."), number)
