"""Five guesses made one: weighted by what has proved right, by class and hour.

    log(60 + W) = log(60 + played) + w0 + sum w_j (log(60 + E_j) - log(60 + played))
                  + w5 (log(60 + played) - 6.5) + class and hour terms       (W, E in seconds)

The weights are those of recursive least squares with forgetting, towards "the hall played
forward is right" as long as little is known (a ridge). They are kept as the sums of the normal
equations, each older by one observation counting `KEEP` of the one after: unlike a covariance
that is updated for years, these cannot wind up, lose their symmetry or become singular.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp, log, sqrt
from operator import mul

from center_app.domain.clock import SECOND, local
from center_app.domain.estimate.classes import Class

GUESSES = 5
"""naive, last to enter, head of line, flow, played: the order in every sequence of guesses."""

OFFSET = 60.0
"""Seconds added before taking logarithms, so that a wait of a minute too much is no disaster."""

MIDDLE = 6.5
"""About log(60 + 10 minutes), the middle of the waits."""

NOON, HALF_A_DAY = 12.0, 4.0
"""The hour terms are (hour - 12) / 4 and its square."""

KEEP = 0.9997
"""What each observation leaves of the weight of those before; some 3,300 count."""

RIDGE = 20.0
"""So many unit observations speak for the hall played forward at the beginning."""

FAR = 1.5
"""Errors (of logarithms) beyond this count as this much: a forgotten visit teaches little."""

NARROW, WIDE = 0.74, 1.35
"""The blend stays between so much of the least and of the greatest guess (60 s added)."""

SOLVE_EVERY = 16
"""Observations between two solutions of the equations; one alone changes next to nothing."""

TERMS = 11
PAIRS = tuple((i, j) for i in range(TERMS) for j in range(i + 1))
"""The lower triangle of the equations, row by row."""


@dataclass
class Blend:
    """What has been learned about the guesses; plain data."""

    weights: list[float] = field(default_factory=lambda: [0.0] * TERMS)
    squares: list[float] = field(default_factory=lambda: [0.0] * len(PAIRS))
    products: list[float] = field(default_factory=lambda: [0.0] * TERMS)
    since_solved: int = 0


def hour_of(at: int) -> float:
    """The time of day in Amman (of ms since 1970 UTC), 13.5 for half past one."""
    here = local(at)
    return here.hour + here.minute / 60


def terms(guesses_ms: Sequence[int], of: Class, hour: float) -> list[float]:
    """What the weights are for, at an `hour` of the day; the sixth is log(60 + played) - 6.5."""
    naive, entered, head, flow, played = (log(OFFSET + guess / SECOND) for guess in guesses_ms)
    time = (hour - NOON) / HALF_A_DAY
    return [
        1.0,
        naive - played,
        entered - played,
        head - played,
        flow - played,
        played - MIDDLE,
        1.0 if of is Class.PRIORITY else 0.0,
        1.0 if of is Class.APPOINTMENT else 0.0,
        1.0 if of is Class.BASKET else 0.0,
        time,
        time * time,
    ]


def blended(blend: Blend, x: Sequence[float], guesses_ms: Sequence[int]) -> int:
    """The wait (ms) that the guesses with these terms come to, not far outside all of them."""
    least, most = min(guesses_ms) / SECOND, max(guesses_ms) / SECOND
    wait = exp(min(_log_of(blend, x), 2 * MIDDLE))
    wait = min(max(wait, NARROW * (OFFSET + least)), WIDE * (OFFSET + most))
    return max(0, round((wait - OFFSET) * SECOND))


def learn(blend: Blend, x: Sequence[float], wait_ms: int) -> None:
    """Take in how long it really was."""
    error = log(OFFSET + wait_ms / SECOND) - _log_of(blend, x)
    fitted = sum(map(mul, blend.weights, x))
    target = fitted + min(max(error, -FAR), FAR)
    blend.squares = [
        KEEP * old + x[i] * x[j] for old, (i, j) in zip(blend.squares, PAIRS, strict=True)
    ]
    blend.products = [KEEP * old + a * target for old, a in zip(blend.products, x, strict=True)]
    blend.since_solved += 1
    if blend.since_solved >= SOLVE_EVERY:
        blend.weights = _solved(blend.squares, blend.products)
        blend.since_solved = 0


def _log_of(blend: Blend, x: Sequence[float]) -> float:
    fitted: float = sum(map(mul, blend.weights, x))
    return MIDDLE + x[GUESSES] + fitted


def _solved(squares: list[float], products: list[float]) -> list[float]:
    """The weights w of (squares + ridge) w = products, by Cholesky's L L' = squares + ridge."""
    lower: list[list[float]] = []
    forward: list[float] = []
    for i in range(TERMS):
        begin = i * (i + 1) // 2
        row: list[float] = []
        for j in range(i):
            inner = sum(map(mul, row, lower[j]))
            row.append((squares[begin + j] - inner) / lower[j][j])
        row.append(sqrt(squares[begin + i] + RIDGE - sum(a * a for a in row)))
        forward.append((products[i] - sum(map(mul, row, forward))) / row[i])
        lower.append(row)
    weights = [0.0] * TERMS
    for i in reversed(range(TERMS)):
        known = sum(lower[k][i] * weights[k] for k in range(i + 1, TERMS))
        weights[i] = (forward[i] - known) / lower[i][i]
    return weights
