"""The registry's answers: read whole, however long they are, and what each no means."""

from collections.abc import Mapping

import requests

from sync.failures import (
    CertificateRefused,
    Denied,
    Diverged,
    Failure,
    Gap,
    NeedsOperator,
    Outdated,
    Rejected,
    TooLarge,
    UnknownEpoch,
    Unreachable,
)
from sync.problem import Code, Problem

MOST_ANSWER = 256 * 1024
CHUNK = 16 * 1024

_PLAIN: Mapping[Code, type[Failure]] = {
    Code.UNKNOWN_EPOCH: UnknownEpoch,
    Code.NEEDS_OPERATOR: NeedsOperator,
    Code.UNAUTHORIZED: Denied,
    Code.BAD_SIGNATURE: Denied,
    Code.OTHER_CENTER: Denied,
    Code.OTHER_CERTIFICATE: CertificateRefused,
    Code.TOO_LARGE: TooLarge,
    Code.WRONG_VERSION: Outdated,
    Code.BROKEN: Unreachable,
}
"""Answers of which only the message is to be told."""


def whole(response: requests.Response, most: int = MOST_ANSWER) -> bytes:
    """The body of an answer. Raises Unreachable for more bytes than these."""
    text = bytearray()
    for chunk in response.iter_content(CHUNK):
        text += chunk
        if len(text) > most:
            raise Unreachable("the answer does not end")
    return bytes(text)


def failure_of(problem: Problem) -> Failure:
    """What the registry's no means."""
    match problem:
        case Problem(code=Code.GAP, expected=int(expected)):
            return Gap(expected)
        case Problem(code=Code.FORK, seq=int(seq)):
            return Diverged(seq)
    plain = _PLAIN.get(problem.code)
    return plain(problem.message) if plain else Rejected(problem.code)
