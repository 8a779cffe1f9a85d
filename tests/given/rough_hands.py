"""Hands that do anything at all with a kiosk's window: by finger, many fingers, mouse and keys."""

from collections.abc import Callable
from random import Random

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosks import buttons
from ui.widgets import PrimaryButton

KEYS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left),
    *(Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Q),
    *(Qt.Key.Key_F1, Qt.Key.Key_F4, Qt.Key.Key_F10, Qt.Key.Key_F15, Qt.Key.Key_F17),
    *(Qt.Key.Key_Menu, Qt.Key.Key_Delete, Qt.Key.Key_7, Qt.Key.Key_PageDown, Qt.Key.Key_Home),
)
MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)
FINGERS = 5
AIMED, ONWARD = 0.5, 0.3
"""Shares of the touches that meet a button, and the one that goes on: others lead nowhere."""

LEFT = Qt.MouseButton.LeftButton


class RoughHands:
    """Does one thing after the other with a window, as a seed draws them."""

    def __init__(self, screen: QWidget, seed: int) -> None:
        self._screen, self._chance = screen, Random(seed)
        self._finger = QTest.createTouchDevice()
        self._ways: tuple[Callable[[], None], ...] = (
            self._touch,
            self._touch,
            self._touch_twice,
            self._drag,
            self._hold,
            self._lay_hand,
            self._press_key,
            self._other_button,
        )

    def act(self) -> None:
        self._chance.choice(self._ways)()

    def _touch(self) -> None:
        QTest.mouseClick(self._window, LEFT, pos=self._place())

    def _touch_twice(self) -> None:
        place = self._place()
        for _ in range(2):
            QTest.mouseClick(self._window, LEFT, pos=place)

    def _drag(self) -> None:
        QTest.mousePress(self._window, LEFT, pos=self._place())
        for _ in range(3):
            QTest.mouseMove(self._window, self._anywhere())
        QTest.mouseRelease(self._window, LEFT, pos=self._anywhere())

    def _hold(self) -> None:
        place = self._place()
        QTest.mousePress(self._window, LEFT, pos=place)
        QTest.qWait(5)
        QTest.mouseRelease(self._window, LEFT, pos=place)

    def _lay_hand(self) -> None:
        """Several fingers come down, move and leave together."""
        fingers = range(self._chance.randint(1, FINGERS))
        for act in ("press", "move", "release"):
            touch = QTest.touchEvent(self._window, self._finger)
            for finger in fingers:
                getattr(touch, act)(finger, self._place(), self._window)
            touch.commit()

    def _press_key(self) -> None:
        key, modifier = self._chance.choice(KEYS), self._chance.choice(MODIFIERS)
        QTest.keyClick(self._window, key, modifier)

    def _other_button(self) -> None:
        QTest.mouseClick(self._window, Qt.MouseButton.RightButton, pos=self._place())

    @property
    def _window(self) -> QWindow:
        return self._screen.windowHandle()

    def _place(self) -> QPoint:
        shown, drawn = buttons(self._screen), self._chance.random()
        if drawn < ONWARD:
            shown = [one for one in shown if isinstance(one, PrimaryButton)]
        middles = [one.mapTo(self._screen, one.rect().center()) for one in shown]
        inside = [middle for middle in middles if self._screen.rect().contains(middle)]
        if not inside or drawn > ONWARD + AIMED:
            return self._anywhere()
        return self._chance.choice(inside)

    def _anywhere(self) -> QPoint:
        size, chance = self._screen.size(), self._chance
        return QPoint(chance.randrange(size.width()), chance.randrange(size.height()))
