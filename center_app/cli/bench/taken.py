"""What a process takes of its machine."""

import os
from pathlib import Path


def taken(pid: int) -> tuple[float, float]:
    """What a process has taken of the processor (s) and holds in memory (MB)."""
    ticks = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    status = Path(f"/proc/{pid}/status").read_text()
    memory = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    cpu_s = (int(ticks[11]) + int(ticks[12])) / os.sysconf("SC_CLK_TCK")
    return cpu_s, int(memory.split()[1]) / 1_024
