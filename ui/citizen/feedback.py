"""What the holder of a ticket is about to say of the visit; nothing of it outlasts the visitor."""

from dataclasses import dataclass, field, replace

from center_app.domain.message import Voice


@dataclass(frozen=True, slots=True)
class Feedback:
    """A rating with `stars` (0: none yet) and the codes of its `reasons`, and a message."""

    stars: int = 0
    reasons: frozenset[str] = frozenset()
    voice: Voice | None = None
    text: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)

    def rated(self, stars: int) -> "Feedback":
        return replace(self, stars=stars)

    def reason(self, code: str) -> "Feedback":
        """Give this reason, or take it back."""
        return replace(self, reasons=self.reasons ^ {code})

    def about(self, voice: Voice) -> "Feedback":
        return replace(self, voice=voice)

    def saying(self, text: str) -> "Feedback":
        return replace(self, text=text)

    def reached_by(self, contact: str) -> "Feedback":
        return replace(self, contact=contact)


NOTHING_SAID = Feedback()
