"""What stands around the pages of the kiosk, and the place where they stand."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from center_app.domain.refusal import Refused
from center_app.language import Language
from center_app.language.reasons import sentence
from ui.citizen.page_scroll import PageScroll
from ui.kiosk.pages.page import PageView
from ui.kiosk.parts.footer import Footer
from ui.kiosk.parts.header import Header
from ui.kiosk.parts.time_warning import TimeWarning
from ui.kiosk.visitor import Page, Visitor
from ui.theme import Look, Tone
from ui.widgets import Banner, StaleBanner

WHOLE = 2
"""Heights of a control that are left below where the first one begins."""


class Frame(QWidget):
    """A window with its two edges, what it has to say between them, and a page.

    It begins in the first of the languages; `now` is the clock of the roof. `speaks`: what it
    shows can be listened to.
    """

    def __init__(
        self,
        look: Look,
        languages: Sequence[Language],
        now: Callable[[], datetime],
        *,
        speaks: bool = False,
    ) -> None:
        super().__init__()
        self._speaks = speaks
        self._look, self._language = look, languages[0]
        self._closed = ""
        self.header = Header(look, languages)
        self.stale = StaleBanner(look, languages[0], now)
        self.notice = Banner(look)
        self._low = False
        self._column = QVBoxLayout(self)
        self.stage = PageScroll(look)
        self.stage.placed.connect(self._begin_page)
        self.footer = Footer(look, self.stage)
        self.warning = TimeWarning(look, self, (self.header, self.stage, self.footer))
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        look.dress(self)
        self._lay_out()
        self.header.hide()  # until there is a page

    @property
    def language(self) -> Language:
        return self._language

    def put(self, page: PageView, visitor: Visitor, center: str) -> None:
        """Show a page and what leads away from it; `center` is the name of the center."""
        self.notice.clear()
        self._closed = ""
        first = visitor.page is Page.WELCOME
        self.header.tools.offer_aids(low=not first, speech=self._speaks and not first)
        self.header.show_page(visitor.page, center, self._language)
        self.header.show()
        self.footer.offer_aids(low=first, speech=first and self._speaks)
        self.footer.offer_entries(first)
        self.footer.offer(
            back=bool(visitor.behind),
            over=not first and not page.last,
            more_time=visitor.page is Page.NUMBER,
            forward=page.forward,
        )
        self._column.activate()  # so that the page is laid out once, in the room that it has
        self.stage.put(page)
        self._begin_page()

    def change_language(self, language: Language) -> None:
        """Change the words and the direction of everything but the page."""
        self._language = language
        direction = Qt.LayoutDirection
        rtl = language.right_to_left
        self.setLayoutDirection(direction.RightToLeft if rtl else direction.LeftToRight)
        self.setWindowTitle(language.say("Kiosk"))
        self.footer.speak(language)
        self.stale.speak(language)
        self.warning.speak(language)

    def keep_low(self, low: bool) -> None:
        """Bring all controls into the lower half of the window, or let them stand everywhere.

        The tools stand at the lower edge then, and a page begins so low that its first control is
        in reach; what is moved up stays in sight.
        """
        self._low = low
        for place in (self.footer, self.header.tools):
            place.low.setChecked(low)
        self.warning.keep_low(low)
        self.header.keep_low(low)
        self._column.removeWidget(self.header)
        self._column.insertWidget(self._column.count() - 1 if low else 0, self.header)
        self._column.activate()  # where the page stands now, it is to begin by
        self._begin_page()

    @property
    def is_low(self) -> bool:
        return self._low

    def _begin_page(self) -> None:
        """Half way down; higher where so little is left below that no control would be whole."""
        half = self.height() // 2 - self.stage.y()
        highest = self.stage.height() - WHOLE * self._look.theme.touch
        self.stage.begin_at(min(half, highest) if self._low else 0)

    def say_closed(self, text: str) -> None:
        """Say why no number is given now, or no longer say it where `text` is ""."""
        if text:
            self.notice.tell(Tone.WARN, text)
        elif self._closed:
            self.notice.clear()
        self._closed = text

    def say_no(self, refused: Refused) -> None:
        self.notice.tell(Tone.WARN, sentence(self._language, refused))

    def say_away(self) -> None:
        say = self._language.say
        text = say("The system does not answer just now. The number is asked for again by itself.")
        self.notice.tell(Tone.WARN, text)

    def say_unsent(self) -> None:
        say = self._language.say
        self.notice.tell(Tone.WARN, say("The system does not answer just now. It is tried again."))

    def _lay_out(self) -> None:
        space = self._look.theme.space
        column = self._column
        column.setContentsMargins(space(5), space(2), space(5), space(2))
        column.setSpacing(space(3))
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the screen is what it is
        for part in (self.header, self.stale, self.notice):
            column.addWidget(part)
        column.addWidget(self.stage, 1)
        column.addWidget(self.footer)
