"""`center setup` in a window."""

import os
import signal
import sys
from contextlib import closing
from functools import partial

from PySide6.QtCore import QSize

from center_app.cli.first_run.installation import Installation
from center_app.cli.first_run.looks import stops
from center_app.cli.first_run.questions import ROLE_NAMES, questions
from center_app.cli.windows.about import offer
from center_app.language import Language, languages
from ui.application import Application, open_application
from ui.setup.model import SetupModel
from ui.setup.screen import SetupScreen
from ui.tasks import Tasks
from ui.theme import Contrast, Look, Metrics, Theme

USUAL = QSize(1000, 760)


def open_setup(
    installation: Installation,
    tasks: Tasks,
    first: Language,
    scale: float = 1.0,
    contrast: Contrast = Contrast.LIGHT,
) -> SetupScreen:
    """The window with its model, not shown yet."""
    spoken = (first, *(one for one in languages() if one.code != first.code))
    model = SetupModel(installation, questions, stops, tasks)
    look = Look(Theme(Metrics.desk(), scale, contrast))
    screen = SetupScreen(model, ROLE_NAMES, spoken, look)
    model.setParent(screen)
    offer(screen, tasks)
    model.begin()
    return screen


def show(installation: Installation, first: Language) -> int:
    """Until it is closed; ends with 1 where nothing was set up."""
    application: Application = open_application(sys.argv[:1], first, os.environ)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    with closing(Tasks()) as tasks:
        screen = open_setup(installation, tasks, first)
        ended: list[int] = []
        screen.finished.connect(partial(ended.append, 0))
        screen.resize(USUAL)
        screen.show()
        application.qt.exec()
    return 0 if ended else 1
