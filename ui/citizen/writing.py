"""What a message is written in: a field for some sentences, and the keyboard for it."""

from center_app.language import Language
from ui.citizen.keyboard import Keyboard
from ui.citizen.text_field import TextBox
from ui.theme import Look

LONGEST = 500
"""Letters that somebody writes who stands before a screen."""


def message_box(look: Look, language: Language) -> TextBox:
    """The field, in the direction of the language."""
    name = language.say("What is to be said")
    return TextBox(look, name, LONGEST, right_to_left=language.right_to_left)


def message_keyboard(look: Look, language: Language) -> Keyboard:
    """The keyboard, with the marks that a sentence ends with."""
    return Keyboard(look, language, signs=".؟" if language.right_to_left else ".?")
