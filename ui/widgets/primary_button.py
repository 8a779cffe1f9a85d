"""The one button of a page that goes on."""

from ui.widgets.button import Button, Paint


class PrimaryButton(Button):
    """Filled with the main colour; a page has one."""

    def paint(self) -> Paint:
        c = self._look.theme.colours
        if not self.isEnabled():
            return Paint(c.sunken, c.ink_soft, c.line)
        if self.isDown() or self.isChecked():
            return Paint(c.primary_pressed, c.on_primary)
        return Paint(c.primary_hover if self.underMouse() else c.primary, c.on_primary)
