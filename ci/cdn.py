"""What the CDN says to functions, which answer nobody else."""

import re

ORIGIN_SECRET = "only-the-cdn-says-this"


def through_the_cdn(event):
    """A request's event, as bytes, with what the CDN adds to it; any other event as it is."""
    return re.sub(rb'("headers" *: *\{)(?=\s*")', rb'\1"x-origin-secret": "%s", ' % ORIGIN_SECRET.encode(), event, count=1)
