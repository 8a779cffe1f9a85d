"""Reading very many rows without looking for garbage among them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Rows hold no cycles, and looking for some among a month of them takes half as long as all
    else: Python looks again whenever so many have come. Threads may do so at the same time."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
