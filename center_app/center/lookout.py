"""The center looks around: what in the hall is not as it should be, and what of that is over."""

from collections.abc import Callable, Mapping

from center_app.domain import commands as c
from center_app.domain.alarm import OF_THE_SERVER, AlarmKind, Level, Sign
from center_app.domain.clock import SECOND, Instant, elapsed
from center_app.domain.hall import Hall
from center_app.domain.lookout import Look, Pending, look
from center_app.domain.signs import judged, limits_of, signs

EVERY_MS = 10 * SECOND
"""How often: an alarm is about minutes."""

Heard = Mapping[AlarmKind, Mapping[Sign, Level]]

Hearing = Callable[[], Mapping[Sign, Level] | None]
"""What only whoever hears the stations, or the registry, knows: all there is of its kind, or None
while it hears nothing."""


class Lookout:
    """Remembers since when each sign has held, or been gone; its caller sees to the locking.

    Each process of a center has one, and the journal keeps them from saying anything twice. What
    is pending is lost with the process: the time of a sign then begins anew.
    """

    def __init__(self) -> None:
        self._pending: Pending = {}
        self._hearing: dict[AlarmKind, Hearing] = {}
        self._looked: Instant | None = None

    def listen(self, kind: AlarmKind, hearing: Hearing) -> None:
        """From now on this process knows of this kind, too. Called from any thread."""
        self._hearing = {**self._hearing, kind: hearing}

    def is_due(self, now: Instant) -> bool:
        """Whether it is time to look around again."""
        since = self._looked
        return since is None or since.boot != now.boot or elapsed(since, now) >= EVERY_MS

    def heard(self) -> Heard:
        """What is heard from outside the hall; it may take a while: before any lock."""
        said = {kind: hear() for kind, hear in self._hearing.items()}
        return {kind: heard for kind, heard in said.items() if heard is not None}

    def heard_of(self, kind: AlarmKind) -> Mapping[Sign, Level] | None:
        """All there is of this kind, None where this process hears nothing of it."""
        hear = self._hearing.get(kind)
        return hear() if hear is not None else None

    def look(self, hall: Hall, heard: Heard, now: Instant) -> Look | None:
        """What there is to say now; None for nothing."""
        self._looked = now
        if hall.settings is None:
            return None
        known = judged(hall, now) - (OF_THE_SERVER - heard.keys())
        seen = signs(hall, now)
        for of_kind in heard.values():
            seen |= of_kind
        seen = {sign: level for sign, level in seen.items() if sign.kind in known}
        found = look(self._pending, hall.alarms.values(), seen, known, limits_of(hall), now)
        self._pending = found.pending
        return found if found.raised or found.over else None


def note(found: Look, new_id: Callable[[], str], station: str) -> c.NoteAlarms:
    """The command that says what was found."""
    raised = tuple(c.NewAlarm(new_id(), sign, value) for sign, value in found.raised)
    return c.NoteAlarms(id=new_id(), station=station, raised=raised, over=found.over)
