"""What a month of traffic uses of each service, from what was measured. Nothing here has a price.

What is assumed rather than measured is a named figure at the top of this file, and stands in docs/performance/cost.md.
"""

import math
from dataclasses import dataclass

MONTH = 365.25 / 12 * 86_400

# template.yaml: how long views gather, and how many messages fit into a call's 6 MB (SimulationTest).
WINDOW, FITTING = 120, 5_300

# template.yaml: how long tallies gather until their numbers are rendered, and how many fit into a call.
SHOWN_WINDOW, SHOWN_FITTING = 120, 1_000

# Lambda's pollers of a queue: five, each of which waits up to twenty seconds for messages, and takes ten at once.
POLLERS, POLL, TAKEN = 5, 20, 10
QUEUES_POLLED = 3

# The clocks of the renderer and of schedules, template.yaml.
TICK, SCHEDULES_TICK = 300, 60

# The files that PageReconciler.keepAssets reads and writes again each day, and that a new instance lists once.
ASSETS, DAY = 20, 86_400

# A processor's worth of memory, by AWS Lambda's developer guide; all functions here have 1,024 MB.
MEMORY, WHOLE_PROCESSOR = 1_024, 1_769

# Assumed: an instance that nobody calls for so long is gone.
IDLE = 300

# Assumed: milliseconds that Lambda takes to restore a snapshot, and bills.
RESTORING = 400

# Assumed: articles that are read, the i-th one i times as seldom as the first. Those that are not of this month were read as often
# before it as in it.
ARTICLES = 1_000

# Numbers up to here are shown exactly, greater ones rounded down to two significant digits (ReaderCounts).
EXACT = 100

# By ADR 0051, in an hour, whatever the views: how often rankings of the most read are written, and in how many units each.
RANKED, RANKING_UNITS = 18, 4
HOUR = 3_600

# Assumed: of the requests of pages and what they load so many are not in the cache that is asked.
MISSED = 0.1

# Assumed: so many of an article's readers come near the end of the page, where one more file loads. Chartbeat found the median
# reader of news about halfway down the article (Slate, 6 June 2013).
REACHED = 0.5

# Assumed: how often somebody who is signed in comments in a month.
COMMENTS_OF_ONE = 10

# X-Ray's default rule: of each second's requests the first, and of the others so many.
TRACED = 0.05

# The bytes of a line that API Gateway and CloudFront log of a request, and of Lambda's two of a call, each made up by the
# formats of template.yaml and of the developer guide.
API_LINE, EDGE_LINE, LAMBDA_LINES = 197, 415, 675

# Months that logs are kept (template.yaml: 30 days, those of the CDN 7), and assumed: months of publications that have been kept so far.
LOGS_KEPT, EDGE_LOGS_KEPT = 30 * 86_400 / MONTH, 7 * 86_400 / MONTH
ARCHIVE = 12

GIGABYTE = 1e9


@dataclass(frozen=True)
class Traffic:
    """What happens in a month: pages of articles seen, comments of people who are signed in, publications."""

    views: float
    comments: float
    publications: float


def batches(views):
    """How many calls count a month's views, and how many articles are in each, when they are evenly spread."""
    windows = MONTH / WINDOW
    of_window = views / windows
    calls = windows * (1 - math.exp(-of_window)) * max(1, of_window / FITTING)
    if not calls:
        return 0, 0
    return calls, max(1, sum(read_in_a_batch(views / calls)))


def read_in_a_batch(views):
    """For each article, in how many of the batches of so many views it is read."""
    return [1 - math.exp(-each) for each in by_article(views)]


def by_article(views):
    """The views of each article, as Zipf has it."""
    all_shares = sum(1 / i for i in range(1, ARTICLES + 1))
    return [views / i / all_shares for i in range(1, ARTICLES + 1)]


def numbers_written(views, publications):
    """How often a month's views change the number that an article shows: at most once a window, and with each rounded number."""
    windows = MONTH / SHOWN_WINDOW
    new = min(1, publications / ARTICLES)
    written = 0
    for readers, share in zip(by_article(views), read_in_a_batch(views / windows), strict=True):
        written += new * min(share * windows, shown(readers))
        written += (1 - new) * min(share * windows, shown(2 * readers) - shown(readers))
    return written


def batches_shown(views):
    """How many calls render numbers: one for the tallies of each window in which something was read."""
    calls, articles = batches(views)
    windows = MONTH / SHOWN_WINDOW
    return min(calls, max(windows * (1 - math.exp(-views / windows)), calls * articles / SHOWN_FITTING))


def shown(readers):
    """How many numbers an article shows until it has so many readers."""
    if readers <= EXACT:
        return readers
    decades = int(math.log10(readers / EXACT))
    return EXACT + 90 * decades + readers / (EXACT * 10**decades) * 10 - 10


def between(points, at):
    """The value at a place, on the lines through the points, of which the outer ones go on."""
    places = sorted(points)
    left = max([place for place in places[:-1] if place <= at] or places[:1])
    right = places[places.index(left) + 1]
    return points[left] + (points[right] - points[left]) * (at - left) / (right - left)


def cold_share(calls):
    """Of so many calls a month to a function, how many find no instance: those with nothing before them for IDLE."""
    return math.exp(-calls / MONTH * IDLE)


def billed(call, cold, share):
    """Milliseconds of a call, by the clock or as its processor time takes with MEMORY, whichever is more; some are cold."""
    warm = max(call["milliseconds"], call["cpu"] * WHOLE_PROCESSOR / MEMORY)
    return warm + share * max(0, cold - warm)


def traced(calls):
    """Traces of a month's calls that one rule samples."""
    seconds = min(calls, MONTH)
    return seconds + TRACED * (calls - seconds)
