"""What the verbs of the common way would do now, said on their buttons before they are pressed."""

from math import ceil

from center_app.domain.clock import SECOND
from center_app.domain.step import OVER
from center_app.domain.views.desk import DeskView
from center_app.domain.views.desk_visit import DeskVisit
from center_app.domain.visit import Stand
from center_app.language import Language, words
from ui.counter.basket import current_step
from ui.counter.verbs import Verb


def outlook(verb: Verb, desk: DeskView, language: Language) -> str:
    """A few words, "" where there is nothing to say."""
    if verb is Verb.NEXT and desk.visit is None:
        return language.say_many("{n} waiting", "{n} waiting", desk.waiting) if desk.waiting else ""
    if desk.visit is None:
        return ""
    if verb is Verb.START and desk.visit.stand is Stand.CALLED:
        return language.say(words("{number} is here"), number=desk.visit.number)
    if desk.visit.stand is Stand.CALLED:
        return _while_called(verb, desk, language)
    if verb is Verb.FINISH:
        return _after_finish(desk.visit, language)
    return ""


def _while_called(verb: Verb, desk: DeskView, language: Language) -> str:
    """How long until the number may be called again."""
    visit = desk.visit
    if visit is None or verb is not Verb.RECALL or not visit.recalls_left:
        return ""
    left = visit.recall_at - desk.at
    if left > 0:
        return language.say(words("Again in {seconds} s"), seconds=ceil(left / SECOND))
    return ""


def _after_finish(visit: DeskVisit, language: Language) -> str:
    """What follows the step that is being served."""
    if visit.following is not None:
        now = current_step(visit)
        same = now is not None and now.line == visit.following.line
        return language.say(
            words("then the next stage") if same else words("then the next service")
        )
    left = [step for step in visit.steps if step.state not in OVER]
    if len(left) > 1:
        return language.say(words("then another counter"))
    return language.say(words("ends the visit"))
