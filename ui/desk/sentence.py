"""A sentence that is kept before it is said, so that it can be said again in another language."""

from dataclasses import dataclass
from typing import Self, TypeAlias

from center_app.domain.refusal import Refused
from center_app.domain.text import Text
from center_app.domain.views.desk import DeskView
from center_app.language import Language
from center_app.language.reasons import sentence
from ui.theme import Tone

Said: TypeAlias = "str | int | Text | Refused | Sentence | tuple[Sentence, ...]"
"""What may stand in a sentence; several sentences are listed."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A msgid and what stands in it, all said in the language of the sentence."""

    msgid: str
    values: tuple[tuple[str, Said], ...] = ()

    @classmethod
    def about(cls, msgid: str, desk: DeskView) -> Self:
        """A sentence that names the visit at the desk."""
        return cls(msgid, (("number", desk.visit.number if desk.visit is not None else ""),))

    def said(self, language: Language) -> str:
        values = {name: _said(value, language) for name, value in self.values}
        return language.say(self.msgid, **values)


def _said(value: Said, language: Language) -> str | int:
    if isinstance(value, Text):
        return value.in_(language.code)
    if isinstance(value, Refused):
        return sentence(language, value)
    if isinstance(value, Sentence):
        return value.said(language)
    if isinstance(value, tuple):
        return language.comma.join(one.said(language) for one in value)
    return value


@dataclass(frozen=True, slots=True)
class Message:
    """What the desk tells the employee about the last press; a `str` was worded already."""

    tone: Tone
    content: Sentence | Refused | str

    def said(self, language: Language) -> str:
        if isinstance(self.content, str):
            return self.content
        if isinstance(self.content, Refused):
            return sentence(language, self.content)
        return self.content.said(language)
