"""`center setup`: what this machine is for, asked once, checked while it is told, and put in place.

The same questions by a window, by an answer file and by options; nothing is written before all that
would stop the machine from working is put right.
"""

from center_app.cli.first_run.command import run

__all__ = ["run"]
