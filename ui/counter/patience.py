"""Who was called has time to arrive: said once before it is recorded that nobody came."""

from center_app.domain.views.desk import DeskView
from center_app.language import words
from ui.counter.duration import duration
from ui.counter.verbs import Verb
from ui.desk.sentence import Sentence

STILL_COMING = words(
    "Number {number} has {left} left to arrive. Press again if it is certain that nobody comes."
)


class Patience:
    """Speaks once for each call; the next press is meant."""

    def __init__(self) -> None:
        self._told = ""

    def asks(self, verb: Verb, desk: DeskView) -> Sentence | None:
        """What to say instead of recording, at the moment `desk.at`, that nobody came; None for all
        that may be done."""
        visit = desk.visit
        if verb is not Verb.MISS or visit is None or visit.sitting == self._told:
            return None
        left = visit.arrive_by - desk.at
        if left <= 0:
            return None
        self._told = visit.sitting
        return Sentence(STILL_COMING, (("number", visit.number), ("left", duration(left))))
