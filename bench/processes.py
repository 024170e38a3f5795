"""What a process of this machine has taken."""

import time


def processor_time(process):
    """Seconds that its threads have run, those that have ended too, by the clock that clock_getcpuclockid(3) names; 0 if it is gone."""
    try:
        return time.clock_gettime(~process << 3 | 2)
    except OSError:
        return 0.0
