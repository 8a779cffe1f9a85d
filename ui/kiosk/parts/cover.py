"""What lies over the whole window of the kiosk for a while."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class Cover(QWidget):
    """Hidden until it is asked for; keys and screen readers then find nothing else."""

    def __init__(self, window: QWidget, behind: Sequence[QWidget]) -> None:
        """`behind` is what rests meanwhile."""
        super().__init__(window)
        self._window, self._behind = window, behind
        self._before: QWidget | None = None
        self.hide()

    def cover(self, first: QWidget) -> None:
        """Come up, with the focus on this of its parts."""
        self.setGeometry(self._window.rect())
        self._before = self._window.focusWidget()
        for widget in self._behind:
            widget.setEnabled(False)
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Go away, and give the focus back to where it was."""
        if self.isHidden():
            return
        self.hide()
        for widget in self._behind:
            widget.setEnabled(True)
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
