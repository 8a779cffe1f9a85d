"""The parts that every screen is made of, each drawn from the look it is given.

All take their `Look` first, follow the direction of their window, grow with the text instead of
cutting it, and tell their name to screen readers.
"""

from ui.widgets.apology import Apology, OutOfService
from ui.widgets.banner import Banner
from ui.widgets.bar_meter import BarMeter
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.clock_label import ClockLabel
from ui.widgets.flow_grid import FlowGrid
from ui.widgets.flow_row import FlowRow
from ui.widgets.icon import Icon
from ui.widgets.label import Label
from ui.widgets.labels import BodyLabel, Note, Title
from ui.widgets.logo import Logo
from ui.widgets.number_plate import NumberPlate
from ui.widgets.primary_button import PrimaryButton
from ui.widgets.quiet_button import QuietButton
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.stale_banner import StaleBanner
from ui.widgets.tile_button import TileButton

__all__ = [
    "Apology",
    "Banner",
    "BarMeter",
    "BodyLabel",
    "Card",
    "Chip",
    "ClockLabel",
    "FlowGrid",
    "FlowRow",
    "Icon",
    "Label",
    "Logo",
    "Note",
    "NumberPlate",
    "OutOfService",
    "PrimaryButton",
    "QuietButton",
    "ScrollPage",
    "StaleBanner",
    "TileButton",
    "Title",
]
