"""What the second screen shows: where the visit stands, or how far its rating has come."""

from enum import StrEnum


class Scene(StrEnum):
    """One page each; `NOTHING` before the center has answered for the first time."""

    NOTHING = "nothing"
    CLOSED = "closed"
    STANDS_STILL = "stands_still"
    PAUSED = "paused"
    FREE = "free"
    CALLED = "called"
    SERVING = "serving"
    HELD = "held"
    SENT_ON = "sent_on"
    RATING = "rating"
    KINDS = "kinds"
    MESSAGE = "message"
    RATED = "rated"
    TOLD = "told"


ASKING = frozenset({Scene.RATING, Scene.KINDS, Scene.MESSAGE, Scene.RATED, Scene.TOLD})
"""What is shown to who has been served, as long as somebody is there."""
