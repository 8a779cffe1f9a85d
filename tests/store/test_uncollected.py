import gc
from collections.abc import Callable, Iterator
from threading import Thread

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


def test_it_is_looked_for_again_though_one_ends_while_another_begins(
    collected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, look = uncollected(), gc.isenabled
    first.__enter__()
    ending = Thread(target=first.__exit__, args=(None, None, None))

    def look_while_it_ends() -> bool:
        found = look()
        ending.start()
        ending.join(timeout=0.1)  # it has to wait until the other has begun
        return found

    monkeypatch.setattr(gc, "isenabled", look_while_it_ends)
    second = uncollected()
    second.__enter__()
    monkeypatch.undo()
    ending.join()
    second.__exit__(None, None, None)
    assert gc.isenabled() is collected


@uncollected()
def _failing() -> None:
    raise OSError("away")
