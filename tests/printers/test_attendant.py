"""The printer between tickets, and the roll in it."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from center_app.domain.printer import PrinterState
from printers.attendant import Attendant
from printers.condition import FAULTS
from printers.outcome import Fault, Outcome, State, Status
from printers.profile import GENERIC
from printers.raster import Raster
from printers.roll import FEED_MM, NEAR_END_MM, RollFile

NINE = 1_795_327_200_000
TICKET = Raster(16, 203, bytes(2 * 203))
PRINTED = Outcome(State.PRINTED, paper_low=False)


@dataclass
class StillPress:
    """Prints nothing; stands as the test says."""

    status: Status | None = None

    def warm_up(self) -> None:
        pass

    def print(self, raster: Raster) -> Outcome:
        raise AssertionError(raster)

    def look(self) -> Status | None:
        return self.status


@pytest.fixture
def press() -> StillPress:
    return StillPress(Status())


@pytest.fixture
def roll(tmp_path: Path) -> RollFile:
    return RollFile(tmp_path / "roll.json")


@pytest.fixture
def attendant(press: StillPress, roll: RollFile) -> Attendant:
    return Attendant(press, GENERIC[80], roll)


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_every_fault_is_a_state_for_the_staff(
    fault: Fault, attendant: Attendant, press: StillPress
) -> None:
    press.status = Status(fault)
    assert attendant.look(NINE).state == PrinterState(fault)
    assert not attendant.well


def test_nothing_is_said_of_a_printer_of_which_nobody_can_tell(
    attendant: Attendant, press: StillPress
) -> None:
    for status in (None, Status(Fault.NO_PRINTER)):
        press.status = status
        assert attendant.look(NINE).state is None
        assert attendant.well


@pytest.mark.parametrize(
    ("outcome", "takes_paper"),
    [
        (PRINTED, True),
        (Outcome(State.UNCONFIRMED), True),
        (Outcome(State.UNCONFIRMED, Fault.INTERRUPTED), True),
        (Outcome(State.FAILED, Fault.COVER_OPEN), False),
    ],
)
def test_paper_that_may_have_come_out_is_counted(
    outcome: Outcome, takes_paper: bool, attendant: Attendant, roll: RollFile
) -> None:
    attendant.count(TICKET, outcome, NINE)
    assert roll.read().used_mm == pytest.approx(25.4 + FEED_MM if takes_paper else 0)


def test_after_a_ticket_that_tells_nothing_the_printer_is_asked(
    attendant: Attendant, press: StillPress
) -> None:
    press.status = Status(Fault.SILENT)
    attendant.count(TICKET, Outcome(State.UNCONFIRMED), NINE)
    assert attendant.condition.state is PrinterState.SILENT


def test_paper_after_its_end_is_a_new_roll(
    attendant: Attendant, press: StillPress, roll: RollFile
) -> None:
    attendant.count(TICKET, PRINTED, NINE)
    for fault in (Fault.PAPER_OUT, Fault.COVER_OPEN, Fault.PAPER_OUT, Fault.UNREACHABLE):
        press.status = Status(fault)
        attendant.look(NINE)
        assert roll.read().left_mm == 0
    press.status = Status()
    assert attendant.look(NINE + 1).state is PrinterState.WELL
    assert (roll.read().left_mm, roll.read().since) == (80_000, NINE + 1)


def test_a_cover_opened_and_closed_is_no_new_roll(
    attendant: Attendant, press: StillPress, roll: RollFile
) -> None:
    attendant.count(TICKET, PRINTED, NINE)
    for status in (Status(Fault.COVER_OPEN), Status()):
        press.status = status
        attendant.look(NINE)
    assert roll.read().used_mm > 0


def test_the_end_that_a_sensor_sees_is_told_with_what_is_left(
    attendant: Attendant, press: StillPress, roll: RollFile
) -> None:
    press.status = Status(paper_low=True)
    told = attendant.look(NINE)
    assert told.state is PrinterState.PAPER_LOW
    assert told.left == NEAR_END_MM // 180
    assert roll.read().left_mm == NEAR_END_MM


def test_a_printer_without_a_sensor_is_low_by_the_account(
    attendant: Attendant, press: StillPress, roll: RollFile
) -> None:
    roll.change(lambda roll: roll.spent(79_000, NINE))
    for status in (Status(), None):
        press.status = status
        assert attendant.look(NINE).state is PrinterState.PAPER_LOW
