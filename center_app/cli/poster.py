"""`center poster`: the sheet that tells citizens how a visit goes, to be printed and hung up."""

import os
import sys
from argparse import Namespace
from contextlib import closing

from center_app.cli.house import open_house
from center_app.cli.settings import Settings
from center_app.cli.setup import PLAIN
from center_app.cli.telling import tell
from center_app.language import find
from ui.application import open_application
from ui.poster import write_poster
from ui.theme import Contrast, Metrics, Theme


def run(settings: Settings, options: Namespace) -> None:
    """With the name that the center has in its settings. Raises as `open_house` does, OSError."""
    with closing(open_house(settings)) as house:
        known = house.center.hall.settings or PLAIN
    languages = find("ar"), find("en")
    open_application(sys.argv[:1], languages[0], os.environ)
    colours = Theme(Metrics.desk(), 1.0, Contrast.LIGHT).colours
    options.out.parent.mkdir(parents=True, exist_ok=True)
    on_phone = bool(settings.ticket_base)
    write_poster(options.out, known.name, languages, colours, on_phone=on_phone)
    tell(options, f"{options.out} is ready to be printed on A3.", file=str(options.out))
