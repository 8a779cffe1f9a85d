"""How every function key stands now, and which of them is the next sensible one."""

from collections.abc import Sequence

from center_app.language import Language, words
from ui.desk.wording import ASSISTANCE, CAPACITY
from ui.reception.keys import Key
from ui.reception.model import ReceptionModel
from ui.reception.sentences import AUDIENCE


def leading(model: ReceptionModel) -> Key | None:
    """The number, as soon as something is asked for."""
    return Key.GIVE if model.basket.lines and not model.field.typed.strip() else None


def states(
    model: ReceptionModel, languages: Sequence[Language], language: Language
) -> dict[Key, str]:
    """What was chosen by each key."""
    basket, say = model.basket, language.say
    catalogue = model.views.reference.catalogue
    group = catalogue.priority(basket.priority) if catalogue and basket.priority else None
    line = basket.lines[basket.marked] if basket.lines else None
    door = model.views.door
    return {
        Key.PRIORITY: group.name.in_(language.code) if group else say(words("None")),
        Key.ASSISTANCE: language.comma.join(say(ASSISTANCE[one][0]) for one in basket.assistance)
        or say(words("None")),
        Key.LANGUAGE: next((one.name for one in languages if one.code == basket.language), ""),
        Key.AUDIENCE: say(AUDIENCE[basket.audience]),
        Key.CAPACITY: say(CAPACITY[line.capacity]) if line is not None else "",
        Key.QUESTION: language.say_many(
            "{n} question today", "{n} questions today", door.questions if door else 0
        ),
    }
