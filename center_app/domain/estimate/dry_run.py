"""The hall played forward with the real rule, until a visit that waits would be called.

Counters free in the order of time; each calls the waiting visit that the rule ranks highest
there, keeps it for all that it can serve, and hands over the rest with the waited time. Times
are expected ones and nobody arrives, so that the same hall gives the same answer; what that
leaves out shows in the errors of the past, and is put right by them.

The wait is that of a *probe*: someone who would be in the queue too. It takes nobody's turn
before its own, so one play serves any number of probes.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from math import inf

from center_app.domain.clock import HOUR, MINUTE
from center_app.domain.estimate.desks import Desk, Kind, Kinds, Times
from center_app.domain.estimate.sitting import split
from center_app.domain.estimate.turns import Called, Coming, Place, Probe, Queue, Turn
from center_app.domain.lane import Lane
from center_app.domain.routing.parameters import Routing

MOST_WEIGHED = 100_000
"""Places in the queue that are weighed at most in one play, some 10 ms: about 1,000 calls of a
full hall. What lies beyond is for the flow to tell."""

FURTHEST_MS = 12 * HOUR
"""So far the hall is played at most: no business day is longer, and whoever has a longer wait
before them is not called by this hall. What lies beyond is for the flow to tell."""

WALK_MS = MINUTE
"""From one counter to where the next one is waited for."""

FAR = 1e9
"""Added to the score of whoever is beyond the bound, so that nothing within it is greater."""


class Play:
    """One play from `now` on, made for one `run` of probes or the `calls` of who waits.

    `queues` are the lanes of the hall; they are only read. Lanes are numbered; `heads` is since
    when the first of each waits, infinite for an empty one, and `turns` how many were called.
    `coming` are those who are expected.
    """

    def __init__(
        self,
        now: int,
        desks: Sequence[Desk],
        queues: Mapping[Lane, Queue],
        times: Times,
        routing: Routing,
        coming: Iterable[Coming] = (),
    ) -> None:
        self._desks, self._times, self._routing = desks, times, routing
        self._end = float(now + FURTHEST_MS)
        self._kinds = Kinds(desks, queues, times.minutes, routing)
        self._lanes: list[Lane] = []
        self._queues: list[Queue] = []
        self._heads: list[float] = []
        self._turns: list[int] = []
        self._able_to: list[list[Kind]] = []
        self._wanted: dict[str, tuple[Place, list[Kind]]] = {}
        self._called: dict[str, Called] = {}
        self._idle: list[int] = []
        for lane, queue in queues.items():
            self._add(lane, queue)
        self._heap = [(max(desk.free_at, float(now)), n) for n, desk in enumerate(desks)]
        self._joining = [
            (at + WALK_MS, n, desk.rest, at + WALK_MS - routing.carry * desk.waited, "")
            for (at, n), desk in zip(self._heap, desks, strict=True)
            if desk.rest is not None
        ]
        self._joining += [
            (one.at, -n, one.lane, one.at, one.visit) for n, one in enumerate(coming, start=1)
        ]
        heapify(self._heap)
        heapify(self._joining)

    def go_on_to(self, until: int, arrivals: Iterable[Probe]) -> None:
        """Play up to then, while these come at their time; a `run` goes on from there.

        Who is idle then looks up again. Of what is too long to play nothing is known.
        """
        joining = self._joining
        for n, (lane, at) in enumerate(arrivals, start=1):
            heappush(joining, (float(at), -n, lane, float(at), ""))
        weighed = 0
        while weighed < MOST_WEIGHED and self._goes_on() and self._next() <= until:
            weighed += self._go_on()
        for n in self._idle:
            heappush(self._heap, (float(until), n))
        self._idle = []

    def run(self, probes: Sequence[Probe]) -> list[Turn | None]:
        """The turn of each probe, None for one that nobody can serve.

        One that is not among the calls that are played has its turn at an infinite time, after
        all who came earlier and wait for the same counters.
        """
        self._found: list[Turn | None] = [None] * len(probes)
        self._able: list[list[Kind]] = []
        self._waiting: dict[int, float] = {}
        for n, probe in enumerate(probes):
            rows = self._kinds.rows(probe.lane, n)
            for kind, row in rows:
                kind.probes.append(row)
            self._able.append([kind for kind, _row in rows])
            if rows:
                self._waiting[n] = probe.since - self._head_start(probe.lane)
        weighed = 0
        while self._waiting and weighed < MOST_WEIGHED and self._goes_on():
            weighed += self._go_on()
        for n in self._waiting:
            last = probes[n].since + 1, ""
            self._found[n] = Turn(inf, self._before(last, self._able[n]))
        return self._found

    def calls(self, visits: Collection[str]) -> dict[str, Called]:
        """When these visits, which wait, are called; without those whom nobody can serve."""
        lanes = zip(self._queues, self._able_to, strict=True)
        self._wanted = {
            place[1]: (place, able)
            for queue, able in lanes
            for place in queue
            if able and place[1] in visits
        }
        weighed = 0
        while self._wanted and weighed < MOST_WEIGHED and self._goes_on():
            weighed += self._go_on()
        beyond = {
            visit: Called(inf, self._before(place, able), "")
            for visit, (place, able) in self._wanted.items()
        }
        return self._called | beyond

    def calls_until(self, end: int) -> dict[str, Called]:
        """All calls until then (ms since 1970 UTC) of who waits, and of who is `coming`."""
        self._end = float(end)
        lanes = zip(self._queues, self._able_to, strict=True)
        self._wanted = {place[1]: (place, able) for queue, able in lanes for place in queue if able}
        weighed = 0
        while weighed < MOST_WEIGHED and self._goes_on():
            weighed += self._go_on()
        return self._called

    def _before(self, place: Place, kinds: Sequence[Kind]) -> int:
        """How many were called at these desks, with all before this place who still wait there."""
        lanes = {row.number for kind in kinds for row in kind.lanes}
        waiting = [bisect_left(self._queues[n], place) - self._turns[n] for n in lanes]
        return _calls(kinds) + sum(max(0, number) for number in waiting)

    def _goes_on(self) -> bool:
        """Whether something still happens within what is played."""
        heap, joining = self._heap, self._joining
        return bool(heap and heap[0][0] <= self._end) or bool(
            joining and joining[0][0] <= self._end
        )

    def _next(self) -> float:
        """When something happens next."""
        return min(queue[0][0] for queue in (self._heap, self._joining) if queue)

    def _go_on(self) -> int:
        """Play what happens next; the number of places in the queue that were weighed."""
        heap, joining = self._heap, self._joining
        if joining and (not heap or joining[0][0] <= heap[0][0]):
            self._join()
            return 0
        at, n = heappop(heap)
        self._free(at, n)
        kind = self._kinds.at[n]
        return len(kind.lanes) + len(kind.probes)

    def _free(self, at: float, n: int) -> None:
        """A desk is free: it rests, calls whom the rule ranks highest there, or is idle."""
        for starts, ends in self._desks[n].breaks:
            if starts <= at < ends:
                heappush(self._heap, (float(ends), n))
                return
        kind, heads = self._kinds.at[n], self._heads
        best, chosen = -inf, -1
        for number, bound, plain, target, rate, kept, slow in kind.lanes:
            waited = at - heads[number]
            score = waited * rate if waited <= target else kept + waited * slow
            if waited > bound:
                score = waited * plain + FAR
            if score > best:
                best, chosen = score, number
        if kind.probes:
            self._look(at, kind, best)
        if chosen < 0:
            self._idle.append(n)
        else:
            self._serve(at, n, kind, chosen)
            kind.calls += 1

    def _look(self, at: float, kind: Kind, best: float) -> None:
        """The probes that would be called instead."""
        waiting = self._waiting
        for number, bound, plain, target, rate, kept, slow in kind.probes:
            if number in waiting:
                waited = at - waiting[number]
                score = waited * rate if waited <= target else kept + waited * slow
                if waited > bound:
                    score = waited * plain + FAR
                if score > best:
                    del waiting[number]
                    self._found[number] = Turn(at, _calls(self._able[number]))

    def _serve(self, at: float, n: int, kind: Kind, lane: int) -> None:
        """The first of the lane is called, served as far as the desk can, and sent on."""
        queue, turn = self._queues[lane], self._turns[lane]
        since, visit = queue[turn]
        if visit in self._wanted:
            _place, able = self._wanted.pop(visit)
            self._called[visit] = Called(at, _calls(able), self._desks[n].counter)
        self._turns[lane] = turn = turn + 1
        start = self._head_start(self._lanes[lane])
        self._heads[lane] = queue[turn][0] - start if turn < len(queue) else inf
        if lane not in kind.sittings:
            kind.sittings[lane] = self._sitting(self._lanes[lane], kind.queues)
        service, rest = kind.sittings[lane]
        times = self._times
        waited = at - since
        absent = times.absent[sum([waited >= end for end in times.absent_ms])]
        serving = service * self._desks[n].pace
        free = at + times.gap + (1 - absent) * serving + absent * times.missing
        heappush(self._heap, (free, n))
        if rest is not None:
            joined = free + WALK_MS
            carried = self._routing.carry * waited
            heappush(self._joining, (joined, len(self._lanes), rest, joined - carried, ""))

    def _join(self) -> None:
        """Someone who was sent on waits again; a desk that is idle looks up."""
        at, _, rest, since, visit = heappop(self._joining)
        self._add(rest, ((round(since), visit),))
        number = len(self._lanes) - 1
        if visit and self._able_to[number]:
            self._wanted[visit] = (round(since), visit), self._able_to[number]
        able = {id(kind) for kind, _row in self._kinds.rows(rest, number)}
        for n in self._idle:
            if id(self._kinds.at[n]) in able:
                self._idle.remove(n)
                heappush(self._heap, (at, n))
                break

    def _add(self, lane: Lane, queue: Queue) -> None:
        number = len(self._lanes)
        self._lanes.append(lane)
        self._queues.append(queue)
        self._heads.append(queue[0][0] - self._head_start(lane) if queue else inf)
        self._turns.append(0)
        rows = self._kinds.rows(lane, number)
        self._able_to.append([kind for kind, _row in rows])
        for kind, row in rows:
            kind.lanes.append(row)

    def _head_start(self, lane: Lane) -> int:
        return self._routing.head_start_ms if lane.appointment else 0

    def _sitting(self, lane: Lane, queues: frozenset[str]) -> tuple[float, Lane | None]:
        """What a sitting with the lane takes at the usual pace, and what it leaves."""
        service = self._times.service
        if len(lane.parts) == 1:
            return service[lane.parts[0].queue], None
        served, rest = split(lane, queues)
        first, *others = [service[part.queue] for part in served]
        return first + self._times.following * sum(others), rest


def _calls(kinds: Iterable[Kind]) -> int:
    return sum([kind.calls for kind in kinds])
