"""The link to the national registry, in a corner of the screen."""

from PySide6.QtWidgets import QWidget

from center_app.language import Language
from ui.desk.registry_words import link_state
from ui.manager.views import ManagerViews
from ui.theme import Look, Tone
from ui.widgets import Chip


class RegistryChip(Chip):
    """Says how the link stands; why entries wait is told to whoever points at it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, icon="link", parent=parent)

    def show_link(self, views: ManagerViews, language: Language) -> None:
        """Show the link as the views have it."""
        if not views.linked:
            self._tell(Tone.NEUTRAL, language.say("Registry: not set up"), "")
        elif views.link is None:
            self._tell(Tone.NEUTRAL, language.say("Registry: not known yet"), "")
        else:
            self._tell(*link_state(views.link, views.now, language))

    def _tell(self, tone: Tone, text: str, note: str) -> None:
        if (text, tone) != (self.text(), self._tone):
            self.write(text, tone)
        self.setToolTip(note)
        self.setAccessibleDescription(note)
