"""The roof: the `center` command, the only place that puts all parts together."""

import sys
from collections.abc import Sequence

from center_app.cli.loading import loading

with loading():
    from center_app.cli.parser import run


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 refused or failed, 2 wrong usage."""
    return run(sys.argv[1:] if arguments is None else arguments)
