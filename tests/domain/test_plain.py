import json
from dataclasses import dataclass, field
from datetime import date, time
from enum import Enum, IntEnum, StrEnum
from typing import Any, NamedTuple, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_app.domain.plain import Fault, Unreadable, plain, read

T = TypeVar("T")


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Floor(IntEnum):
    GROUND = 0
    FIRST = 1


class Place(NamedTuple):
    zone: str
    counter: int


@dataclass(frozen=True, slots=True)
class Small:
    word: str
    number: int = 0
    colour: Colour = Colour.RED


@dataclass(frozen=True, slots=True)
class Everything:
    word: str
    number: int
    share: float
    open: bool
    colour: Colour
    floor: Floor
    day: date
    at: time
    place: Place
    small: Small
    many: tuple[Small, ...]
    pair: tuple[str, int]
    some: frozenset[Colour]
    listed: list[int]
    named: dict[str, Small]
    maybe: Small | None = None
    nested: dict[str, tuple[int, ...]] = field(default_factory=dict)


# Everything that JSON in UTF-8 can carry: no half of a surrogate pair.
words = st.text(st.characters(exclude_categories=["Cs"]))
smalls = st.builds(Small, words, st.integers(), st.sampled_from(Colour))
everything = st.builds(
    Everything,
    word=words,
    number=st.integers(),
    share=st.floats(allow_nan=False, allow_infinity=False),
    open=st.booleans(),
    colour=st.sampled_from(Colour),
    floor=st.sampled_from(Floor),
    day=st.dates(),
    at=st.times(),
    place=st.builds(Place, words, st.integers()),
    small=smalls,
    many=st.lists(smalls, max_size=3).map(tuple),
    pair=st.tuples(words, st.integers()),
    some=st.frozensets(st.sampled_from(Colour)),
    listed=st.lists(st.integers(), max_size=3),
    named=st.dictionaries(words, smalls, max_size=3),
    maybe=st.none() | smalls,
    nested=st.dictionaries(words, st.lists(st.integers(), max_size=3).map(tuple), max_size=2),
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
almost_small = st.fixed_dictionaries(
    {"word": st.text() | json_values},
    optional={
        "number": st.integers() | json_values,
        "colour": st.sampled_from(["red", "blue", "green"]),
    },
)


@given(everything)
def test_what_is_written_as_json_is_read_back_the_same(value: Everything) -> None:
    stored = json.dumps(plain(value)).encode()
    assert read(Everything, json.loads(stored)) == value


@given(everything)
def test_writing_what_was_read_gives_the_same_plain_value(value: Everything) -> None:
    assert plain(read(Everything, plain(value))) == plain(value)


@given(json_values | almost_small)
def test_any_json_is_read_or_refused_with_words_but_never_crashes(value: Any) -> None:
    built = read_or_faults(Small, value)
    if isinstance(built, Small):
        assert plain(built).items() >= value.items()
    else:
        assert built
        assert all(fault.what for fault in built)


@given(everything, json_values)
def test_one_wrong_field_is_named_by_its_path(value: Everything, wrong: Any) -> None:
    built = read_or_faults(Everything, plain(value) | {"small": {"word": wrong}})
    if isinstance(built, Everything):
        assert built.small.word == wrong
    else:
        assert [fault.where for fault in built] == ["small.word"]


def test_defaults_may_be_left_out_and_only_they() -> None:
    assert read(Small, {"word": "a"}) == Small("a", 0, Colour.RED)
    assert faults_of(Small, {"number": 1}) == [Fault("word", "is missing")]


def test_all_faults_are_told_at_once_each_with_its_path() -> None:
    value = {"word": 1, "number": "x", "colour": "green", "size": 3}
    assert faults_of(Small, value) == [
        Fault("word", "1 is not text"),
        Fault("number", "'x' is not a whole number"),
        Fault("colour", "'green' is none of red, blue"),
        Fault("size", "is not known here"),
    ]


def test_a_fault_deep_inside_is_named_by_the_way_to_it() -> None:
    value = {"kept": [{"word": "a"}, {"word": None}]}
    assert faults_of(dict[str, tuple[Small, ...]], value) == [
        Fault("kept[1].word", "None is not text")
    ]


@pytest.mark.parametrize(
    ("shape", "value", "what"),
    [
        (int, True, "True is not a whole number"),
        (int, 1.0, "1.0 is not a whole number"),
        (bool, 1, "1 is not true or false"),
        (str, None, "None is not text"),
        (float, "1", "'1' is not a number"),
        (Floor, True, "True is none of 0, 1"),
        (Floor, 2, "2 is none of 0, 1"),
        (Colour, ["red"], "['red'] is none of red, blue"),
        (date, "2026-13-01", "'2026-13-01' is not a date in ISO form"),
        (time, 9, "9 is not a time in ISO form"),
        (Place, ["a"], "['a'] is not a list of 2"),
        (tuple[int, ...], "12", "'12' is not a list"),
        (dict[str, int], [], "[] is not an object"),
        (Small, [], "[] is not an object"),
    ],
)
def test_nothing_is_bent_into_shape(shape: type[object], value: object, what: str) -> None:
    assert faults_of(shape, value) == [Fault("", what)]


@pytest.mark.parametrize("value", ["\ud800", "الرقم \udfff"])
def test_text_that_utf_8_cannot_carry_is_refused(value: str) -> None:
    (fault,) = faults_of(Small, {"word": value})
    assert fault.where == "word"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_json_cannot_carry_is_refused(value: float) -> None:
    assert faults_of(float, value) == [Fault("", f"{value} is not a number")]


def test_a_long_wrong_value_is_shown_shortened() -> None:
    (fault,) = faults_of(int, "a" * 500)
    assert fault.what == f"'{'a' * 36}... is not a whole number"


def test_the_error_says_all_faults_in_one_sentence() -> None:
    with pytest.raises(Unreadable, match=r"^word: 1 is not text; size: is not known here$"):
        read(Small, {"word": 1, "size": 2})


def test_a_set_is_written_in_order() -> None:
    assert plain(frozenset(Colour)) == ["blue", "red"]


def test_a_shape_without_a_plain_form_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError, match="no plain form"):
        read(complex, 1)
    with pytest.raises(TypeError, match="no plain form"):
        plain(object())


def test_an_enum_of_any_values_is_read_by_value() -> None:
    class Mixed(Enum):
        ONE = 1
        WORD = "word"

    assert [read(Mixed, value) for value in (1, "word")] == [Mixed.ONE, Mixed.WORD]


def faults_of(shape: type[object], value: object) -> list[Fault]:
    with pytest.raises(Unreadable) as refused:
        read(shape, value)
    return list(refused.value.faults)


def read_or_faults(shape: type[T], value: object) -> T | list[Fault]:
    try:
        return read(shape, value)
    except Unreadable as error:
        return list(error.faults)
