"""What one sitting serves of a basket, and what it leaves."""

from collections.abc import Collection

from center_app.domain.lane import Lane, Part


def split(lane: Lane, queues: Collection[str]) -> tuple[list[Part], Lane | None]:
    """The parts that one sitting serves with who serves these `queues`, and the rest of the lane.

    The rest waits for all again, wherever it was sent before. It is None when nothing is left.
    """
    done: dict[int, Part] = {}
    more = True
    while more:
        more = False
        for n, part in enumerate(lane.parts):
            if n not in done and part.queue in queues and all(m in done for m in part.after):
                done[n] = part
                more = True
    left = [n for n in range(len(lane.parts)) if n not in done]
    if not left:
        return list(done.values()), None
    places = {n: place for place, n in enumerate(left)}
    parts = tuple(
        lane.parts[n]._replace(after=tuple(places[m] for m in lane.parts[n].after if m in places))
        for n in left
    )
    return list(done.values()), Lane(parts, lane.priority, lane.appointment)
