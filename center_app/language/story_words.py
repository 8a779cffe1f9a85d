"""What happened to a visit, in sentences for those in charge."""

from collections.abc import Mapping

from center_app.domain import events as e
from center_app.domain.clock import MINUTE
from center_app.domain.events import Event
from center_app.domain.step import Outcome, StepId
from center_app.domain.story import Moment, Spell, Story
from center_app.domain.text import Text
from center_app.domain.undoable import Deed
from center_app.domain.visit import Wish
from center_app.language.dates import between, minutes
from center_app.language.language import Language, words
from center_app.language.reason_of_call import FORWARD, reason_of_call

SPELLS: dict[Spell, str] = {
    Spell.WAITING: words("Waited"),
    Spell.WALKING: words("On the way to the counter"),
    Spell.SERVED: words("Was served"),
    Spell.HELD: words("Was on hold"),
    Spell.AWAY: words("Was away after a missed call"),
    Spell.LATER: words("Was away, to be called later"),
}

OUTCOMES: dict[Outcome, str] = {
    Outcome.COMPLETED: words("completed"),
    Outcome.INCOMPLETE: words("incomplete"),
    Outcome.ONLINE: words("done online"),
    Outcome.REFERRED: words("referred"),
    Outcome.REJECTED: words("rejected"),
    Outcome.BACK_OFFICE: words("with a back office"),
    Outcome.READY_LATER: words("ready on a later day"),
}

SENTENCES: dict[type[Event], str] = {
    e.VisitIssued: words("Ticket {number}: {services}"),
    e.NumberAdded: words("The number {number} was added"),
    e.VisitCalled: words("Called to counter {counter}"),
    e.VisitRecalled: words("Called again to counter {counter}"),
    e.SittingStarted: words("Sat down at counter {counter}"),
    e.StepStarted: words("Began: {service}"),
    e.StepFinished: words("{service}: {outcome}"),
    e.StepSentAway: words("{service}: {outcome}"),
    e.StepBroughtBack: words("Back from the back office: {service}"),
    e.StepDropped: words("No longer served: {service}"),
    e.LineAdded: words("Added: {service}"),
    e.VisitResumed: words("Went on at counter {counter}"),
    e.VisitTransferred: words("Sent on for what is left"),
    e.VisitReleased: words("Waits for everybody who can serve it"),
    e.VisitMissed: words("Did not come to counter {counter}"),
    e.VisitReturned: words("Came back after the missed call"),
    e.VisitPutForward: words("Put forward: {reason}"),
    e.VisitPutBack: words("Put back to its own place"),
    e.VisitPutOff: words("Asked to be called later"),
    e.VisitBack: words("Waits on"),
    e.VisitCancelled: words("The ticket was given back"),
    e.VisitEnded: words("The visit ended"),
    e.VisitExpired: words("The day ended before the visit did"),
    e.VisitRated: words("Rated with {stars} of 5"),
}
"""What an event says of the visit. Others say nothing that somebody would look for."""

SENT_ON = words("Sent on to counter {counter}")

UNDONE: dict[Deed, str] = {
    Deed.CALL: words("The call was undone"),
    Deed.START: words("The start was undone"),
    Deed.FINISH: words("The finish was undone"),
    Deed.MISS: words("The missed call was undone"),
    Deed.HOLD: words("The hold was undone"),
}

WISHES: dict[Wish, str] = {
    Wish.CITIZEN: words("Put on hold as the visitor wished"),
    Wish.CENTER: words("Put on hold because the center had to"),
}


class StoryTeller:
    """Puts one story into sentences of a language; `services` names its services, by code."""

    def __init__(self, story: Story, services: Mapping[str, Text], language: Language) -> None:
        self._story, self._services, self._language = story, services, language
        added = (one.told.event for one in story.moments)
        self._lines = [line.service for line in story.issued.lines]
        self._lines += [one.line.service for one in added if isinstance(one, e.LineAdded)]

    def promise(self) -> str:
        """What was promised until the first call, and what became of it; "" where nothing was."""
        promised, waited = self._story.issued.promise, self._story.waited_to_call_ms
        if promised is None:
            return ""
        say = self._language.say
        low, high = promised.low_ms // MINUTE, promised.high_ms // MINUTE
        said = say(
            "Promised until the first call: {span}.", span=between(low, high, self._language)
        )
        if waited is None:
            return said
        took = say("It took {time}.", time=minutes(waited // MINUTE, self._language))
        return f"{said} {took}"

    def sentence(self, moment: Moment) -> str:
        """What happened then; "" for what concerns nobody here."""
        event, say = moment.told.event, self._language.say
        said = say(_words(event), **self._values(event))
        if isinstance(event, e.VisitCalled):
            return f"{said}. {reason_of_call(event.why, None, self._language)}"
        return said

    def _values(self, event: Event) -> dict[str, object]:
        """What the sentences name of it."""
        values: dict[str, object] = {
            name: getattr(event, name)
            for name in ("number", "counter", "stars")
            if hasattr(event, name)
        }
        match event:
            case e.VisitIssued(lines=lines):
                asked = (self._service(one.service) for one in lines)
                values["services"] = self._language.comma.join(asked)
            case e.StepFinished(outcomes=outcomes) | e.StepSentAway(outcomes=outcomes):
                came = (self._language.say(OUTCOMES[one]) for one in outcomes)
                values["outcome"] = self._language.comma.join(came)
            case e.LineAdded(line=line):
                values["service"] = self._service(line.service)
            case e.VisitPutForward(reason=reason):
                values["reason"] = self._language.say(FORWARD[reason])
            case e.VisitTransferred(to_counter=to):
                values["counter"] = to
        step = getattr(event, "step", None)
        if isinstance(step, StepId):
            values["service"] = self._of(step)
        return values

    def _of(self, step: StepId) -> str:
        known = 0 <= step.line < len(self._lines)
        return self._service(self._lines[step.line]) if known else ""

    def _service(self, code: str) -> str:
        """Its name, or its code where no catalogue knows it any more."""
        known = self._services.get(code)
        return known.in_(self._language.code) if known is not None else code


def _words(event: Event) -> str:
    match event:
        case e.VisitHeld(wish=wish):
            return WISHES[wish]
        case e.VisitUndone(deed=deed):
            return UNDONE[deed]
        case e.VisitTransferred(to_counter=to) if to is not None:
            return SENT_ON
        case _:
            return SENTENCES.get(type(event), "")
