from hypothesis import given
from hypothesis import strategies as st

from center_app.domain.numbering import FORBIDDEN, Series, letter_of, next_number, series_of

A = Series(("A",))
RESERVE = ("X", "Y")


def numbers(series: Series, reserve: tuple[str, ...], how_many: int) -> list[str]:
    used: dict[str, int] = {}
    given_out = []
    for _ in range(how_many):
        number = next_number(series, reserve, used)
        assert number is not None
        used[letter_of(number)] = int(number[-3:])
        given_out.append(number)
    return given_out


def test_a_series_counts_from_one_without_a_hyphen() -> None:
    assert numbers(A, RESERVE, 3) == ["A001", "A002", "A003"]


def test_after_999_the_next_reserved_letter_begins() -> None:
    assert next_number(A, RESERVE, {"A": 998}) == "A999"
    assert next_number(A, RESERVE, {"A": 999}) == "X001"
    assert next_number(A, RESERVE, {"A": 999, "X": 999}) == "Y001"


def test_a_series_uses_its_own_further_letters_first() -> None:
    assert next_number(Series(("A", "B")), RESERVE, {"A": 999}) == "B001"


def test_a_reserved_letter_is_shared_without_a_number_given_twice() -> None:
    assert next_number(Series(("B",)), RESERVE, {"B": 999, "X": 17}) == "X018"


def test_when_all_letters_are_used_up_there_is_no_number() -> None:
    assert next_number(A, RESERVE, {"A": 999, "X": 999, "Y": 999}) is None
    assert next_number(A, (), {"A": 999}) is None


def test_numbers_that_are_still_about_are_left_out() -> None:
    about = frozenset({"A001", "A002", "A005"})
    assert next_number(A, RESERVE, {}, about) == "A003"
    assert next_number(A, RESERVE, {"A": 4}, about) == "A006"
    assert next_number(A, RESERVE, {"A": 998}, frozenset({"A999"})) == "X001"


def test_letters_may_be_arabic() -> None:
    assert next_number(Series(("ب",)), RESERVE, {}) == "ب001"
    assert letter_of("ب017") == "ب"


def test_an_agency_has_the_series_that_names_it() -> None:
    civil, rest = Series(("C",), ("civil", "health")), Series(("A",))
    assert series_of("health", [civil, rest]) == series_of("health", [rest, civil]) == civil
    assert series_of("trade", [civil, rest]) == rest
    assert series_of("trade", [civil]) is None


def test_letters_like_digits_are_forbidden() -> None:
    assert frozenset("IOQ") == FORBIDDEN


@given(st.integers(1, 3_000))
def test_no_number_is_given_twice(how_many: int) -> None:
    given_out = numbers(A, ("X", "Y", "Z"), how_many)
    assert len(set(given_out)) == how_many
