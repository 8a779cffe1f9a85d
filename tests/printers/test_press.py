import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from printers.outcome import Fault, Outcome, State, Status, failed
from printers.press import press_for
from printers.profile import GENERIC, KNOWN, Profile
from printers.raster import Raster, draw
from printers.target import NetworkPrinter, target_of
from printers.thermal import ticket_bytes
from receipt_printer import (
    COVER_OPEN,
    ERROR,
    OFFLINE,
    PAPER_LOW,
    PAPER_OUT,
    Manners,
    ReceiptPrinter,
    on_a_serial_line,
    on_the_network,
)
from tickets import NEWBORN, worded

PRINTED = Outcome(State.PRINTED, paper_low=False)
UNCONFIRMED = Outcome(State.UNCONFIRMED)


@pytest.fixture(params=[384, 576])
def raster(request: pytest.FixtureRequest, qapp: object) -> Raster:
    return draw(worded(NEWBORN), request.param)


@pytest.fixture
def ticket(qapp: object) -> Raster:
    return draw(worded(NEWBORN), 576)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("escpos")


def printed_by(
    address: str, raster: Raster, cache: Path, profile: Profile = GENERIC[80]
) -> Outcome:
    press = press_for(target_of(address), profile, cache)
    press.warm_up()
    return press.print(raster)


def seen_of(address: str, cache: Path, profile: Profile = GENERIC[80]) -> Status | None:
    press = press_for(target_of(address), profile, cache)
    press.warm_up()
    return press.look()


def test_the_printer_gets_every_dot_in_fragments_it_can_hold(raster: Raster) -> None:
    printer = ReceiptPrinter()
    for piece in ticket_bytes(raster):
        assert len(piece) < 65_536
        printer.take(piece)
    assert printer.paper == raster
    assert printer.commands[0] == "initialise"
    assert printer.commands[-1] == "cut"


def test_a_network_printer_that_is_well_confirms_the_ticket(raster: Raster, cache: Path) -> None:
    with on_the_network() as printer:
        assert printed_by(printer.address, raster, cache) == PRINTED
    assert printer.paper == raster


def test_a_serial_printer_confirms_the_ticket(ticket: Raster, cache: Path) -> None:
    with on_a_serial_line() as printer:
        assert printed_by(printer.address, ticket, cache) == PRINTED
    assert printer.paper == ticket


def test_paper_that_runs_low_is_told_with_the_ticket(ticket: Raster, cache: Path) -> None:
    with on_the_network(Manners(paper=PAPER_LOW)) as printer:
        outcome = printed_by(printer.address, ticket, cache)
    assert outcome == Outcome(State.PRINTED, paper_low=True)


@pytest.mark.parametrize(
    ("manners", "fault"),
    [
        (Manners(online=OFFLINE, paper=PAPER_OUT), Fault.PAPER_OUT),
        (Manners(online=OFFLINE, cause=COVER_OPEN), Fault.COVER_OPEN),
        (Manners(online=OFFLINE), Fault.OFFLINE),
        (Manners(online=OFFLINE, cause=ERROR, error=0x1A), Fault.CUTTER),
        (Manners(online=OFFLINE, cause=ERROR, error=0x32), Fault.BROKEN),
    ],
)
def test_a_printer_that_says_it_cannot_print_gets_no_ticket_to_print_later(
    manners: Manners, fault: Fault, ticket: Raster, cache: Path
) -> None:
    with on_the_network(manners) as printer:
        outcome = printed_by(printer.address, ticket, cache)
    assert (outcome.state, outcome.fault) == (State.FAILED, fault)
    assert printer.commands == []


def test_paper_that_runs_out_in_the_middle_fails_the_ticket_and_empties_the_printer(
    ticket: Raster, cache: Path
) -> None:
    with on_the_network(Manners(paper_once_printing=PAPER_OUT)) as printer:
        outcome = printed_by(printer.address, ticket, cache)
    assert (outcome.state, outcome.fault) == (State.FAILED, Fault.PAPER_OUT)
    assert printer.commands[-1] == "forget"


@pytest.mark.parametrize(
    "manners",
    [
        Manners(answers=False),
        Manners(answers=False, noise=b"\x00\xff\xa5"),
    ],
    ids=["silence", "noise"],
)
def test_an_answer_that_says_nothing_is_not_taken_for_a_printed_ticket(
    manners: Manners, ticket: Raster, cache: Path
) -> None:
    with on_the_network(manners) as printer:
        assert printed_by(printer.address, ticket, cache) == UNCONFIRMED
    assert printer.paper == ticket
    assert "forget" not in printer.commands


