"""A rating of a visit: one to five, and what it was for."""

from dataclasses import dataclass

from center_app.domain.text import Text

LEAST, MOST = 1, 5
"""The worst and the best: five faces, or five stars."""


@dataclass(frozen=True, slots=True)
class Rating:
    """What a citizen thought of a visit; `reasons` are codes of the catalogue."""

    stars: int
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RatingReason:
    """What a rating may be for, good or bad alike."""

    code: str
    name: Text


USUAL_REASONS = (
    RatingReason("waiting", Text("مدة الانتظار", "Waiting time")),
    RatingReason("courtesy", Text("حسن التعامل", "Courtesy")),
    RatingReason("clarity", Text("وضوح الإجراءات", "Clarity of what to do")),
    RatingReason("speed", Text("سرعة إنجاز المعاملة", "Speed of service")),
    RatingReason("result", Text("نتيجة المعاملة", "Result")),
    RatingReason("place", Text("المكان والمرافق", "Place and facilities")),
    RatingReason("access", Text("سهولة الوصول والحركة", "Ease of access")),
)
"""What is offered where the catalogue names none."""
