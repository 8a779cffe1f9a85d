"""Why a request gets another page than the one that it asked for."""


class TooMuch(Exception):
    """Asked too often; to be tried again after so many seconds."""

    def __init__(self, wait_s: float) -> None:
        super().__init__()
        self.wait_s = wait_s


class TooLong(Exception):
    """More bytes than any form has."""


class Undone(Exception):
    """Nobody knows whether the center has done it."""
