"""Files that a crash leaves as they were, or as they should be."""

import os
from pathlib import Path


def write_whole(file: Path, content: bytes) -> None:
    """Replace the file as a whole: a crash leaves the old one or the new one. Raises OSError."""
    part = file.with_suffix(".part")
    with part.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(file)
