"""The buttons that turn to pages: those of groups, and of the pages in an open one."""

from ui.widgets import QuietButton
from ui.widgets.button import Button, Paint
from ui.widgets.ring import inset

BARE = "transparent"


class GroupButton(QuietButton):
    """Filled with the main colour while its group is open."""

    def paint(self) -> Paint:
        c = self._look.theme.colours
        return Paint(c.primary, c.on_primary) if self.isChecked() else super().paint()


class PageButton(Button):
    """Nothing but its text on the ground of its group, until its page is chosen."""

    def paint(self) -> Paint:
        c = self._look.theme.colours
        if self.isChecked() or self.isDown():
            return Paint(c.tint, c.on_tint, c.primary)
        return Paint(c.tint if self.underMouse() else BARE, c.primary)

    def _around(self) -> int:
        """Less room than other buttons have, for as many stand in a row as can."""
        return 2 * max(self._look.theme.space(3), inset(self._look))
