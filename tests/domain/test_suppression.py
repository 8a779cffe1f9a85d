from hypothesis import given
from hypothesis import strategies as st

from center_app.domain.suppression import LEAST, Sum, withheld

WHOLE = "all"


def test_a_small_count_takes_the_next_smallest_with_it() -> None:
    counts = {"a": 3, "b": 9, "c": 40, WHOLE: 52}
    assert withheld(counts, [Sum(WHOLE, ("a", "b", "c"))]) == {"a", "b"}


def test_two_small_counts_that_are_still_too_little_take_a_third() -> None:
    counts = {"a": 1, "b": 1, "c": 40, WHOLE: 42}
    assert withheld(counts, [Sum(WHOLE, ("a", "b", "c"))]) == {"a", "b", "c"}


def test_nothing_is_withheld_where_all_is_large() -> None:
    counts = {"a": 5, "b": 9, WHOLE: 14}
    assert withheld(counts, [Sum(WHOLE, ("a", "b"))]) == frozenset()


def test_a_total_goes_where_its_parts_cannot_cover_each_other() -> None:
    counts = {"a": 4, WHOLE: 4}
    assert withheld(counts, [Sum(WHOLE, ("a",))]) == {"a", WHOLE}
    alone = {"a": 3, "b": 3, "x": 6, "y": 50, WHOLE: 56}
    hidden = withheld(alone, [Sum(WHOLE, ("x", "y")), Sum("x", ("a", "b"))])
    assert {"a", "b", "x", "y"} == hidden


trees = st.lists(st.lists(st.integers(0, 30), min_size=1, max_size=5), min_size=1, max_size=5)


@given(trees)
def test_nobody_can_compute_what_is_withheld(tree: list[list[int]]) -> None:
    """An attacker narrows every withheld count by all sums until nothing more comes of it."""
    counts: dict[str, int] = {}
    sums = []
    for n, services in enumerate(tree):
        keys = tuple(f"{n}.{m}" for m in range(len(services)))
        counts |= dict(zip(keys, services, strict=True))
        counts[str(n)] = sum(services)
        sums.append(Sum(str(n), keys))
    counts[WHOLE] = sum(map(sum, tree))
    sums.append(Sum(WHOLE, tuple(str(n) for n in range(len(tree)))))
    hidden = withheld(counts, sums)
    assert all(counts[key] >= LEAST for key in counts.keys() - hidden)
    low = {key: 0 if key in hidden else count for key, count in counts.items()}
    high = {key: 10**6 if key in hidden else count for key, count in counts.items()}
    for _ in range(len(counts) + 2):
        for one in sums:
            low[one.total] = max(low[one.total], sum(low[part] for part in one.parts))
            high[one.total] = min(high[one.total], sum(high[part] for part in one.parts))
            for part in one.parts:
                others = [other for other in one.parts if other != part]
                low[part] = max(low[part], low[one.total] - sum(high[other] for other in others))
                high[part] = min(high[part], high[one.total] - sum(low[other] for other in others))
    assert all(high[key] - low[key] >= LEAST for key in hidden)
