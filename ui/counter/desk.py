"""The desk and what it is looked up in, as the pages and panels show them."""

from dataclasses import dataclass

from center_app.domain.views.desk import DeskView
from ui.desk.reference import Reference


@dataclass(frozen=True, slots=True)
class DeskState:
    """The desk as it was seen last, and the reference for its codes."""

    desk: DeskView
    reference: Reference
