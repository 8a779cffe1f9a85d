"""This very program, for processes of it that are started from within."""

import sys

FROZEN = bool(getattr(sys, "frozen", False))
"""Whether it runs from its bundle, where no Python stands beside it."""

_MODE = ("-X", "utf8") if sys.flags.utf8_mode else ()
"""Windows would write files and pipes in an encoding that has no Arabic."""

CENTER = (sys.executable,) if FROZEN else (sys.executable, *_MODE, "-m", "center_app.cli")
"""The command line, in the environment of this process."""
