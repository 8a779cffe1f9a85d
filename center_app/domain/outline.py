"""What a stored value looks like, told from its types: to know whether it can be read again."""

from dataclasses import is_dataclass
from enum import Enum
from typing import Any, get_args, get_type_hints


def outline(shape: Any) -> str:
    """What a value of this shape looks like written out: equal if and only if one reads the other.

    Names every field of every dataclass in it, so that a stored value of another form is told.
    """
    seen: dict[str, str] = {}
    _outline(shape, seen)
    return "; ".join(f"{name}({inside})" for name, inside in sorted(seen.items()))


def _outline(shape: Any, seen: dict[str, str]) -> None:
    for argument in get_args(shape):
        _outline(argument, seen)
    if not isinstance(shape, type) or shape.__qualname__ in seen:
        return
    if issubclass(shape, Enum):
        seen[shape.__qualname__] = ", ".join(str(member.value) for member in shape)
        return
    hints = get_type_hints(shape) if is_dataclass(shape) or hasattr(shape, "_fields") else {}
    seen[shape.__qualname__] = ", ".join(f"{name}: {hint}" for name, hint in hints.items())
    for hint in hints.values():
        _outline(hint, seen)
