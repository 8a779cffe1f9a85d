"""How long something has lasted, in figures that change every second."""

from center_app.domain.clock import HOUR, MINUTE, SECOND
from center_app.language.bidi import isolate


def duration(milliseconds: int) -> str:
    """`04:12`, from an hour on `1:04:12`; isolated, so that it never turns round."""
    hours, rest = divmod(max(0, milliseconds), HOUR)
    minutes, rest = divmod(rest, MINUTE)
    seconds = rest // SECOND
    figures = f"{minutes:02d}:{seconds:02d}"
    return isolate(f"{hours}:{figures}" if hours else figures)
