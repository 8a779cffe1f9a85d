"""The questions that a function key asks, with their answers, and what an answer changes."""

from collections.abc import Sequence
from dataclasses import replace

from center_app.domain.visit import Assistance
from center_app.language import Language, words
from ui.desk.choice_list import Choice
from ui.desk.wording import ASSISTANCE
from ui.reception.basket import Basket
from ui.reception.keys import Key
from ui.reception.model import ReceptionModel

NONE = "-"
YES, NO = "yes", "no"

TITLES = {
    Key.PRIORITY: words("Which priority group?"),
    Key.ASSISTANCE: words("Which assistance is wanted?"),
    Key.LANGUAGE: words("In which language is the visitor served?"),
}


def answers(
    key: Key, model: ReceptionModel, languages: Sequence[Language], language: Language
) -> list[Choice]:
    """What can be answered; what holds already is marked."""
    basket, say = model.basket, language.say
    if key is Key.LANGUAGE:
        return [
            Choice(each.code, each.name, chosen=each.code == basket.language) for each in languages
        ]
    if key is Key.ASSISTANCE:
        yes = say(words("wanted"))
        return [
            *(
                Choice(
                    each.value,
                    say(ASSISTANCE[each][0]),
                    state=yes if each in basket.assistance else "",
                    chosen=each in basket.assistance,
                )
                for each in Assistance
            ),
            Choice(NONE, say(words("Done"))),
        ]
    catalogue = model.views.reference.catalogue
    groups = catalogue.priorities if catalogue is not None else ()
    return [
        Choice(NONE, say(words("None")), chosen=basket.priority is None),
        *(
            Choice(one.code, one.name.in_(language.code), chosen=one.code == basket.priority)
            for one in groups
        ),
    ]


def answered(key: Key, code: str, basket: Basket) -> Basket:
    """The basket after this answer."""
    if key is Key.LANGUAGE:
        return replace(basket, language=code)
    if key is Key.ASSISTANCE:
        return basket if code == NONE else basket.turn_assistance(Assistance(code))
    return replace(basket, priority=None if code == NONE else code)


def give_back(number: str, language: Language) -> tuple[str, list[Choice]]:
    """Whether a number is really to be given back; a key held down too long keeps it."""
    title = language.say(words("Give number {number} back?"), number=number)
    choices = [
        Choice(YES, language.say(words("Yes, give it back"))),
        Choice(NO, language.say(words("No, keep it")), chosen=True),
    ]
    return title, choices
