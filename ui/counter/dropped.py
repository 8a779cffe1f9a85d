"""Which presses were not done, because the center refused one that came before them."""

from collections.abc import Sequence

from center_app.domain import commands as c
from center_app.domain.commands import Command
from center_app.domain.refusal import Refused
from center_app.language import words
from ui.counter.verbs import FACES, Verb
from ui.desk.sentence import Sentence

NOT_DONE = words("{why} Not done after it: {presses}.")

PRESSES: dict[type[Command], str] = {
    c.CallNext: FACES[Verb.NEXT].name,
    c.CallNumber: FACES[Verb.CALL_NUMBER].name,
    c.WalkIn: FACES[Verb.WALK_IN].name,
    c.Return: FACES[Verb.RETURN].name,
    c.Resume: words("Go on after a hold"),
    c.BringBack: words("The result is here"),
    c.Recall: FACES[Verb.RECALL].name,
    c.Miss: FACES[Verb.MISS].name,
    c.Start: FACES[Verb.START].name,
    c.AddLine: FACES[Verb.ADD].name,
    c.Hold: FACES[Verb.HOLD].name,
    c.Transfer: FACES[Verb.TRANSFER].name,
    c.Finish: FACES[Verb.FINISH].name,
    c.FinishVisit: FACES[Verb.FINISH_VISIT].name,
    c.Undo: FACES[Verb.UNDO].name,
    c.CallForHelp: FACES[Verb.HELP].name,
    c.OpenCounter: FACES[Verb.OPEN].name,
    c.PauseCounter: FACES[Verb.PAUSE].name,
    c.CloseCounter: FACES[Verb.CLOSE].name,
    c.SignOut: FACES[Verb.SIGN_OUT].name,
    c.JudgeTime: words("Whether the time was right"),
    c.SeeBulletin: words("I have read it"),
    c.TakeInService: words("Served by paper"),
}
"""Every command of the desk, as its button calls it."""


def with_dropped(why: Refused | Sentence, dropped: Sequence[Command]) -> Refused | Sentence:
    """Why a press was refused and, each once, what was pressed behind it and is not done."""
    if not dropped:
        return why
    names = dict.fromkeys(PRESSES[type(command)] for command in dropped)
    presses = tuple(Sentence(name) for name in names)
    return Sentence(NOT_DONE, (("why", why), ("presses", presses)))
