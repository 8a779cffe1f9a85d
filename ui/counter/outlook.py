"""What the verbs of the common way would do now, said on their buttons before they are pressed."""

from center_app.domain.views.desk import DeskView
from center_app.domain.visit import OVER, Stand
from center_app.language import Language, words
from ui.counter.basket import current_step
from ui.counter.reference import Reference
from ui.counter.verbs import Verb


def outlook(verb: Verb, desk: DeskView, reference: Reference, language: Language) -> str:
    """A few words, "" where there is nothing to say."""
    if verb is Verb.NEXT and desk.visit is None:
        return language.say_many("{n} waiting", "{n} waiting", desk.waiting) if desk.waiting else ""
    if desk.visit is None:
        return ""
    if verb is Verb.START and desk.visit.stand is Stand.CALLED:
        return language.say(words("{number} is here"), number=desk.visit.number)
    if verb is Verb.FINISH and desk.visit.stand is Stand.SERVING:
        return _after_finish(desk, reference, language)
    return ""


def _after_finish(desk: DeskView, reference: Reference, language: Language) -> str:
    """What follows the step that is being served."""
    visit = desk.visit
    assert visit is not None
    if visit.following is not None:
        line, stage = visit.following.line, visit.following.stage
        code = visit.lines[line].service
        same = (now := current_step(visit)) is not None and now.line == line
        part = reference.stage(code, stage) if same else None
        name = part.name if part is not None else reference.service_name(code)
        return language.say(words("then: {service}"), service=name.in_(language.code))
    left = [step for step in visit.steps if step.state not in OVER]
    if len(left) > 1:
        return language.say(words("the rest waits for another counter"))
    return language.say(words("the visit ends"))
