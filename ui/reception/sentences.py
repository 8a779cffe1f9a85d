"""What the reception says, and the words for what the hall only knows by codes."""

from collections.abc import Mapping

from center_app.domain import commands as c
from center_app.domain.appointment import Coming
from center_app.domain.catalogue import Audience
from center_app.domain.visit import Stand
from center_app.language import words
from ui.desk.sentence import Sentence
from ui.theme import Tone
from ui.ticket.paper import PaperState

NOTHING_CHOSEN = Sentence(words("No service has been chosen yet."))
KEPT = Sentence(
    words("The center cannot be reached just now. What is on its way is kept and sent.")
)
HALL_PAUSED = words("The hall is paused: no number is given until the management resumes it.")
NUMBER_GIVEN = words("Number {number} has been given.")
UNKNOWN = words("Nothing is known today by this number or code.")
NO_UNDO = words("No number was given here in the last minute.")

DONE: Mapping[type[c.Command], str] = {
    c.Return: words("The visit waits in its old place again."),
    c.PutOff: words("The number is called later."),
    c.Cancel: words("The number has been given back."),
    c.NoteQuestion: words("The question is noted."),
}

AUDIENCE: Mapping[Audience, str] = {
    Audience.INDIVIDUALS: words("Individual"),
    Audience.ESTABLISHMENTS: words("Establishment"),
}

STAND: Mapping[Stand, tuple[str, Tone]] = {
    Stand.WAITING: (words("Waiting"), Tone.INFO),
    Stand.CALLED: (words("Called"), Tone.CALL),
    Stand.SERVING: (words("In service"), Tone.ACTIVE),
    Stand.HELD: (words("On hold"), Tone.WARN),
    Stand.LATER: (words("Called later"), Tone.WARN),
    Stand.SERVED: (words("Served"), Tone.GOOD),
    Stand.MISSED: (words("Missed the call"), Tone.WARN),
    Stand.CANCELLED: (words("Given back"), Tone.NEUTRAL),
    Stand.EXPIRED: (words("Expired"), Tone.NEUTRAL),
}

COMING: Mapping[Coming, tuple[str, Tone]] = {
    Coming.EARLY: (words("Too early"), Tone.WARN),
    Coming.IN_TIME: (words("In time"), Tone.GOOD),
    Coming.LATE: (words("Late: waits like everybody else"), Tone.WARN),
}

PAPER: Mapping[PaperState, tuple[str, Tone]] = {
    PaperState.PRINTING: (words("The ticket is being printed."), Tone.INFO),
    PaperState.PRINTED: (words("The ticket has been printed."), Tone.GOOD),
    PaperState.UNSURE: (words("Please look whether a ticket has come out."), Tone.WARN),
    PaperState.FAILED: (
        words("The printer is out of order: please write the number down."),
        Tone.WARN,
    ),
}
