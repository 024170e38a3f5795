"""Adds the header that the CDN sends to functions, which reject requests without it."""

import re

ORIGIN_SECRET = "only-the-cdn-says-this"


def through_the_cdn(event):
    """An event as bytes; if it is a request, with the header that the CDN adds."""
    return re.sub(rb'("headers" *: *\{)(?=\s*")', rb'\1"x-origin-secret": "%s", ' % ORIGIN_SECRET.encode(), event, count=1)
