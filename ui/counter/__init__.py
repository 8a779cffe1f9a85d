"""The universal employee's desk: calling, serving and finishing visits, by key or by button."""

from ui.counter.screen import CounterScreen, open_counter

__all__ = ["CounterScreen", "open_counter"]
