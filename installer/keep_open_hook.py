"""Begins every program of the bundle: it goes on with its own modules while an update comes.

What has not been loaded yet is read from the files that were there at the start, whatever has come
to stand under their names: a server serves on while the new version gets ready (`center prepare`).
"""

import os
import sys
import zipimport
from importlib import import_module
from pathlib import Path


def kept_open(file: str | Path) -> str:
    """Where the file is found as long as this program runs, replaced or not."""
    return f"/proc/self/fd/{os.open(file, os.O_RDONLY | os.O_CLOEXEC)}"


def keep_library_open(library: Path) -> None:
    """Python's own modules, as far as they lie in one archive."""
    importer = sys.path_importer_cache.get(str(library))
    if isinstance(importer, zipimport.zipimporter):
        importer.archive = kept_open(library)


if (bundle := getattr(sys, "_MEIPASS", None)) is not None:
    archive = vars(import_module("pyimod02_importers").pyz_archive)
    archive["_filename"] = kept_open(archive["_filename"])
    keep_library_open(Path(bundle, "base_library.zip"))
