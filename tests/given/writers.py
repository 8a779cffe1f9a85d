"""Processes that append to one journal: `python writers.py URL PROCESSES [COUNT]`.

Each appends COUNT events, or for ever, and says every number on standard output once it is
acknowledged. With one process there is no other, so that killing it kills them all.
"""

import os
import sys
from itertools import count

from center_app.store.engine import open_engine
from journals import append, opened

url, processes = sys.argv[1], int(sys.argv[2])
for _ in range(processes - 1):
    if os.fork() == 0:
        processes = 1
        break

engine = open_engine(url)
journal = opened(engine)
for _ in range(int(sys.argv[3])) if len(sys.argv) > 3 else count():
    sys.stdout.write(f"{append(journal)[0]}\n")
    sys.stdout.flush()
engine.dispose()

sys.exit(any(os.wait()[1] for _ in range(processes - 1)))
