"""What was looked at, how it stands, and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from center_app.language import Language


class Level(StrEnum):
    """Well, to be watched, or in need of somebody who acts."""

    WELL = "well"
    WATCH = "watch"
    ACT = "act"


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence about `check`, and one of what to do; both with the same `facts`."""

    check: str
    level: Level
    text: str
    todo: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)

    def said(self, language: Language) -> str:
        return language.say(self.text, **self.facts)

    def advice(self, language: Language) -> str:
        """Empty where there is nothing to do."""
        return language.say(self.todo, **self.facts) if self.todo else ""
