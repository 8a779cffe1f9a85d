"""Frozen dataclasses to plain JSON values and back, strictly, naming every fault by its path.

One reader and one writer serve commands, events, the catalogue and whatever else is stored or
sent. Understood are str, int, float, bool, enums, dates, times, named tuples, dataclasses,
`tuple[T, ...]`, `tuple[A, B]`, `frozenset[T]`, `list[T]`, `dict[str, T]` and `T | None`.
A field with the metadata `LENT` belongs to somebody else and is neither written nor read.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date, time
from enum import Enum
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")

LENT = {"lent": True}

UNKNOWN = "is not known here"

SHOWN = 40
"""Characters of a wrong value that a fault repeats."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a document: where (`services[3].fee`) and what."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" if self.where else self.what


class Unreadable(ValueError):
    """A value does not have the shape asked for; `faults` names every place."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(map(str, faults)))
        self.faults = tuple(faults)


class _OfTheKnown(list[Fault]):
    """Faults but for fields that are not known here."""

    def append(self, fault: Fault) -> None:
        if fault.what != UNKNOWN:
            super().append(fault)


Reader = Callable[[Any, str, list[Fault]], Any]
Writer = Callable[[Any], Any]


def read(shape: type[T], value: object, *, overlook_unknown: bool = False) -> T:
    """Build a `shape` from plain JSON values. Raises Unreadable with all faults.

    `overlook_unknown`: what a newer program says besides is left out.
    """
    faults: list[Fault] = _OfTheKnown() if overlook_unknown else []
    reader: Reader = _reader(shape)  # type: ignore[arg-type]
    built = reader(value, "", faults)
    if faults:
        raise Unreadable(faults)
    return built  # type: ignore[no-any-return]


def plain(value: object) -> Any:
    """The plain JSON value of a dataclass (or anything else that `read` understands)."""
    shape: Any = type(value)
    return _writer(shape)(value)


@cache
def _reader(shape: Any) -> Reader:  # noqa: C901, PLR0911 - one line a shape
    origin, arguments = get_origin(shape), get_args(shape)
    if origin in (Union, UnionType):
        return _optional_reader(arguments)
    if origin in (tuple, frozenset, list):
        return _sequence_reader(origin, arguments)
    if origin in (dict, Mapping):
        return _mapping_reader(arguments[1])
    if is_dataclass(shape):
        return _dataclass_reader(shape)
    if isinstance(shape, type):
        if issubclass(shape, Enum):
            return _enum_reader(shape)
        if issubclass(shape, tuple):
            return _named_tuple_reader(shape)
        if shape in (date, time):
            return _iso_reader(shape)
        if shape in (str, int, float, bool):
            return _scalar_reader(shape)
        if shape is object:
            return lambda value, _where, _faults: value
    if shape is Any:
        return lambda value, _where, _faults: value
    raise TypeError(f"no plain form for {shape!r}")


def _scalar_reader(shape: type) -> Reader:
    name, fits = SCALARS[shape]

    def scalar(value: Any, where: str, faults: list[Fault]) -> Any:
        if fits(value):
            return value
        faults.append(Fault(where, f"{_shown(value)} is not {name}"))
        return None

    return scalar


def _is_text(value: Any) -> bool:
    """Whether it is text that UTF-8 can carry: no half of a surrogate pair."""
    if type(value) is not str:
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


SCALARS: Mapping[type, tuple[str, Callable[[Any], bool]]] = {
    str: ("text", _is_text),
    int: ("a whole number", lambda value: type(value) is int),
    float: ("a number", lambda value: type(value) in (int, float) and isfinite(value)),
    bool: ("true or false", lambda value: type(value) is bool),
}


def _enum_reader(shape: type[Enum]) -> Reader:
    members = {member.value: member for member in shape}
    accepted = ", ".join(map(str, members))

    def one_of(value: Any, where: str, faults: list[Fault]) -> Any:
        member = members.get(value) if type(value) in (str, int) else None
        if member is None:
            faults.append(Fault(where, f"{_shown(value)} is none of {accepted}"))
        return member

    return one_of


def _iso_reader(shape: Any) -> Reader:
    def iso(value: Any, where: str, faults: list[Fault]) -> Any:
        try:
            return shape.fromisoformat(value)
        except (TypeError, ValueError):
            faults.append(Fault(where, f"{_shown(value)} is not a {shape.__name__} in ISO form"))
            return None

    return iso


def _optional_reader(arguments: tuple[Any, ...]) -> Reader:
    (shape,) = (argument for argument in arguments if argument is not NoneType)
    inner = _reader(shape)
    return lambda value, where, faults: None if value is None else inner(value, where, faults)


def _sequence_reader(origin: type, arguments: tuple[Any, ...]) -> Reader:
    if origin is tuple and arguments[-1] is not Ellipsis:
        return _fixed_reader(tuple(map(_reader, arguments)), tuple)
    inner = _reader(arguments[0])

    def sequence(value: Any, where: str, faults: list[Fault]) -> Any:
        if not isinstance(value, list):
            faults.append(Fault(where, f"{_shown(value)} is not a list"))
            return origin()
        return origin([inner(item, f"{where}[{i}]", faults) for i, item in enumerate(value)])

    return sequence


def _named_tuple_reader(shape: Any) -> Reader:
    readers = tuple(map(_reader, get_type_hints(shape).values()))
    return _fixed_reader(readers, lambda items: shape(*items))


def _fixed_reader(readers: tuple[Reader, ...], build: Callable[[Any], Any]) -> Reader:
    def fixed(value: Any, where: str, faults: list[Fault]) -> Any:
        if not isinstance(value, list) or len(value) != len(readers):
            faults.append(Fault(where, f"{_shown(value)} is not a list of {len(readers)}"))
            return None
        pairs = zip(readers, value, strict=True)
        return build(
            [inner(item, f"{where}[{i}]", faults) for i, (inner, item) in enumerate(pairs)]
        )

    return fixed


def _mapping_reader(shape: Any) -> Reader:
    inner = _reader(shape)

    def mapping(value: Any, where: str, faults: list[Fault]) -> Any:
        if not isinstance(value, dict):
            faults.append(Fault(where, f"{_shown(value)} is not an object"))
            return {}
        dot = f"{where}." if where else ""
        return {key: inner(item, dot + key, faults) for key, item in value.items()}

    return mapping


def _dataclass_reader(shape: Any) -> Reader:
    hints = get_type_hints(shape)
    own = _own(shape)
    readers = {field.name: _reader(hints[field.name]) for field in own}
    needed = {f.name for f in own if f.default is MISSING and f.default_factory is MISSING}

    def record(value: Any, where: str, faults: list[Fault]) -> Any:
        if not isinstance(value, dict):
            faults.append(Fault(where, f"{_shown(value)} is not an object"))
            return None
        before = len(faults)
        dot = f"{where}." if where else ""
        found = {}
        for name, item in value.items():
            reader = readers.get(name)
            if reader is None:
                faults.append(Fault(dot + name, UNKNOWN))
            else:
                found[name] = reader(item, dot + name, faults)
        if len(found) < len(readers):
            missing = sorted(needed - found.keys())
            faults.extend(Fault(dot + name, "is missing") for name in missing)
        return shape(**found) if len(faults) == before else None

    return record


def _own(shape: Any) -> list[Field[Any]]:
    return [field for field in fields(shape) if field.init and not field.metadata.get("lent")]


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= SHOWN else text[: SHOWN - 3] + "..."


@cache
def _writer(shape: type) -> Writer:
    if is_dataclass(shape):
        names = tuple(field.name for field in _own(shape))
        return lambda value: {name: plain(getattr(value, name)) for name in names}
    if issubclass(shape, Enum):
        return lambda value: value.value
    if shape in (date, time):
        return lambda value: value.isoformat()
    if issubclass(shape, dict):
        return lambda value: {key: plain(item) for key, item in value.items()}
    if issubclass(shape, frozenset):
        return lambda value: sorted(plain(item) for item in value)
    if issubclass(shape, tuple | list):
        return lambda value: [plain(item) for item in value]
    if shape in (str, int, float, bool, NoneType):
        return lambda value: value
    raise TypeError(f"no plain form for {shape!r}")
