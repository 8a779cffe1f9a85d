"""What is written in both languages of the center."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """One text in Arabic and English; a third language of the screens shows the English."""

    ar: str
    en: str

    def in_(self, language: str) -> str:
        return self.ar if language == "ar" else self.en
