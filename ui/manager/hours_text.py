"""Hours of a day as they are typed and read: `08:00-12:00, 13:00-15:00`."""

import re
from datetime import time

from center_app.domain.calendar import Period
from center_app.language.digits import fold

PERIOD = re.compile(r"(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})")
BETWEEN = re.compile(r"[,،;]")


def hours_text(periods: tuple[Period, ...]) -> str:
    """Empty for a day on which the center is closed."""
    return ", ".join(f"{one.opens:%H:%M}-{one.closes:%H:%M}" for one in periods)


def hours_in(text: str) -> tuple[Period, ...]:
    """The periods that were typed, in whichever digits. Raises ValueError."""
    parts = (part.strip() for part in BETWEEN.split(fold(text)))
    return tuple(_period(part) for part in parts if part)


def _period(text: str) -> Period:
    found = PERIOD.fullmatch(text)
    if found is None:
        raise ValueError(text)
    opens, closes = (time.fromisoformat(one.zfill(5)) for one in found.groups())
    return Period(opens, closes)
