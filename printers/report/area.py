"""Places on a page, in points: `x` from the side where reading begins, `y` from the top."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of the page. What is `x` on an Arabic page runs from its right edge."""

    x: float
    y: float
    width: float
    height: float

    @property
    def end(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def inside(self, sides: float, ends: float) -> "Area":
        """What is left within a margin at both sides, and at both top and bottom."""
        return Area(self.x + sides, self.y + ends, self.width - 2 * sides, self.height - 2 * ends)

    def columns(self, shares: Sequence[float], gap: float) -> tuple["Area", ...]:
        """Side by side, as wide as their shares of what the gaps leave."""
        room = (self.width - gap * (len(shares) - 1)) / sum(shares)
        areas, x = [], self.x
        for share in shares:
            areas.append(Area(x, self.y, room * share, self.height))
            x += room * share + gap
        return tuple(areas)

    def rows(self, number: int, gap: float = 0) -> tuple["Area", ...]:
        """One below the other, all of the same height."""
        height = (self.height - gap * (number - 1)) / number
        tops = (self.y + (height + gap) * n for n in range(number))
        return tuple(Area(self.x, top, self.width, height) for top in tops)

    def below(self, used: float) -> "Area":
        """What is left below so many points from the top."""
        return Area(self.x, self.y + used, self.width, self.height - used)
