"""The window of the second screen: one scene after the other, for whoever stands at the counter."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget

from center_app.domain.clock import local
from center_app.domain.refusal import Refused
from center_app.language import Language
from center_app.language.reasons import sentence
from ui.citizen.page_scroll import PageScroll
from ui.citizen.touches import Touches
from ui.facing.model import FacingModel
from ui.facing.pages.called import CalledPage
from ui.facing.pages.counter import SAYS, CounterPage
from ui.facing.pages.kinds import KindsPage
from ui.facing.pages.message import LARGE, MessagePage
from ui.facing.pages.page import FacingPage
from ui.facing.pages.parted import PartedPage
from ui.facing.pages.rating import RatingPage
from ui.facing.pages.serving import ServingPage
from ui.facing.pages.thanks import ThanksPage
from ui.facing.scene import ASKING, Scene
from ui.station import Station
from ui.tasks import Tasks
from ui.theme import Look, TextSize, Weight
from ui.watch import Watch
from ui.widgets import FlowRow, Label, QuietButton
from ui.widgets.both import Both, direction_of
from ui.widgets.stale_strip import StaleStrip

PAGES: dict[Scene, Callable[[FacingModel, Look, Language], FacingPage]] = {
    Scene.CALLED: CalledPage,
    Scene.SERVING: ServingPage,
    Scene.HELD: PartedPage,
    Scene.SENT_ON: PartedPage,
    Scene.RATING: RatingPage,
    Scene.KINDS: KindsPage,
    Scene.RATED: ThanksPage,
    Scene.TOLD: ThanksPage,
}


class FacingScreen(QWidget):
    """Speaks the citizen's language while somebody is there, and every language otherwise.

    The pages are made anew whenever scene, language or look change: all choices lie in the model.
    """

    def __init__(
        self,
        model: FacingModel,
        languages: Sequence[Language],
        look: Look,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._look, self.model = look, model
        self._languages = tuple(languages)
        self._chosen: Language | None = None
        self._who = ""
        self._shown: tuple[Scene, str] | None = None
        model.setParent(self)
        self.setWindowTitle(languages[0].say("Citizen's screen"))
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        look.dress(self)
        self._touches = Touches(self)
        self._touches.touched.connect(model.idle.touch)
        self.counter = CounterPage(look, self._languages)
        self.page: FacingPage | None = None
        self._stack = QStackedWidget()
        self._scroll = PageScroll(look)
        self._foot: QWidget | None = None
        self._unknown = Both(look, self._languages, (TextSize.TITLE, TextSize.LEAD), centred=True)
        for one in (self._unknown, self.counter, self._scroll):
            self._stack.addWidget(one)
        self.stale = StaleStrip(look, self._languages, now)
        self._lay_out()
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        """Listen to the touches of the native window, which there is from now on."""
        super().showEvent(event)
        window = self.window().windowHandle()
        if window is not None:
            window.removeEventFilter(self._touches)
            window.installEventFilter(self._touches)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the page follow the shape of the window."""
        super().resizeEvent(event)
        upright = self.height() > self.width()
        self.stale.arrange(upright=upright)
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.TopToBottom if upright else direction.LeftToRight)
        if self._shown is not None and self._shown[0] is Scene.MESSAGE:
            self._make()
        elif self.page is not None:
            self.page.arrange(upright=upright)

    @property
    def language(self) -> Language:
        """The language of the citizen who is there; the first while nobody is."""
        code = self.model.language
        wanted = next((one for one in self._languages if one.code == code), self._languages[0])
        return self._chosen or wanted

    def _connect(self) -> None:
        self.model.changed.connect(self._show)
        self.model.refused.connect(self._refuse)
        self.model.counting.connect(self._count)
        self.model.calm.connect(lambda: self._count(None))
        self.model.lost.connect(self.stale.lost)
        self.model.found.connect(self.stale.found)
        self._other.clicked.connect(self._speak_other)
        self._look.changed.connect(self._make)

    def _lay_out(self) -> None:
        look, space = self._look, self._look.theme.space
        self._name = Label(look, weight=Weight.SEMIBOLD, colour="ink_soft")
        self._sign = Label(look, size=TextSize.LEAD, weight=Weight.BOLD, colour="primary")
        self._sign.setWordWrap(False)
        self._other = QuietButton(look, "", "globe")
        beside = FlowRow(look)
        beside.fill([self._sign, self._other])
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(space(2))
        self._head.addWidget(self._name, 1)
        self._head.addWidget(beside)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(4), space(5), space(4))
        column.setSpacing(space(4))
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the screen is what it is
        column.addLayout(self._head)
        column.addWidget(self._stack, 1)
        column.addWidget(self.stale)

    def _show(self) -> None:
        scene, view = self.model.scene, self.model.view
        if view is None:
            return
        if self.model.who != self._who:
            self._who, self._chosen = self.model.who, None
        language = self.language
        if self._shown != (scene, language.code):
            self._make()
        self._name.write(view.center.in_(language.code))
        if scene in SAYS:
            self.counter.show_scene(scene, view.counter)
        elif self.page is not None:
            self.page.refresh()

    def _make(self) -> None:
        """Put up the page of the scene, in the language of the moment."""
        scene, language, view = self.model.scene, self.language, self.model.view
        if view is None:
            return
        self._shown = scene, language.code
        self.setLayoutDirection(direction_of(language))
        nobody = scene in SAYS
        sign = "" if nobody else language.say("Counter {counter}", counter=view.counter)
        self._sign.write(sign)
        spare = nobody and scene is not Scene.STANDS_STILL
        self._name.setVisible(spare or self._look.theme.scale < LARGE)
        self._offer_other(language, offered=not nobody and scene is not Scene.CALLED)
        self._touches.settle()
        self._stand_on(None)
        if nobody:
            self.page = None
            self.counter.show_scene(scene, view.counter)
            self._stack.setCurrentWidget(self.counter)
            return
        self.page = self._made(scene, language)
        self.page.refresh()
        self.page.arrange(upright=self.height() > self.width())
        self._stand_on(self.page.foot)
        self._scroll.put(self.page)
        self._stack.setCurrentWidget(self._scroll)

    def _stand_on(self, foot: QWidget | None) -> None:
        """Put this below the page, instead of what stood there."""
        if self._foot is not None:
            self._column.removeWidget(self._foot)
            self._foot.hide()
            self._foot.deleteLater()
        self._foot = foot
        if foot is not None:
            self._column.insertWidget(2, foot)
            foot.show()

    def _made(self, scene: Scene, language: Language) -> FacingPage:
        if scene is Scene.MESSAGE:
            around = 2 * self._look.theme.space(5)
            room = QSize(self.width() - around, self.height())
            return MessagePage(self.model, self._look, language, room)
        return PAGES[scene](self.model, self._look, language)

    def _offer_other(self, language: Language, *, offered: bool) -> None:
        others = [one for one in self._languages if one.code != language.code]
        self._other.setVisible(offered and bool(others))
        if others:
            self._other.write(others[0].name)

    def _speak_other(self) -> None:
        """The next of the languages, until this citizen has gone."""
        at = self._languages.index(self.language)
        self._chosen = self._languages[(at + 1) % len(self._languages)]
        self._show()

    def _refuse(self, why: Refused) -> None:
        self._unknown.write(lambda language: sentence(language, why))
        self._stack.setCurrentWidget(self._unknown)

    def _count(self, seconds: int | None) -> None:
        if self.page is not None and self.model.scene in ASKING:
            self.page.count(seconds)


def open_facing(
    station: Station,
    tasks: Tasks,
    watch: Watch,
    languages: Sequence[Language],
    look: Look,
    counter: str,
) -> FacingScreen:
    """The second screen of one counter, first in the first language.

    `tasks` and `watch` stay the caller's, who starts the watch; the `look` is this window's own.
    """
    model = FacingModel(station, counter, tasks, watch)
    return FacingScreen(model, languages, look, lambda: local(station.clock.now().at))
