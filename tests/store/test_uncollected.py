import gc
from collections.abc import Callable, Iterator

import pytest

from center_app.store.uncollected import uncollected


@pytest.fixture(params=[gc.enable, gc.disable])
def collected(request: pytest.FixtureRequest) -> Iterator[bool]:
    """Whether Python looks for garbage by itself."""
    before, begin = gc.isenabled(), request.param
    begin()
    yield gc.isenabled()
    back: Callable[[], None] = gc.enable if before else gc.disable
    back()


def test_no_garbage_is_looked_for_meanwhile_and_afterwards_as_before(collected: bool) -> None:
    with uncollected(), uncollected():
        assert not gc.isenabled()
    assert gc.isenabled() is collected


def test_it_is_looked_for_again_when_reading_fails(collected: bool) -> None:
    with pytest.raises(OSError, match="away"):
        _failing()
    assert gc.isenabled() is collected


@uncollected()
def _failing() -> None:
    raise OSError("away")
