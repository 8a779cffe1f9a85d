"""The shapes of all events, made from the domain's own classes, for a quick look at their data.

A shape is at least as strict as `plain.read` is: what it lets pass, that one would too. Where the
two differ (a date in another form, say) it says no, and the strict reader has the last word.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec

from center_app.domain.codec import EVENTS
from center_app.domain.plain import LENT

Decode = Callable[[msgspec.Raw], Any]


def data_of(name: str, version: int, data: msgspec.Raw) -> Any:
    """The data of such an event, in the version that is written today; None if it is none."""
    known = _DECODERS.get((name, version))
    if known is None:
        return None
    try:
        return known(data)
    except (msgspec.DecodeError, RecursionError):
        return None


@cache
def _shape(kind: Any) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        (one,) = (each for each in inner if each is not NoneType)
        return _shape(one) | None
    if origin is Mapping:
        return dict[str, _shape(inner[1])]  # type: ignore[misc]
    if origin is not None:
        return origin[tuple(each if each is ... else _shape(each) for each in inner)]
    if is_dataclass(kind):
        return _struct(kind)
    if isinstance(kind, type) and issubclass(kind, tuple) and kind is not tuple:
        return tuple[tuple(map(_shape, get_type_hints(kind).values()))]  # type: ignore[misc]
    return kind


def _struct(kind: Any) -> type[msgspec.Struct]:
    hints = get_type_hints(kind)
    needed: list[Any] = []
    given: list[Any] = []
    for field in fields(kind):
        if field.metadata == LENT:
            continue
        shape = _shape(hints[field.name])
        if field.default is MISSING and field.default_factory is MISSING:
            needed.append((field.name, shape))
        else:
            given.append((field.name, shape, None))
    return msgspec.defstruct(
        kind.__name__, needed + given, kw_only=True, forbid_unknown_fields=True, gc=False
    )


_DECODERS: Mapping[tuple[str, int], Decode] = {
    (name, event.version): msgspec.json.Decoder(_shape(event)).decode  # type: ignore[arg-type]
    for name, event in EVENTS.items()
}