def test_a_printer_that_never_says_it_has_finished_is_not_believed(
    ticket: Raster, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("printers.thermal.ROUNDS", 2)
    with on_the_network(Manners(answers_in_turn=False)) as printer:
        assert printed_by(printer.address, ticket, cache) == UNCONFIRMED


def test_a_slow_printer_is_waited_for(ticket: Raster, cache: Path) -> None:
    with on_the_network(Manners(delay=0.4)) as printer:
        assert printed_by(printer.address, ticket, cache) == PRINTED


def test_noise_beside_the_answers_does_no_harm(ticket: Raster, cache: Path) -> None:
    with on_the_network(Manners(noise=b"\xff")) as printer:
        assert printed_by(printer.address, ticket, cache) == PRINTED


def test_a_line_that_breaks_in_the_middle_leaves_the_ticket_unconfirmed(
    ticket: Raster, cache: Path
) -> None:
    with on_the_network(Manners(closes_after=2_000)) as printer:
        outcome = printed_by(printer.address, ticket, cache)
    assert outcome == Outcome(State.UNCONFIRMED, Fault.INTERRUPTED)


def test_a_printer_that_hangs_up_at_once_is_unreachable(ticket: Raster, cache: Path) -> None:
    with on_the_network(Manners(closes_after=0)) as printer:
        assert printed_by(printer.address, ticket, cache) == failed(Fault.UNREACHABLE)


def test_a_printer_that_tells_nothing_of_itself_is_not_asked(ticket: Raster, cache: Path) -> None:
    with on_the_network() as printer:
        began = time.monotonic()
        assert printed_by(printer.address, ticket, cache, KNOWN["80-mute"]) == UNCONFIRMED
        assert time.monotonic() - began < 1
        assert seen_of(printer.address, cache, KNOWN["80-mute"]) is None
        wait_until(lambda: printer.commands[-1:] == ["cut"])
    assert printer.asked == 0
    assert printer.paper == ticket


def test_where_nothing_cuts_the_paper_is_fed_beyond_the_edge(ticket: Raster) -> None:
    printer = ReceiptPrinter()
    for piece in ticket_bytes(ticket, KNOWN["58-tear"]):
        printer.take(piece)
    assert printer.commands[-1] == "feed"
    assert "cut" not in printer.commands


@pytest.mark.parametrize(
    ("manners", "status"),
    [
        (Manners(), Status()),
        (Manners(paper=PAPER_LOW), Status(paper_low=True)),
        (Manners(online=OFFLINE, paper=PAPER_OUT), Status(Fault.PAPER_OUT)),
        (Manners(online=OFFLINE, cause=COVER_OPEN), Status(Fault.COVER_OPEN)),
        (Manners(answers=False), Status(Fault.SILENT)),
        (Manners(answers=False, noise=b"\xff\x00"), Status(Fault.SILENT)),
        (Manners(closes_after=0), Status(Fault.UNREACHABLE)),
    ],
    ids=["well", "low", "out", "open", "silence", "noise", "hangs up"],
)
def test_how_a_printer_stands_is_seen_without_printing(
    manners: Manners, status: Status, cache: Path
) -> None:
    with on_the_network(manners) as printer:
        assert seen_of(printer.address, cache) == status
    assert printer.commands == []


def test_a_printer_that_is_not_there_is_seen_as_such(cache: Path) -> None:
    assert seen_of("network:127.0.0.1:1", cache) == Status(Fault.UNREACHABLE)


def test_looking_empties_no_file(cache: Path, tmp_path: Path) -> None:
    file = tmp_path / "ticket.bin"
    file.write_bytes(b"the last ticket")
    assert seen_of(f"file:{file}", cache) is None
    assert file.read_bytes() == b"the last ticket"


@pytest.mark.parametrize(
    "setting",
    [
        "network:127.0.0.1:1",
        "serial:/dev/no-such-line",
        "usb:ffff:ffff",
        "file:/no/such/folder/ticket.bin",
    ],
)
def test_a_printer_that_is_not_there_is_unreachable(
    setting: str, ticket: Raster, cache: Path
) -> None:
    assert printed_by(setting, ticket, cache) == failed(Fault.UNREACHABLE)


def test_a_file_gets_the_whole_ticket_and_confirms_nothing(
    ticket: Raster, cache: Path, tmp_path: Path
) -> None:
    file = tmp_path / "ticket.bin"
    assert printed_by(f"file:{file}", ticket, cache) == UNCONFIRMED
    printer = ReceiptPrinter()
    printer.take(file.read_bytes())
    assert printer.paper == ticket


def test_a_station_without_a_printer_says_so(ticket: Raster, cache: Path) -> None:
    assert printed_by("none", ticket, cache) == failed(Fault.NO_PRINTER)


def wait_until(met: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 5
    while not met():
        assert time.monotonic() < deadline
        time.sleep(0.01)


ONLY_WHEN_NEEDED = """
import sys
import time
from pathlib import Path
from printers import layout, press, profile, slip, spool, target, worker
assert "escpos" not in sys.modules
press.press_for(
    target.target_of("file:/dev/null"), profile.GENERIC[80], Path(sys.argv[1])
).warm_up()
assert "escpos" in sys.modules
"""


def test_the_slow_printer_library_is_loaded_late_and_keeps_its_files_in_our_folder(
    tmp_path: Path,
) -> None:
    subprocess.run([sys.executable, "-c", ONLY_WHEN_NEEDED, str(tmp_path / "escpos")], check=True)
    assert list((tmp_path / "escpos").glob("*.pickle"))


def test_no_piece_of_a_ticket_waits_for_the_one_before() -> None:
    from printers.escpos_link import connect  # noqa: PLC0415 - slow, as the press loads it

    with on_the_network() as printer:
        target = target_of(printer.address)
        assert isinstance(target, NetworkPrinter)
        with closing(connect(target)) as line:
            connected = line._printer.device
            assert connected.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
