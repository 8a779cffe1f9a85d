"""A reference registry in a process of its own, as long as the demonstration runs."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from center_app.cli.itself import CENTER
from center_app.cli.registry import enrol_center
from center_app.domain.refusal import Unavailable

PATIENCE_S = 10


@contextmanager
def registry_process(folder: Path, center: str) -> Iterator[str]:
    """Run a registry that knows `center`, whose key lies in `folder`; gives its address.

    Raises Unavailable when it does not start.
    """
    database = f"sqlite:///{folder / 'registry.db'}"
    enrol_center(database, center, folder / "registry.key")
    process = subprocess.Popen(
        [*CENTER, "registry", "serve", "--db", database, "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"CENTER_STATE": str(folder)},
    )
    try:
        yield _address(process)
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(PATIENCE_S)
        process.kill()
        assert process.stdout is not None
        process.stdout.close()


def _address(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    if not address:
        raise Unavailable("The reference registry did not start.")
    return address
