"""What the programs that run all day write down: a line of JSON for each thing that happened.

It lies in `logs` in the state folder, a file for each program, begun anew when it is full; so
`center doctor --bundle` has it without any right in the system. People read the same on standard
error, which systemd keeps in its journal, with the priority of each line.

Nothing in it is about a person: what the program says names stations, numbers of entries and
codes, and whatever an error of another's may bring along is taken out before it is written.
"""

import json
import logging
import os
import re
import sys
import threading
import traceback
from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from center_app.cli.failures import EXPECTED
from center_app.cli.settings import Settings
from center_app.domain.clock import SECOND, local
from center_app.store.turn import take_at_once

PROGRAMS: Mapping[str, str] = {
    "server:serve": "server",
    "stations:run": "",  # by the station's name
    "web:serve": "web",
    "sync:run": "sync",
    "archive.command:run": "archive",
    "registry:serve": "registry",
}
"""Which commands keep a log, and how its file is called."""

ENDING = ".log"
MB = 1_000_000

UNDER_SYSTEMD = "JOURNAL_STREAM"
"""The variable by which systemd says that what is said goes into its journal."""

PRIORITIES = {logging.DEBUG: 7, logging.INFO: 6, logging.WARNING: 4, logging.ERROR: 3}
MOST_URGENT = 2

LONGEST = 8_000
"""Characters of one line's sentence, and of its fault."""

_log = logging.getLogger(__name__)

_LOGIN = re.compile(r"//[^/@\s]+@")
_PARAMETERS = re.compile(r"\[parameters: .*", re.DOTALL)
_CONTACT = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]+")
_DIGITS = re.compile(
    r"(?<![0-9A-Za-z-])(?!\d{4}-\d\d-\d\d(?!\d))\+?\d(?:[ -]?\d){8,}(?![0-9A-Za-z-])"
)
"""A telephone or national number: nine digits or more, and no date; an id has letters in it."""
_SECRET = re.compile(
    r"(?<![\w-])(?![0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\w-]))"
    r"(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{20,}(?![\w-])"
)
"""A ticket's token, a key or a pass: long, of letters and digits, and no UUID."""


def without_people(text: str) -> str:
    """The text without what may be about a person, or opens something."""
    text = _PARAMETERS.sub("[parameters: ***]", text)
    if "@" in text:  # to look for addresses in a long line takes its time
        text = _CONTACT.sub("***@***", _LOGIN.sub("//***@", text))
    return _DIGITS.sub("***", _SECRET.sub("***", text))


class _Pages(RotatingFileHandler):
    """A disk that is full keeps no log; the line was said on standard error all the same."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Nothing: no hall stops for its log."""


class JsonLines(logging.Formatter):
    """One object a line: at, level, program, from, said and, after an error, fault."""

    def __init__(self, program: str) -> None:
        super().__init__()
        self._program = program

    def format(self, record: logging.LogRecord) -> str:
        at = local(round(record.created * SECOND))
        line: dict[str, object] = {
            "at": at.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "program": self._program,
            "from": record.name,
            "said": without_people(record.getMessage()[: 2 * LONGEST])[:LONGEST],
        }
        if record.exc_info and record.exc_info[1] is not None:
            line["fault"] = without_people(_fault(record.exc_info[1])[-2 * LONGEST :])[-LONGEST:]
        return json.dumps(line, ensure_ascii=False)


class Sentences(logging.Formatter):
    """The same for people; under systemd each line begins with its priority."""

    def __init__(self, *, with_priority: bool) -> None:
        super().__init__()
        self._with_priority = with_priority

    def format(self, record: logging.LogRecord) -> str:
        said = without_people(record.getMessage())
        if record.exc_info and record.exc_info[1] is not None:
            said = f"{said}\n{without_people(_fault(record.exc_info[1]))}"
        if not self._with_priority:
            return said
        mark = f"<{PRIORITIES.get(record.levelno, MOST_URGENT)}>"
        return "\n".join(f"{mark}{line}" for line in said.splitlines())


def program_of(options: Namespace) -> str:
    """Under which name this command keeps a log; empty where it keeps none."""
    if options.run not in PROGRAMS or getattr(options, "screenshot", None) is not None:
        return ""
    name = PROGRAMS[options.run] or str(options.station)
    return f"{name}-guard" if getattr(options, "guard", None) is not None else name


def keep_as_worker(settings: Settings, program: str) -> None:
    """Write down what happens in one of several processes of a program, for as long as it lives.

    Each has a file of its own, `registry-1.log` and so on: the first number that none has.
    """
    folder = folder_of_logs(settings)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    turns = ((n, take_at_once(folder / f"{program}-{n}.turn")) for n in count(1))
    number = next(n for n, held in turns if held is not None)  # held until the process ends
    _begin([_to_people(), *_to_file(settings, f"{program}-{number}")])


@contextmanager
def kept(settings: Settings, program: str) -> Iterator[None]:
    """Write down what happens in this process, until it ends.

    Where no file can be written it goes to standard error alone: no hall stops for its log.
    """
    handlers = [_to_people(), *_to_file(settings, program)]
    root, access = logging.getLogger(), logging.getLogger("uvicorn.access")
    before, hooks = root.level, (sys.excepthook, threading.excepthook)
    _begin(handlers)
    try:
        yield
    except EXPECTED:
        raise
    except Exception as error:
        _log.critical("an error nobody foresaw", exc_info=error)
        raise SystemExit(1) from error
    finally:
        sys.excepthook, threading.excepthook = hooks
        root.setLevel(before)
        access.disabled = False
        for handler in handlers:
            root.removeHandler(handler)
            handler.close()


def _begin(handlers: list[logging.Handler]) -> None:
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    # The addresses of pages have the tokens of tickets in them.
    logging.getLogger("uvicorn.access").disabled = True
    for handler in handlers:
        root.addHandler(handler)
    sys.excepthook, threading.excepthook = _fallen, _fallen_on_thread


def folder_of_logs(settings: Settings) -> Path:
    return settings.state / "logs"


def files_of(settings: Settings) -> list[Path]:
    """Every file of every program, the older ones too."""
    return sorted(folder_of_logs(settings).glob(f"*{ENDING}*"))


def _to_people() -> logging.Handler:
    handler = logging.StreamHandler()
    handler.setLevel(logging.WARNING)
    handler.setFormatter(Sentences(with_priority=UNDER_SYSTEMD in os.environ))
    return handler


def _to_file(settings: Settings, program: str) -> Iterator[logging.Handler]:
    folder = folder_of_logs(settings)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = _Pages(
            folder / f"{program}{ENDING}",
            maxBytes=settings.log_size * MB,
            backupCount=settings.log_files - 1,
            encoding="utf-8",
        )
    except OSError as error:
        sys.stderr.write(f"No log can be kept in {folder}: {error.strerror}.\n")
        return
    handler.setFormatter(JsonLines(program))
    yield handler


def _fault(error: BaseException) -> str:
    return "".join(traceback.format_exception(error)).rstrip()


def _fallen(_kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if isinstance(error, KeyboardInterrupt):
        return
    _log.critical("an error nobody foresaw", exc_info=error.with_traceback(trace))


def _fallen_on_thread(fall: threading.ExceptHookArgs) -> None:
    if fall.exc_value is not None and not isinstance(fall.exc_value, SystemExit):
        name = fall.thread.name if fall.thread is not None else "-"
        _log.critical("an error nobody foresaw, on %s", name, exc_info=fall.exc_value)
