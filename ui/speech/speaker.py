"""Whoever speaks: one thing at a time, what is said last silences what was said before."""

from typing import Protocol


class Speaker(Protocol):
    """Speaks in the language of the code. The volume has steps, and goes back to the usual one."""

    def say(self, text: str, language: str) -> None: ...

    def stop(self) -> None: ...

    def louder(self) -> None:
        """The next step; after the loudest the softest comes again."""

    def as_usual(self) -> None:
        """The usual volume, for whoever comes next."""
