"""`python -m center_app.cli`: the `center` command where it is not installed."""

import sys
from multiprocessing import freeze_support

from center_app.cli import main

freeze_support()  # in the bundle a child process begins here too
sys.exit(main())
