"""Reading very many rows without looking for garbage among them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_turn = Lock()


@contextmanager
def uncollected() -> Iterator[None]:
    """Rows hold no cycles, and looking for some among a month of them takes half as long as all
    else: Python looks again whenever so many have come. Threads may do so at the same time; the
    one that began it ends it."""
    with _turn:
        before = gc.isenabled()
        gc.disable()
    try:
        yield
    finally:
        if before:
            with _turn:
                gc.enable()
