"""The quiet ways on the first page for those who do not come for a new number."""

from center_app.language import Language, words
from ui.kiosk.visitor import Page
from ui.theme import Look
from ui.widgets import QuietButton

ENTRIES = {
    Page.APPOINTMENT: (words("Appointment"), "calendar"),
    Page.TICKET: (words("Follow a ticket"), "ticket"),
}
"""What somebody seeks who has a code, in the order of the buttons."""


class EntryButton(QuietButton):
    """Leads to where the code is scanned or typed of what is sought on this page."""

    def __init__(self, look: Look, seeks: Page) -> None:
        self.seeks = seeks
        super().__init__(look, icon=ENTRIES[seeks][1])

    def speak(self, language: Language) -> None:
        """Change the language."""
        self.write(language.say(ENTRIES[self.seeks][0]))
