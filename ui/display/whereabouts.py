"""Where a counter stands, in words: its zone, and its floor where there are several."""

from center_app.domain.place import Zone
from center_app.language import Language, words

FLOORS = {
    -1: words("basement"),
    0: words("ground floor"),
    1: words("first floor"),
    2: words("second floor"),
    3: words("third floor"),
    4: words("fourth floor"),
    5: words("fifth floor"),
}


def whereabouts(zone: Zone, language: Language, *, floors: bool) -> str:
    """`Hall B, first floor`; `floors`: there are several, so the floor is worth telling."""
    name = zone.name.in_(language.code)
    floor = floor_name(zone.floor, language)
    if not floors or floor.casefold() in name.casefold():
        return name
    return language.say("{zone}, {floor}", zone=name, floor=floor)


def floor_name(floor: int, language: Language) -> str:
    """`first floor`; beyond the fifth, `floor 6`."""
    if floor in FLOORS:
        return language.say(FLOORS[floor])
    return language.say("floor {n}", n=floor)
