"""`center doctor`: how this machine does, what is wrong and what to do about it.

Nothing is changed by looking: no database is made or upgraded, nothing is printed or sent.
"""

from center_app.cli.doctor.command import run

__all__ = ["run"]
