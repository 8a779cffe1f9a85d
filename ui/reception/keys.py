"""Every key of the reception that is no letter: what it does, and where it stands."""

from dataclasses import dataclass
from enum import StrEnum

from center_app.language import words


class Key(StrEnum):
    """What a function key is for."""

    GIVE = "give"
    PRIORITY = "priority"
    PAPERS = "papers"
    ASSISTANCE = "assistance"
    LANGUAGE = "language"
    AUDIENCE = "audience"
    CAPACITY = "capacity"
    QUESTION = "question"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Face:
    """How a key is shown: its word, its icon, and what stands on the keyboard."""

    name: str
    icon: str
    key: str


FACES: dict[Key, Face] = {
    Key.GIVE: Face(words("Give the number"), "ticket", "F2"),
    Key.PRIORITY: Face(words("Priority group"), "people", "F3"),
    Key.PAPERS: Face(words("All papers seen"), "document", "F4"),
    Key.ASSISTANCE: Face(words("Assistance"), "hand", "F5"),
    Key.LANGUAGE: Face(words("Visitor's language"), "globe", "F6"),
    Key.AUDIENCE: Face(words("On whose behalf"), "company", "F7"),
    Key.CAPACITY: Face(words("Capacity"), "person", "F8"),
    Key.QUESTION: Face(words("Question answered"), "help", "F9"),
    Key.OVER: Face(words("Next visitor"), "refresh", "Esc"),
}
"""In the order of a conversation: for what, for whom, in which way."""
