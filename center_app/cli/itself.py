"""This very program, for processes of it that are started from within."""

import sys

FROZEN = bool(getattr(sys, "frozen", False))
"""Whether it runs from its bundle, where no Python stands beside it."""

CENTER = (sys.executable,) if FROZEN else (sys.executable, "-m", "center_app.cli")
"""The command line, in the environment of this process."""
