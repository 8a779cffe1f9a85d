"""What SQLite really does to its files, recorded: every write, and every wait for the disk.

The recorder stands between SQLite and the system, in the SQLite that the product is shipped with
(its VFS, https://www.sqlite.org/vfs.html); what is asked of the system is asked as before.
"""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

import pysqlite3._sqlite3 as shipped

POINTER = ctypes.c_void_p


class Did(StrEnum):
    WRITE = "write"
    TRUNCATE = "truncate"
    SYNC = "sync"
    DELETE = "delete"
    SAID = "said"


class Step(NamedTuple):
    """One thing that was done to a file, or that was said to somebody (then `what` was said).

    `at`: where the bytes of a write begin; the size that a file is cut to; how many steps before
    are on the disk for certain once a sync has come back.
    """

    did: Did
    file: str
    at: int = 0
    data: bytes = b""
    what: Any = None


class Recording:
    """The steps in their order, of the files of one folder; safe among threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.steps: list[Step] = []
        self.before = {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}

    def say(self, what: Any) -> None:
        """Somebody is told: from here on it must not be forgotten."""
        self.steps.append(Step(Did.SAID, "", what=what))

    def wrote(self, file: str, at: int, data: bytes) -> None:
        self.steps.append(Step(Did.WRITE, file, at, data))

    def synced(self, file: str, covers: int) -> None:
        self.steps.append(Step(Did.SYNC, file, covers))

    def name_of(self, path: int) -> str | None:
        """The name of a file of the folder, by the address of its path; None for any other."""
        found = Path(ctypes.string_at(path).decode())
        return found.name if found.parent == self.folder else None


class _File(ctypes.Structure):
    _fields_ = (("methods", POINTER),)


class _Methods(ctypes.Structure):
    """`sqlite3_io_methods`, version 3."""

    _fields_ = (
        ("version", ctypes.c_int),
        *((name, POINTER) for name in ("close", "read", "write", "truncate", "sync")),
        *((f"other_{n}", POINTER) for n in range(13)),
    )


class _Vfs(ctypes.Structure):
    """`sqlite3_vfs` as far as it is needed."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("size_of_file", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", POINTER),
        ("name", ctypes.c_char_p),
        ("data", POINTER),
        ("open", POINTER),
        ("delete", POINTER),
    )


_INT, _LONG, _TEXT = ctypes.c_int, ctypes.c_int64, ctypes.c_char_p
_OPEN = ctypes.CFUNCTYPE(_INT, POINTER, POINTER, ctypes.POINTER(_File), _INT, POINTER)
"""The path is passed on as the very address that came: SQLite keeps it with the file."""

_DELETE = ctypes.CFUNCTYPE(_INT, POINTER, POINTER, _INT)
_WRITE = ctypes.CFUNCTYPE(_INT, POINTER, POINTER, _INT, _LONG)
_TRUNCATE = ctypes.CFUNCTYPE(_INT, POINTER, _LONG)
_SYNC = ctypes.CFUNCTYPE(_INT, POINTER, _INT)


def _default_vfs() -> _Vfs:
    library = ctypes.CDLL(shipped.__file__)
    find = library.sqlite3_vfs_find
    find.restype, find.argtypes = ctypes.POINTER(_Vfs), [_TEXT]
    found: _Vfs = find(None).contents
    assert found.name == b"unix", "the recorder knows the VFS of Linux and macOS only"
    return found


class _Recorder:
    """Wraps what the VFS opens; has to live as long as SQLite has any such file open."""

    def __init__(self, recording: Recording, vfs: _Vfs) -> None:
        self._recording = recording
        self._names: dict[int, str] = {}
        self._wrapped: dict[int, _Methods] = {}
        self._open = _OPEN(vfs.open)
        self._delete = _DELETE(vfs.delete)
        self.open = _OPEN(self._opened)
        self.delete = _DELETE(self._deleted)
        self._kept: list[object] = []

    def _opened(self, vfs: int, path: int | None, file: Any, flags: int, out: int) -> int:
        code: int = self._open(vfs, path, file, flags, out)
        name = self._recording.name_of(path) if path else None
        if code == 0 and name is not None and file.contents.methods:
            self._names[ctypes.addressof(file.contents)] = name
            file.contents.methods = ctypes.addressof(self._wrapping(file.contents.methods))
        return code

    def _deleted(self, vfs: int, path: int, firmly: int) -> int:
        code: int = self._delete(vfs, path, firmly)
        name = self._recording.name_of(path)
        if code == 0 and name is not None:
            self._recording.steps.append(Step(Did.DELETE, name, firmly))
        return code

    def _wrapping(self, address: int) -> _Methods:
        """The same methods, and a note of what changes a file."""
        if address not in self._wrapped:
            real = _Methods.from_address(address)
            ours = _Methods.from_buffer_copy(real)
            for name, shape, made in (
                ("write", _WRITE, self._writing),
                ("truncate", _TRUNCATE, self._truncating),
                ("sync", _SYNC, self._syncing),
            ):
                noting = shape(made(shape(getattr(real, name))))
                self._kept.append(noting)
                setattr(ours, name, ctypes.cast(noting, POINTER))
            self._wrapped[address] = ours
        return self._wrapped[address]

    def _writing(self, real: Callable[..., int]) -> Callable[..., int]:
        def write(file: int, data: int, length: int, at: int) -> int:
            code = real(file, data, length, at)
            self._recording.wrote(self._names[file], at, ctypes.string_at(data, length))
            return code

        return write

    def _truncating(self, real: Callable[..., int]) -> Callable[..., int]:
        def truncate(file: int, size: int) -> int:
            code = real(file, size)
            self._recording.steps.append(Step(Did.TRUNCATE, self._names[file], size))
            return code

        return truncate

    def _syncing(self, real: Callable[..., int]) -> Callable[..., int]:
        def sync(file: int, flags: int) -> int:
            covers = len(self._recording.steps)
            code = real(file, flags)
            self._recording.synced(self._names[file], covers)
            return code

        return sync


_recorders: list[_Recorder] = []
"""For ever: SQLite may close a file after the recording."""


@contextmanager
def recorded(folder: Path) -> Iterator[Recording]:
    """Record what SQLite does in this process, with files of the folder that it opens meanwhile."""
    recording = Recording(folder)
    vfs = _default_vfs()
    before = vfs.open, vfs.delete
    recorder = _Recorder(recording, vfs)
    _recorders.append(recorder)
    vfs.open = ctypes.cast(recorder.open, POINTER)
    vfs.delete = ctypes.cast(recorder.delete, POINTER)
    try:
        yield recording
    finally:
        vfs.open, vfs.delete = before
