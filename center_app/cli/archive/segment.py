"""One file of an archive: locked pieces one after the other, chained by a code with a secret.

A line of JSON comes first, then each piece behind a mark, its length and its code. Every code is
made of the one before it, also of the file before: so a piece that is changed, left out or put
elsewhere is found by whoever has the center's secret, without the key that opens pieces. A power
cut may leave a piece at the end that is not whole; what comes before it counts.
"""

import hmac
import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from center_app.domain.plain import Unreadable, plain, read
from center_app.store.piece import Reach

FORMAT = 1
ENDING = ".segment"
MARK = b"\0center-piece\r\n\0"
CODE_BYTES, LENGTH_BYTES = 32, 4

LARGEST = 16_000_000
"""Bytes after which another file is begun: one that a person can still copy by hand."""


@dataclass(frozen=True, slots=True)
class Header:
    """Whose file it is, which one, when it was begun, and what was had before it.

    `before` is the last code of the file before, in hex; empty where none is known.
    """

    format: int
    center: str
    number: int
    begun: str
    before: str
    had: Reach


@dataclass(frozen=True, slots=True)
class Segment:
    """A file as it was read: its whole pieces with the code after each, first that of the header.

    `left`: bytes after the last whole piece; `broken`: whether other pieces stand behind them.
    """

    file: Path
    header: Header | None
    pieces: tuple[bytes, ...]
    codes: tuple[bytes, ...]
    left: int
    broken: bool

    @property
    def number(self) -> int:
        return number_of(self.file)


@dataclass(frozen=True, slots=True)
class Fault:
    """With which file something is wrong, in words what, and how many files count all the same."""

    file: Path
    what: str
    count: int


class Open:
    """A file that is written to. Each piece is on the disk when `add` returns."""

    def __init__(self, folder: Path, header: Header, secret: bytes) -> None:
        """Begin the file. Raises OSError, also where one of that number is there."""
        self.file = folder / name_of(header.center, header.number)
        self.number = header.number
        line = json.dumps(plain(header)).encode() + b"\n"
        self._secret = secret
        self.file.touch(mode=0o600, exist_ok=False)
        self.code = code_of(secret, b"", line)
        self.size = len(line)
        self._has_pieces = False
        try:
            with self.file.open("r+b") as file:
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            self.leave()
            raise

    def add(self, piece: bytes) -> None:
        """Raises OSError where the place does not take it: then begin another file."""
        code = code_of(self._secret, self.code, piece)
        whole = MARK + len(piece).to_bytes(LENGTH_BYTES, "big") + code + piece
        with self.file.open("r+b") as file:
            if file.seek(0, os.SEEK_END) != self.size:
                raise OSError(f"{self.file.name} is not as it was left")
            file.write(whole)
            file.flush()
            os.fsync(file.fileno())
        self.code, self.size = code, self.size + len(whole)
        self._has_pieces = True

    def leave(self) -> None:
        """What is not whole is taken away as far as the place lets one, and so is a file without
        a piece: a disk that stays full gets no file for each trial."""
        with suppress(OSError):
            if not self._has_pieces:
                self.file.unlink()
            elif self.file.stat().st_size > self.size:
                os.truncate(self.file, self.size)


def code_of(secret: bytes, before: bytes, said: bytes) -> bytes:
    return hmac.digest(secret, before + said, sha256)


def segments_in(folder: Path, center: str) -> list[Path]:
    """All files of this center's archive, the oldest first. Raises OSError."""
    ours = re.compile(rf"{re.escape(center)}-\d{{8}}{re.escape(ENDING)}")
    return sorted(file for file in folder.iterdir() if ours.fullmatch(file.name))


def name_of(center: str, number: int) -> str:
    return f"{center}-{number:08}{ENDING}"


def number_of(file: Path) -> int:
    return int(file.name.removesuffix(ENDING)[-8:])


def header_of(file: Path) -> Header | None:
    """Without what follows it; None where there is none that can be read. Raises OSError."""
    with file.open("rb") as opened:
        return _header(opened.readline())


def _header(line: bytes) -> Header | None:
    try:
        found = read(Header, json.loads(line)) if line.endswith(b"\n") else None
    except (ValueError, Unreadable):
        return None
    return found if found is not None and found.format == FORMAT else None


def read_segment(file: Path, secret: bytes) -> Segment:
    """Raises OSError."""
    raw = file.read_bytes()
    line = raw[: raw.find(b"\n") + 1]
    header = _header(line)
    if header is None:
        return Segment(file, None, (), (), len(raw), MARK in raw)
    codes, pieces, at = [code_of(secret, b"", line)], [], len(line)
    while (piece := _piece(raw, at, codes[-1], secret)) is not None:
        pieces.append(piece)
        codes.append(code_of(secret, codes[-1], piece))
        at += len(MARK) + LENGTH_BYTES + CODE_BYTES + len(piece)
    left = len(raw) - at
    broken = left > 0 and raw.find(MARK, at + 1) != -1
    return Segment(file, header, tuple(pieces), tuple(codes), left, broken)


def _piece(raw: bytes, at: int, before: bytes, secret: bytes) -> bytes | None:
    """The piece that begins there; None where it is not whole, or not the one that was written."""
    length_at = at + len(MARK)
    code_at = length_at + LENGTH_BYTES
    begins = code_at + CODE_BYTES
    if raw[at:length_at] != MARK or len(raw) < begins:
        return None
    ends = begins + int.from_bytes(raw[length_at:code_at], "big")
    piece = raw[begins:ends]
    right = hmac.compare_digest(raw[code_at:begins], code_of(secret, before, piece))
    return piece if len(raw) >= ends and right else None


def faults_of(segments: list[Segment]) -> Iterator[Fault]:
    """What is wrong with files that follow on each other, the earliest first.

    What is not whole at the end of a file is no fault, nor a file that was cut off in its first
    line: a power cut leaves both, and the next file goes on from the last whole piece.
    """
    begun = None
    for at, one in enumerate(segments):
        if begun is not None and one.header is not None and one.header.before:
            before = segments[begun:at]
            goes_on = one.header.before == before[0].codes[-1].hex()
            if not goes_on and not any(each.broken for each in before):
                yield _gap(before[-1], one, at)
        if one.broken:
            what = f"piece {len(one.codes) or 1} is not the one that was written"
            yield Fault(one.file, what, at + 1)
        if one.header is not None:
            begun = at


def _gap(one: Segment, following: Segment, at: int) -> Fault:
    if following.number != one.number + 1:
        what = f"the file before it, number {following.number - 1}, is missing"
        return Fault(following.file, what, at)
    return Fault(one.file, "pieces are missing at its end", at)
