"""`center slides`: looking through what a center shows beside the calls of its displays."""

from argparse import Namespace

from center_app.cli.failures import Failed
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from ui.display.leaf import read_slide
from ui.display.slides import BadSlide, sheets

ROOM = 2_000, 2_000
"""Pixels that a picture is read for."""


def check(settings: Settings, options: Namespace) -> None:
    """Fails with a line for each file that a display leaves out."""
    folder = options.folder or settings.slides_folder
    if not folder.is_dir():
        raise Failed(f"There is no folder {folder}.")
    known, faults = sheets(folder)
    names, shown = [], []
    for sheet in known:
        try:
            slide = read_slide(sheet, *ROOM)
        except BadSlide as error:
            faults.append(f"{error}")
            continue
        parts = [
            part for part, there in (("picture", slide.picture), ("text", slide.texts)) if there
        ]
        names.append(slide.name)
        shown.append(f"{slide.name}: {' and '.join(parts)}")
    if faults:
        raise Failed("\n".join(faults))
    tell(options, "\n".join(shown) or f"{folder} is empty.", slides=names)
