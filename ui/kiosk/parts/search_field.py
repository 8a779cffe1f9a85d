"""What is typed to find a service."""

from PySide6.QtWidgets import QWidget

from center_app.language import Language
from ui.citizen.text_field import TextField

LONGEST = 60
"""Letters; whoever types more leans on the keyboard."""


class SearchField(TextField):
    """Asks for the name of a service."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(language.say("Name of the service"), LONGEST, parent)
