"""The second screen without its window: the visit at the counter, and what is said of it after."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from center_app.domain.clock import SECOND, local
from center_app.domain.commands import Command, Rate, Tell
from center_app.domain.counter import Status
from center_app.domain.events import Kind
from center_app.domain.message import Voice
from center_app.domain.views.facing import Facing, FacingView, Parted
from center_app.domain.visit import Stand
from ui.citizen.feedback import NOTHING_SAID, Feedback
from ui.citizen.idle import Idle
from ui.desk.errands import Errands
from ui.facing.scene import Scene
from ui.live import Live
from ui.station import Station
from ui.tasks import Tasks
from ui.watch import Watch

AGAIN_MS = 5 * SECOND
"""How often the counter is looked at without any news: who has left is forgotten with the time."""

CARES = (Kind.SETUP, Kind.DAY, Kind.STAFF, Kind.QUEUE, Kind.CALLS)

QUIET_S = {Scene.RATED: 0, Scene.TOLD: 0, Scene.MESSAGE: 25}
USUAL_QUIET_S = 10
LEFT_S = {Scene.RATED: 12, Scene.TOLD: 8}
USUAL_LEFT_S = 20
"""Seconds without a touch, and then those that are counted down in sight (see `Idle`)."""


class FacingModel(QObject):
    """Follows one counter; `changed()` when there is something else to show, `refused(Refused)`
    when there is no such counter.

    `counting(int)` says how many seconds a question stands yet, `calm()` that somebody is there;
    `lost(datetime or None)` and `found()` are those of the view, which stays as it was meanwhile.
    Only the visit that has just ended here is asked how it was, and nobody once the next is called.
    """

    changed = Signal()
    refused = Signal(object)
    counting = Signal(int)
    calm = Signal()
    lost = Signal(object)
    found = Signal()

    def __init__(
        self,
        station: Station,
        counter: str,
        tasks: Tasks,
        watch: Watch,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.counter = counter
        self.view: FacingView | None = None
        self.said = NOTHING_SAID
        self._station = station
        self._about: Parted | None = None
        self._asking: Scene | None = None
        self._on_the_way: Command | None = None
        self._asked = ""
        self._away = False
        self.idle = Idle(self)
        self.idle.counting.connect(self.counting)
        self.idle.calm.connect(self.calm)
        self.idle.over.connect(self.leave)
        self._errands = Errands(tasks, station.center, self)
        self._errands.done.connect(self._thank)
        self._errands.refused.connect(self.leave)
        watch.found.connect(self._errands.hurry)
        query = partial(station.center.see, Facing(counter))
        now = partial(self._now, station)
        self._live = Live(tasks, query, CARES, now, parent=self)
        self._live.shown.connect(self.show)
        self._live.stale.connect(self._lose)
        self._live.refused.connect(self.refused)
        self._live.follow(watch)
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._live.refresh)
        self._again.start()

    @property
    def scene(self) -> Scene:
        """What is to be shown."""
        view = self.view
        if view is None:
            return Scene.NOTHING
        if view.paused:
            return Scene.STANDS_STILL
        if view.visit is not None:
            return Scene.CALLED if view.visit.stand is Stand.CALLED else Scene.SERVING
        if self._asking is not None:
            return self._asking
        if view.parted is not None and view.parted.stand is not Stand.SERVED:
            return Scene.HELD if view.parted.stand is Stand.HELD else Scene.SENT_ON
        if view.status is Status.PAUSED and view.open:
            return Scene.PAUSED
        return Scene.FREE if view.status is Status.OPEN and view.open else Scene.CLOSED

    @property
    def language(self) -> str:
        """The code of the language that the citizen chose; "" while nobody is there."""
        view = self.view
        if view is not None and view.visit is not None:
            return view.visit.language
        if self._asking is not None and self._about is not None:
            return self._about.language
        if self.scene in (Scene.HELD, Scene.SENT_ON) and view is not None and view.parted:
            return view.parted.language
        return ""

    @property
    def who(self) -> str:
        """The number of the citizen who is spoken to; "" while nobody is there."""
        view = self.view
        if view is not None and view.visit is not None:
            return view.visit.number
        if self._asking is not None and self._about is not None:
            return self._about.number
        if self.scene in (Scene.HELD, Scene.SENT_ON) and view is not None and view.parted:
            return view.parted.number
        return ""

    @property
    def sending(self) -> bool:
        """Whether what was said is on its way."""
        return self._on_the_way is not None

    def rate(self, stars: int) -> None:
        """Choose a face."""
        self._say(self.said.rated(stars))

    def give(self, reason: str) -> None:
        """Give a reason, or take it back."""
        self._say(self.said.reason(reason))

    def send_rating(self) -> None:
        """What was chosen counts; without a face there is nothing to send."""
        about = self._about
        if about is not None and self.said.stars:
            self._send(
                Rate(
                    **self._form(),
                    visit=about.visit,
                    counter=self.counter,
                    stars=self.said.stars,
                    reasons=tuple(sorted(self.said.reasons)),
                )
            )

    def tell_more(self) -> None:
        """Ask for a message too."""
        self._ask(Scene.KINDS)

    def choose(self, voice: Voice) -> None:
        """It is to be a message of this kind."""
        self.said = self.said.about(voice)
        self._ask(Scene.MESSAGE)

    def write(self, text: str) -> None:
        """So much has been written."""
        self._say(self.said.saying(text))

    def send_message(self) -> None:
        """Tell the center what was written; nothing where nothing was."""
        about, text, voice = self._about, self.said.text.strip(), self.said.voice
        if about is not None and voice is not None and text:
            message = self._station.new_id()
            self._send(
                Tell(**self._form(), message=message, visit=about.visit, voice=voice, text=text)
            )

    def leave(self, *_why: object) -> None:
        """The citizen has gone: a face that was touched counts, a message not sent is let go."""
        if self._asking is Scene.RATING and not self.sending:
            self.send_rating()
        self._end()
        self.changed.emit()

    def stand_still(self) -> None:
        """Follow the counter no more, and show what is given: for pictures of every scene."""
        self._again.stop()
        self._live.shown.disconnect(self.show)

    def show(self, view: FacingView) -> None:
        """Take in how it stands at the counter."""
        self.view = view
        if view.visit is not None:
            if self._asking is not None:
                self.leave()
            self._asked = ""
        elif view.parted is not None:
            self._begin(view.parted)
        if self._away:
            self._away = False
            self.found.emit()
        self.changed.emit()

    def _send(self, command: Command) -> None:
        self._on_the_way = command
        self._errands.send(command)
        self.changed.emit()

    def _form(self) -> dict[str, str]:
        return {"id": self._station.new_id(), "station": self._station.name}

    def _say(self, said: Feedback) -> None:
        self.said = said
        self.idle.touch()
        self.changed.emit()

    def _ask(self, scene: Scene) -> None:
        self._asking = scene
        quiet, left = QUIET_S.get(scene, USUAL_QUIET_S), LEFT_S.get(scene, USUAL_LEFT_S)
        self.changed.emit()
        self.idle.begin(quiet, left)

    def _end(self) -> None:
        self._asking = self._about = self._on_the_way = None
        self.said = NOTHING_SAID
        self.idle.stop()

    def _thank(self, command: Command) -> None:
        """Thanks only to who is still there."""
        if command is self._on_the_way:
            self._on_the_way = None
            self._ask(Scene.RATED if isinstance(command, Rate) else Scene.TOLD)

    def _begin(self, parted: Parted) -> None:
        """Ask who has just been served, once."""
        if parted.stand is not Stand.SERVED or parted.rated or parted.sitting == self._asked:
            return
        self._end()
        self._asked, self._about = parted.sitting, parted
        self._ask(Scene.RATING)

    def _lose(self, since: object) -> None:
        self._away = True
        self.lost.emit(since)

    @staticmethod
    def _now(station: Station) -> datetime:
        return local(station.clock.now().at)
