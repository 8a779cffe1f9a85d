"""The way to the search, on every page on which somebody looks for a service."""

from center_app.language import Language
from ui.kiosk.model import KioskModel
from ui.theme import Look
from ui.widgets.button import Button


def search_button(kind: type[Button], model: KioskModel, look: Look, language: Language) -> Button:
    """A button of this kind that leads to the keyboard."""
    button = kind(look, language.say("Search for a service"), "search")
    button.clicked.connect(lambda: model.become(model.visitor.search()))
    return button
