"""ESC/POS: the bytes of a ticket, the printer's answers, and what they prove.

Command names and bits as in Epson's ESC/POS command reference for TM printers.
"""

from collections.abc import Iterator
from typing import Protocol

from printers.outcome import Fault, Outcome, State, Status, failed
from printers.profile import GENERIC, Profile
from printers.raster import Raster

_INITIALISE = b"\x1b@"
_CUT = b"\x1dVB\x00"
_TEAR = b"\x1bd\x06"
"""Where nothing cuts: six lines on, so that the end of the ticket is beyond the edge."""
_RASTER = b"\x1dv0\x00"
_SENSOR = b"\x1dr\x01"
"""GS r 1 is answered in its turn: when everything sent before it has been printed."""
_FORGET = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
"""DLE DC4 8 empties the printer's buffer, so that nothing comes out when paper is put in later."""
_ONLINE, _CAUSE, _ERROR, _PAPER = (b"\x10\x04" + bytes([n]) for n in (1, 2, 3, 4))
"""DLE EOT 1 to 4 are answered at once, even while nothing can be printed."""
_STATUS_MASK, _STATUS_FIXED = 0x93, 0x12
_SENSOR_MASK, _SENSOR_FIXED = 0x90, 0x00
"""Bits that every answer to DLE EOT, and every one to GS r, has alike; noise has not."""

FRAGMENT = 240
"""Rows sent at once: less than 65,536 bytes, and each gets the link's whole time-out."""
ANSWER_SECONDS = 1.0
ROUND_SECONDS = 0.25
ROUNDS = 32
"""How often the printer is asked again while it prints: 8 s, the slowest printer's ticket."""
CHUNKS = 8
"""Pieces of noise that are read before an answer is given up."""


class Link(Protocol):
    """An open line to a printer. Both methods raise OSError when it breaks."""

    def send(self, data: bytes) -> None: ...

    def receive(self, seconds: float) -> bytes:
        """What came within `seconds`, empty where nothing did: that means unknown, not well."""
        ...


def ticket_bytes(raster: Raster, profile: Profile = GENERIC[80]) -> Iterator[bytes]:
    """The picture in GS v 0 fragments, then feed and cut."""
    yield _INITIALISE
    across = raster.width // 8
    for top in range(0, raster.height, FRAGMENT):
        rows = raster.rows[top * across : (top + FRAGMENT) * across]
        size = across.to_bytes(2, "little") + (len(rows) // across).to_bytes(2, "little")
        yield _RASTER + size + rows
    yield _CUT if profile.cutter else _TEAR


def look(link: Link) -> Status:
    """What the printer says of itself; one that does not answer everything is silent."""
    try:
        return _Talk(link).status() or Status(Fault.SILENT)
    except OSError:
        return Status(Fault.UNREACHABLE)


def print_on(link: Link, raster: Raster, profile: Profile) -> Outcome:
    """Print one ticket. Nothing is sent to a printer that says it cannot print.

    One that tells nothing of itself is not asked either, and its tickets stay unconfirmed.
    """
    talk = _Talk(link)
    try:
        before = talk.status() if profile.tells else None
    except OSError:
        return failed(Fault.UNREACHABLE)
    if before and before.fault:
        return Outcome(State.FAILED, before.fault, before.paper_low)
    try:
        for piece in ticket_bytes(raster, profile):
            link.send(piece)
        if not profile.tells:
            return Outcome(State.UNCONFIRMED)
        return _confirmed(talk, rounds=ROUNDS if before else 1)
    except OSError:
        return Outcome(State.UNCONFIRMED, Fault.INTERRUPTED)


def _confirmed(talk: "_Talk", rounds: int) -> Outcome:
    """Ask until the ticket has been worked off, and believe it only of a printer that is well."""
    talk.ask_sensor()
    after = None
    for _ in range(rounds):
        talk.listen(ROUND_SECONDS)
        drained = talk.drained
        after = talk.status()
        if after is None or after.fault or drained:
            break
    if after is None or not (after.fault or talk.drained):
        return Outcome(State.UNCONFIRMED)
    if after.fault:
        talk.forget()
        return Outcome(State.FAILED, after.fault, after.paper_low)
    return Outcome(State.PRINTED, paper_low=after.paper_low)


class _Talk:
    """Questions and answers on one link; `drained` once the sensor's answer has come."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self.drained = False

    def ask_sensor(self) -> None:
        self.drained = False
        self._link.send(_SENSOR)

    def forget(self) -> None:
        self._link.send(_FORGET)

    def status(self) -> Status | None:
        """What the printer says of itself, None where it does not answer all questions.

        Which error it is, it is only asked when it tells of one.
        """
        bits = []
        for question in (_ONLINE, _CAUSE, _PAPER):
            answer = self._ask(question)
            if answer is None:
                return None
            bits.append(answer)
        online, cause, paper = bits
        error = self._ask(_ERROR) if cause & 0x40 else None
        return _status(online, cause, paper, error or 0)

    def listen(self, seconds: float) -> list[int] | None:
        """The status bytes that came, None where nothing at all did."""
        received = self._link.receive(seconds)
        self.drained = self.drained or any(
            byte & _SENSOR_MASK == _SENSOR_FIXED for byte in received
        )
        return (
            [byte for byte in received if byte & _STATUS_MASK == _STATUS_FIXED]
            if received
            else None
        )

    def _ask(self, question: bytes) -> int | None:
        self._link.send(question)
        return self._answer()

    def _answer(self) -> int | None:
        for _ in range(CHUNKS):
            answers = self.listen(ANSWER_SECONDS)
            if answers is None:
                return None
            if answers:
                return answers[-1]
        return None


def _status(online: int, cause: int, paper: int, error: int) -> Status:
    low = bool(paper & 0x0C)
    if paper & 0x60 or cause & 0x20:
        return Status(Fault.PAPER_OUT, low)
    if cause & 0x04:
        return Status(Fault.COVER_OPEN, low)
    if cause & 0x40:
        return Status(Fault.CUTTER if error & 0x08 else Fault.BROKEN, low)
    if online & 0x08:
        return Status(Fault.OFFLINE, low)
    return Status(None, low)
