"""The code of dataclasses' methods, compiled when the bundle is made: a sixth of a start.

`dataclasses` writes every method as text and compiles it each time that a program starts. What it
wrote is kept here beside what came of it; `class_code_hook` gives it to the bundle's programs.

    python -m installer.class_code FILE < the names of modules, one a line
"""

import builtins
import dataclasses
import marshal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

Executed = Callable[[str, dict[str, Any], dict[str, Any]], None]


@contextmanager
def executed_by(execute: Executed) -> Iterator[None]:
    """Meanwhile `dataclasses` has its texts executed so: a module sees its own names first."""
    vars(dataclasses)["exec"] = execute
    try:
        yield
    finally:
        del vars(dataclasses)["exec"]


def code_of(modules: Iterable[str]) -> dict[str, bytes]:
    """What the dataclasses of these modules, and of all that they import, are made by."""
    found: dict[str, bytes] = {}

    def note(text: str, scope: dict[str, Any], names: dict[str, Any]) -> None:
        found[text] = marshal.dumps(compile(text, "<string>", "exec"))
        builtins.exec(text, scope, names)

    with executed_by(note):
        for name in modules:
            import_module(name)
    return found


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(marshal.dumps(code_of(sys.stdin.read().split())))
