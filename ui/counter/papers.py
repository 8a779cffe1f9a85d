"""The papers that were seen of the visit at the desk, for whichever of its services."""


class Papers:
    """Ticks last as long as the visit is the last one at this desk."""

    def __init__(self) -> None:
        self._visit = ""
        self._seen: set[str] = set()

    def of(self, visit: str) -> None:
        """This visit is at the desk; the ticks of another are forgotten."""
        if visit != self._visit:
            self._visit = visit
            self._seen.clear()

    def has(self, document: str) -> bool:
        return document in self._seen

    def tick(self, document: str, seen: bool) -> None:
        """Tick a paper off, or take the tick back."""
        if seen:
            self._seen.add(document)
        else:
            self._seen.discard(document)
