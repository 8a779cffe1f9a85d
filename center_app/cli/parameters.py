"""Parameters that a center's management sets by name on the command line, each within a range."""

from collections.abc import Iterable, Iterator, Mapping

from center_app.cli.failures import Failed

Ranges = Mapping[str, tuple[float, float]]


def rows(
    values: Mapping[str, float],
    usual: Mapping[str, float],
    ranges: Ranges,
    meanings: Mapping[str, str],
) -> dict[str, dict[str, object]]:
    """Each with its value, range and meaning, for a program to read."""
    return {
        name: {
            "value": value,
            "usual": usual[name],
            "least": ranges[name][0],
            "greatest": ranges[name][1],
            "meaning": meanings[name],
        }
        for name, value in values.items()
    }


def lines(
    values: Mapping[str, float],
    usual: Mapping[str, float],
    ranges: Ranges,
    meanings: Mapping[str, str],
) -> Iterator[str]:
    """The same for a person, a line each."""
    width = max(map(len, values))
    for name, value in values.items():
        least, greatest = ranges[name]
        changed = f", usually {usual[name]:g}" if value != usual[name] else ""
        figures = f"{value:g} ({least:g} to {greatest:g}{changed})"
        yield f"{name:{width}}  {figures}  {meanings[name]}"


def parsed(texts: Iterable[str], ranges: Ranges) -> dict[str, float]:
    """The wanted values of `NAME=VALUE`. Raises Failed for a name that is none, or no number."""
    return dict(_parsed(text, ranges) for text in texts)


def refuse(faults: Iterable[tuple[str, float, float, float]]) -> None:
    """Raises Failed for the first value that is outside its range."""
    for name, value, least, greatest in faults:
        raise Failed(f"{name}={value:g} is not accepted: it is from {least:g} to {greatest:g}.")


def told(wanted: Mapping[str, float]) -> str:
    """`priority=2.5, bound_min=60`."""
    return ", ".join(f"{name}={value:g}" for name, value in wanted.items())


def _parsed(text: str, ranges: Ranges) -> tuple[str, float]:
    name, _, value = text.partition("=")
    if name not in ranges:
        raise Failed(f"There is no parameter {name!r}; there are: {', '.join(ranges)}.")
    try:
        return name, float(value)
    except ValueError:
        least, greatest = ranges[name]
        words = f"{value!r} is no number for {name}: it is from {least:g} to {greatest:g}."
        raise Failed(words) from None
