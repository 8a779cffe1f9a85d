"""Begins every program of the bundle: dataclasses are made of the code that `class_code` compiled.

Any other text is compiled as ever.
"""

import builtins
import dataclasses
import marshal
import sys
from pathlib import Path
from typing import Any

FILE = "class_code"


def use(compiled: dict[str, bytes]) -> None:
    """Each is needed once, and not kept after it."""

    def execute(text: str, scope: dict[str, Any], names: dict[str, Any]) -> None:
        code = compiled.pop(text, None)
        builtins.exec(text if code is None else marshal.loads(code), scope, names)

    vars(dataclasses)["exec"] = execute


if (bundle := getattr(sys, "_MEIPASS", None)) is not None:
    use(marshal.loads(Path(bundle, FILE).read_bytes()))
