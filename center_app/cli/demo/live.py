"""The demonstration on a screen: four windows to use, while citizens come and colleagues serve."""

from contextlib import closing

from PySide6.QtCore import QRect, QTimer

from center_app.cli.house import House
from center_app.cli.windows import Windows
from center_app.cli.windows.counter import counter_window
from center_app.cli.windows.display import display_window
from center_app.cli.windows.kiosk import kiosk_window
from center_app.cli.windows.manager import manager_window
from center_app.domain.clock import MINUTE
from center_app.domain.refusal import Refused, Unavailable
from center_app.domain.views.kiosk import Services
from center_app.sample.center import COLLEAGUES, OFFICE, PIN
from center_app.simulation.chance import Chance
from center_app.simulation.morning import Morning, Seat
from sync.worker import Worker

QUARTER = 0.5
"""A station's screen fills a quarter of this one: half as wide and half as high."""

PACE = 0.2
"""Citizens and colleagues are five times as fast as in life, so that there is something to see."""

YOURS = COLLEAGUES[0]
WAVE, WAVE_MS, LOOK_MS = 20, 20 * MINUTE, 200

WELCOME = (
    f"Four windows are open. Take tickets at the kiosk. Counter {YOURS.counter} is yours: "
    f"employee {YOURS.number}, PIN {PIN}. At the manager's window employee {OFFICE} "
    "signs in with the same PIN. Close all windows to end."
)


class LiveMorning:
    """Lets time itself play the morning: what is due is done, wave after wave of citizens."""

    def __init__(self, house: House, seats: dict[str, str], seed: int) -> None:
        self._clock = house.clock
        chance = Chance(house.center.see(Services()), seed)
        self._morning = Morning(house.center, house.clock, chance, ("kiosk-2",), PACE)
        others = {counter: who for counter, who in seats.items() if counter != YOURS.counter}
        self._morning.arrivals(WAVE, WAVE_MS)
        self._morning.staff(Seat(counter, who) for counter, who in others.items())
        self._next_wave = house.clock.now().at + WAVE_MS * PACE
        self._timer = QTimer()
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    def _go_on(self) -> None:
        """Do what is due; whoever closes the day or the center ends the play, not the windows."""
        now = self._clock.now().at
        if now > self._next_wave:
            self._morning.arrivals(WAVE, WAVE_MS)
            self._next_wave = now + WAVE_MS * PACE
        try:
            while (due := self._morning.next_at()) is not None and due <= now:
                self._morning.step()
        except (Refused, Unavailable):
            self._timer.stop()


def show(house: House, seats: dict[str, str], seed: int, link: Worker) -> None:
    """Open the windows and let people use them until the last one is closed."""
    with closing(Windows(house, drawn=QUARTER)) as windows:
        morning = LiveMorning(house, seats, seed)
        opened = (
            kiosk_window(windows, "kiosk-1"),
            counter_window(windows, YOURS.counter),
            display_window(windows),
            manager_window(windows, link=link),
        )
        for window, place in zip(opened, _quarters(windows), strict=True):
            window.setGeometry(place)
            window.show()
        print(WELCOME, flush=True)
        windows.run()
        del morning


def _quarters(windows: Windows) -> list[QRect]:
    """The four quarters of the screen, so that all windows are seen at once."""
    whole = windows.application.qt.primaryScreen().availableGeometry()
    width, height = whole.width() // 2, whole.height() // 2
    return [
        QRect(whole.x() + column * width, whole.y() + row * height, width, height)
        for row in (0, 1)
        for column in (0, 1)
    ]
