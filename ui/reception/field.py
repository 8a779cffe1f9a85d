"""What was typed, and what is known by it."""

from PySide6.QtCore import QObject, Signal

from center_app.domain.catalogue import Service
from ui.reception.asking import Known, is_code, may_be_code
from ui.reception.views import Views

MOST = 8
"""Hits shown at once; who does not find it among them types another letter."""


class Field(QObject):
    """`changed()` when something else is typed or found; `met(Known)` when what Enter was pressed
    for is known, or is known not to be there."""

    changed = Signal()
    met = Signal(object)

    def __init__(self, views: Views, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.typed, self.known = "", Known()
        self._views, self._hurried = views, False
        views.known.connect(self._know)

    @property
    def services(self) -> list[Service]:
        """The services that are meant by what was typed."""
        finder = self._views.reference.finder
        return list(finder.find(self.typed))[:MOST] if finder is not None else []

    @property
    def waits(self) -> bool:
        """Whether the center is still asked about the code that was typed."""
        return may_be_code(self.typed) and self.known.typed != self.typed

    def write(self, text: str) -> None:
        """The field holds this now."""
        if text == self.typed:
            return
        self.clear()
        self.typed = text
        if may_be_code(text):
            self._views.look_for(text)
        self.changed.emit()

    def clear(self) -> None:
        """Nothing is typed, and nobody waits for an answer."""
        self.typed, self.known, self._hurried = "", Known(), False

    def hurry(self) -> bool:
        """Enter on a code that is still looked for: it is taken when the answer comes."""
        waits = self.waits and (is_code(self.typed) or not self.services)
        self._hurried = self._hurried or waits
        return waits

    def _know(self, known: Known | None) -> None:
        if known is None or known.typed != self.typed:
            return
        self.known = known
        hurried, self._hurried = self._hurried, False
        if hurried:
            self.met.emit(known)
        self.changed.emit()
