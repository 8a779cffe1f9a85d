"""Windows that tell what the program is, as those of a station do."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ui.desk.about_box import About
from ui.desk.about_button import AboutButton
from ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    version: str
    licence: str

    def terms(self) -> str:
        return f"The terms of {self.name}"


KNOWN = About(
    "1.2.3", "2026-4", (Part("one-stop-center", "1.2.3", "Apache-2.0"), Part("qt", "6.11", "LGPL"))
)


def tell_about(window: QWidget, tasks: Tasks) -> AboutButton:
    """Its button is there from now on."""
    button = window.findChild(AboutButton)
    assert isinstance(button, AboutButton)
    button.offer(lambda: KNOWN, tasks)
    return button
