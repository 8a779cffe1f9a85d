"""`python -m center_app.cli`: the `center` command where it is not installed."""

import sys

from center_app.cli import main

sys.exit(main())
