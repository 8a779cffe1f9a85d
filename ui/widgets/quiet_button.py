"""A button for what people do besides going on."""

from ui.widgets.button import Button, Paint


class QuietButton(Button):
    """Outlined; when checkable, filled softly and edged strongly while it is on."""

    def paint(self) -> Paint:
        c = self._look.theme.colours
        if not self.isEnabled():
            return Paint(c.sunken, c.ink_soft, c.line)
        if self.isDown():
            return Paint(c.tint, c.on_tint, c.primary)
        if self.isChecked():
            return Paint(c.tint, c.on_tint, c.primary)
        return Paint(c.tint if self.underMouse() else c.surface, c.primary, c.edge)
