"""Computes what a month of traffic uses of each service. Nothing here has a price.

Assumptions are the named figures at the top of this file. docs/performance/cost.md lists them.
"""

import math
from dataclasses import dataclass

MONTH = 365.25 / 12 * 86_400

# The batching window of views in seconds (template.yaml), and the messages that fit into a call's 6 MB (SimulationTest).
WINDOW, FITTING = 120, 5_300

# The batching window of render-counts in seconds, and its batch size (template.yaml).
SHOWN_WINDOW, SHOWN_FITTING = 120, 1_000

# Lambda polls a queue with five pollers. Each waits up to twenty seconds for messages, and receives ten at most.
POLLERS, POLL, TAKEN = 5, 20, 10
QUEUES_POLLED = 3

# The periods of the scheduled calls of render-pages and publish-scheduled, in seconds (template.yaml).
TICK, SCHEDULES_TICK = 300, 60

# PageReconciler.keepAssets reads and writes this many files each day. A new instance lists them once.
ASSETS, DAY = 32, 86_400

# The functions' memory, and the memory that comes with a whole processor (AWS Lambda's developer guide), in MB.
MEMORY, WHOLE_PROCESSOR = 1_024, 1_769

# Assumed: seconds without a call after which Lambda ends an instance.
IDLE = 300

# Assumed: milliseconds to restore a snapshot, which Lambda bills.
RESTORING = 400

# Assumed: the number of articles with readers. The i-th has a share of 1/i of the first one's. Articles of earlier months had as
# many readers before this month as in it.
ARTICLES = 1_000

# Pages show numbers up to this one exactly, and greater ones rounded down to two significant digits (ReaderCounts).
EXACT = 100

# Writes of most-read rankings an hour, whatever the views, and the write units of each (ADR 0051).
RANKED, RANKING_UNITS = 18, 4
HOUR = 3_600

# Assumed: the share of requests for pages and their files that the CDN does not have in its cache.
MISSED = 0.1

# Assumed: the share of an article's readers who come near its end, where one more file loads. Chartbeat found that the median
# reader of news reads about half of an article (Slate, 6 June 2013).
REACHED = 0.5

# Assumed: comments a month of a signed-in reader.
COMMENTS_OF_ONE = 10

# X-Ray's default rule records the first request of each second, and this share of the others.
TRACED = 0.05

# The bytes that API Gateway and CloudFront log for a request, and Lambda's two lines for a call. The formats are those of
# template.yaml and of the developer guide.
API_LINE, EDGE_LINE, LAMBDA_LINES = 197, 415, 675

# Months that logs are stored: 30 days, and 7 for the CDN's (template.yaml). Assumed: the archive's age in months.
LOGS_KEPT, EDGE_LOGS_KEPT = 30 * 86_400 / MONTH, 7 * 86_400 / MONTH
ARCHIVE = 12

GIGABYTE = 1e9


@dataclass(frozen=True)
class Traffic:
    """A month's traffic: views of articles, comments of signed-in readers, publications."""

    views: float
    comments: float
    publications: float


def batches(views):
    """The number of calls that count a month's views, and of articles in each, if views are evenly spread."""
    windows = MONTH / WINDOW
    of_window = views / windows
    calls = windows * (1 - math.exp(-of_window)) * max(1, of_window / FITTING)
    if not calls:
        return 0, 0
    return calls, max(1, sum(read_in_a_batch(views / calls)))


def read_in_a_batch(views):
    """For each article, the share of batches of `views` views that have a view of it."""
    return [1 - math.exp(-each) for each in by_article(views)]


def by_article(views):
    """The views of each article, by Zipf's law."""
    all_shares = sum(1 / i for i in range(1, ARTICLES + 1))
    return [views / i / all_shares for i in range(1, ARTICLES + 1)]


def counters_written(views, publications):
    """How often a month's views change an article's displayed number: at most once a window, and once for each rounded number."""
    windows = MONTH / SHOWN_WINDOW
    new = min(1, publications / ARTICLES)
    written = 0
    for readers, share in zip(by_article(views), read_in_a_batch(views / windows), strict=True):
        written += new * min(share * windows, shown(readers))
        written += (1 - new) * min(share * windows, shown(2 * readers) - shown(readers))
    return written


def batches_shown(views):
    """The number of calls that render counters: one for each window with views."""
    calls, articles = batches(views)
    windows = MONTH / SHOWN_WINDOW
    return min(calls, max(windows * (1 - math.exp(-views / windows)), calls * articles / SHOWN_FITTING))


def shown(readers):
    """How many different numbers an article displays until it has this many readers."""
    if readers <= EXACT:
        return readers
    decades = int(math.log10(readers / EXACT))
    return EXACT + 90 * decades + readers / (EXACT * 10**decades) * 10 - 10


def between(points, at):
    """Interpolates linearly between the points, and extrapolates beyond them."""
    places = sorted(points)
    left = max([place for place in places[:-1] if place <= at] or places[:1])
    right = places[places.index(left) + 1]
    return points[left] + (points[right] - points[left]) * (at - left) / (right - left)


def cold_share(calls):
    """The share of a function's calls that find no instance, because no call came for IDLE seconds before."""
    return math.exp(-calls / MONTH * IDLE)


def billed(call, cold, share):
    """The billed milliseconds of a call: elapsed time, or processor time with MEMORY, whichever is longer. A share is cold."""
    warm = max(call["milliseconds"], call["cpu"] * WHOLE_PROCESSOR / MEMORY)
    return warm + share * max(0, cold - warm)


def traced(calls):
    """The traces that X-Ray's default rule records of a month's calls."""
    seconds = min(calls, MONTH)
    return seconds + TRACED * (calls - seconds)
