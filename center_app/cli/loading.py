"""Loading the parts of a command."""

import linecache
from collections.abc import Iterator
from contextlib import contextmanager

from center_app.store.uncollected import uncollected


@contextmanager
def loading() -> Iterator[None]:
    """What is loaded stays: looking for garbage meanwhile takes a sixth of a station's start.

    The lines of all modules, which Qt for Python has read on their way in, are not kept: 5 MB. A
    traceback reads those that it shows again.
    """
    with uncollected():
        try:
            yield
        finally:
            linecache.clearcache()
