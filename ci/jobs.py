"""The names of functions in events/."""

import re


def job_of(logical_id):
    """A function's logical id in lower case, with hyphens."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", logical_id).lower()
