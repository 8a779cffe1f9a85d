"""Looks after the printer between tickets: how it stands, and how long its paper lasts."""

from center_app.domain.printer import PrinterState
from printers.condition import Condition, condition_of, told_by
from printers.outcome import Fault, Outcome, State, Status
from printers.press import Press
from printers.profile import Profile
from printers.raster import Raster
from printers.roll import Roll, RollFile, forecast


class Attendant:
    """The print worker's thread uses it; `condition` may be read from any."""

    def __init__(self, press: Press, profile: Profile, roll: RollFile) -> None:
        self.condition = Condition()
        self._press, self._profile, self._roll = press, profile, roll

    @property
    def well(self) -> bool:
        """Whether nobody has to see to the printer, as far as is known."""
        return self.condition.state in {None, PrinterState.WELL}

    def look(self, now: int) -> Condition:
        """Ask the printer itself. `now` in milliseconds since 1970 UTC."""
        return self._take_in(self._press.look(), now)

    def count(self, raster: Raster, outcome: Outcome, now: int) -> None:
        """A ticket is over: its paper is gone, unless the printer took none of it."""
        if outcome.state in {State.PRINTED, State.UNCONFIRMED}:
            mm = self._profile.millimetres(raster.height)
            self._roll.change(lambda roll: roll.spent(mm, now))
        told = told_by(outcome)
        self._take_in(told, now) if told is not None else self.look(now)

    def _take_in(self, status: Status | None, now: int) -> Condition:
        roll = self._roll.change(lambda roll: _seen(roll, status, now))
        self.condition = condition_of(status, forecast(roll, now))
        return self.condition


def _seen(roll: Roll, status: Status | None, now: int) -> Roll:
    """The roll after what the printer said: paper after its end is a new roll."""
    if status is None or status.fault in {Fault.SILENT, Fault.UNREACHABLE, Fault.COVER_OPEN}:
        return roll
    if status.fault is Fault.PAPER_OUT:
        return roll.ended()
    if roll.out:
        roll = roll.renewed(now)
    return roll.seen_low() if status.paper_low else roll
