"""The processor time of a process."""

import time


def processor_time(process):
    """The CPU-seconds of all its threads, including ended ones, by clock_getcpuclockid(3); 0 if the process has ended."""
    try:
        return time.clock_gettime(~process << 3 | 2)
    except OSError:
        return 0.0
