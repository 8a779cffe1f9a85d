"""The colours of the screens, by what they are for; the only place where a colour is written.

Light is a warm paper with a deep green that carries every action, and one amber that is kept for
calls. High contrast is black with white text and yellow actions, for those who see little.
"""

from dataclasses import dataclass, replace

from ui.theme.contrast import TEXT, mixed, ratio


@dataclass(frozen=True, slots=True)
class Colours:
    """One set of colours, each as `#rrggbb`.

    `edge` bounds a control, `line` only separates; a `…_tint` is the background of the text
    colour it is named after.
    """

    paper: str
    surface: str
    sunken: str
    line: str
    edge: str
    ink: str
    ink_soft: str
    primary: str
    primary_hover: str
    primary_pressed: str
    on_primary: str
    tint: str
    on_tint: str
    accent: str
    on_accent: str
    focus: str
    info: str
    info_tint: str
    good: str
    good_tint: str
    warn: str
    warn_tint: str
    bad: str
    bad_tint: str

    def with_primary(self, primary: str) -> "Colours":
        """These colours around another main colour, a center's own.

        Raises ValueError where text could not be read on it, or it could not be read on paper.
        """
        worst = min(ratio(primary, other) for other in (self.on_primary, self.paper, self.surface))
        if worst < TEXT:
            raise ValueError(f"{primary} cannot be read here: contrast {worst:.1f}, needs {TEXT}")
        return replace(
            self,
            primary=primary,
            primary_hover=mixed(primary, self.ink, 0.2),
            primary_pressed=mixed(primary, self.ink, 0.4),
            tint=mixed(self.surface, primary, 0.12),
            on_tint=mixed(primary, self.ink, 0.4),
        )


LIGHT = Colours(
    paper="#f6f3ec",
    surface="#ffffff",
    sunken="#ece7dc",
    line="#ddd6c8",
    edge="#7d776a",
    ink="#16211d",
    ink_soft="#4a5651",
    primary="#0b5d4e",
    primary_hover="#0a4f43",
    primary_pressed="#073b32",
    on_primary="#ffffff",
    tint="#e1efea",
    on_tint="#073f35",
    accent="#f5b335",
    on_accent="#16211d",
    focus="#16211d",
    info="#1d4f7c",
    info_tint="#e3edf6",
    good="#1c653a",
    good_tint="#e1f1e5",
    warn="#7d4e00",
    warn_tint="#fdf0d5",
    bad="#9c2328",
    bad_tint="#fbe6e5",
)

HIGH = Colours(
    paper="#000000",
    surface="#0d0d0d",
    sunken="#1c1c1c",
    line="#8c8c8c",
    edge="#ffffff",
    ink="#ffffff",
    ink_soft="#e6e6e6",
    primary="#ffd84d",
    primary_hover="#ffe37f",
    primary_pressed="#ffffff",
    on_primary="#000000",
    tint="#332b00",
    on_tint="#ffe37f",
    accent="#ffd84d",
    on_accent="#000000",
    focus="#6fe3ff",
    info="#8fd0ff",
    info_tint="#00243d",
    good="#7ff0a4",
    good_tint="#00290f",
    warn="#ffd27a",
    warn_tint="#332000",
    bad="#ffb3ae",
    bad_tint="#3d0806",
)

GROUNDS = ("paper", "surface", "sunken")
TINTED = ("info", "good", "warn", "bad")

TEXT_ON: tuple[tuple[str, str], ...] = (
    *((text, ground) for text in ("ink", "ink_soft", "primary") for ground in GROUNDS),
    *((tone, ground) for tone in TINTED for ground in (f"{tone}_tint", "surface", "paper")),
    *(("on_primary", ground) for ground in ("primary", "primary_hover", "primary_pressed")),
    *(("ink", f"{tone}_tint") for tone in TINTED),
    *((text, "tint") for text in ("ink", "ink_soft", "primary", "on_tint")),
    ("on_accent", "accent"),
)
"""Which text stands on which ground: every pair is measured by a test."""

EDGE_ON: tuple[tuple[str, str], ...] = (
    *((edge, ground) for edge in ("edge", "focus") for ground in GROUNDS),
    *((edge, "tint") for edge in ("primary", "edge", "focus")),
    *((tone, "sunken") for tone in TINTED),
)
"""Which edge or state must be told from what is beside it."""
