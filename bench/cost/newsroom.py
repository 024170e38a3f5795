"""Computes what a month's traffic uses of each service from measured values."""

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from model import (
    API_LINE, ARCHIVE, ASSETS, COMMENTS_OF_ONE, DAY, EDGE_LINE, EDGE_LOGS_KEPT, GIGABYTE, HOUR, LAMBDA_LINES, LOGS_KEPT, MEMORY,
    MISSED, MONTH, POLL, POLLERS, QUEUES_POLLED, RANKED, RANKING_UNITS, REACHED, RESTORING, SCHEDULES_TICK, TAKEN, TICK, batches,
    batches_shown, between, billed, cold_share, counters_written, traced,
)  # fmt: skip

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT / "bench"))
from docs import found  # noqa: E402

PUBLICATION, COMMENT = "publish-article/201-article", "post-comment/201-signed-in"
VIEWS = "count-views/ok-two-readers of {} articles again"
CLOCK, RANKING = "render-pages/ok-clock with full rankings", "render-counts/ok-most-read with full rankings"

# An article's page and its two fragments. These operations read strongly, and a function that only displays pages need not.
SEEN = ("resolve-page/200-article", "resolve-page/200-counters", "resolve-page/200-most-read")

# Articles a month in the ledger's worlds.
PACES = {300: "10000", 3_000: "fast"}
VIEWS_OF = (1, 10, 100)
UNITS = {
    "read": "dynamodb read", "write": "dynamodb write",
    "s3 reads": "s3 read", "s3 writes": "s3 write", "sqs requests": "sqs request",
}  # fmt: skip


@dataclass(frozen=True)
class Job:
    """A month's calls of a function, with the time, log bytes and units of each."""

    function: str
    calls: float
    call: dict
    units: dict


class Newsroom:
    """Computes a month's use, by the names of prices. Telemetry is basic, and nobody is signed in."""

    def __init__(self, ledger, measured, cold, template):
        self.ledger, self.measured, self.cold = ledger, measured, cold
        self.metrics, self.all_metrics = metrics(template)
        self.alarms, self.all_alarms = metrics_of_alarms(template)

    def units(self, name, part, world="10000"):
        return self.ledger[world][name].get(part, {})

    def writing(self, traffic):
        """The calls that write, with or without rendered pages."""
        calls, articles = batches(traffic.views)
        units = lines({number: self.units(VIEWS.format(number), "own") for number in VIEWS_OF}, articles)
        if calls:
            units["write"] += RANKED * MONTH / HOUR * RANKING_UNITS / calls
        return [
            Job("publish-article", traffic.publications, self.call("publish"), self.units(PUBLICATION, "own")),
            Job("post-comment", traffic.comments, self.call("comment"), self.units(COMMENT, "own")),
            Job("count-views", calls, self.of_views("", articles), units),
            Job(
                "publish-scheduled", MONTH / SCHEDULES_TICK, self.call("schedules' clock"),
                self.units("publish-scheduled/ok-clock", "own"),
            ),
        ]

    def rendering(self, traffic):
        """The calls that render pages."""
        # A month's page has all articles of the month.
        at_paces = {pace: self.units(PUBLICATION, "caused", world) for pace, world in PACES.items()}
        published = lines(at_paces, traffic.publications)
        return [
            Job("render-pages", traffic.publications, self.call("publish, rendered"), published),
            Job("render-pages", traffic.comments, self.call("comment, rendered"), self.units(COMMENT, "caused")),
            Job("render-pages", MONTH / TICK, self.call("clock"), self.units(CLOCK, "own")),
            *self.showing(traffic),
        ]

    def showing(self, traffic):
        """The calls of render-counts, which renders readers' numbers and most-read lists."""
        calls = batches_shown(traffic.views)
        if not calls:
            return []
        one, ten = (self.units(VIEWS.format(number), "caused") for number in (1, 10))
        of_an_article = {kind: (ten[kind] - one[kind]) / 9 for kind in one}
        changed = counters_written(traffic.views, traffic.publications) / calls
        units = {kind: changed * number for kind, number in of_an_article.items()}
        ranking = {"s3 writes": 1, **self.units(RANKING, "own")}
        return [
            Job("render-counts", calls, self.of_views(", rendered", changed), units),
            Job("render-counts", RANKED * MONTH / HOUR, self.of_views(", rendered", 1), ranking),
        ]

    def call(self, name):
        return self.measured["calls"][name]

    def of_views(self, then, articles):
        return lines({number: self.call(f"views of {number} articles{then}") for number in VIEWS_OF}, articles)

    def use(self, traffic):
        """The use of a month with pages that are rendered when something changes."""
        requests = traffic.views * self.files()
        used = self.of_jobs([*self.writing(traffic), *self.rendering(traffic)])
        add(used, self.of_readers(traffic))
        add(used, {"s3 read": MISSED * requests, "s3 gigabyte": self.kept(traffic, "bytes of pages")})
        add(used, self.of_assets(traffic))
        return used

    def use_with_functions(self, traffic):
        """The use of a month if a function makes the page for each view, with its numbers and lists. Assets stay in the bucket."""
        reads = sum(self.units(event, "own")["read"] for event in SEEN) / 2
        view = Job("resolve-page", traffic.views, self.call("view by a function"), {"read": reads})
        used = self.of_jobs([*self.writing(traffic), view])
        add(used, self.of_readers(traffic))
        hashed = self.files("assets/", "images/")
        add(used, {"s3 read": MISSED * traffic.views * hashed, **self.of_api(traffic.views)})
        return used

    def of_assets(self, traffic):
        """The use for assets: render-pages writes all of them each day, and each new instance lists them."""
        calls = sum(job.calls for job in self.rendering(traffic) if job.function == "render-pages")
        days = MONTH / DAY
        return {"s3 read": ASSETS * days, "s3 write": (ASSETS + 1) * days + calls * cold_share(calls)}

    def of_jobs(self, jobs):
        used = {}
        calls = {job.function: sum(each.calls for each in jobs if each.function == job.function) for job in jobs}
        for job in jobs:
            share = cold_share(calls[job.function])
            cold = self.cold.get(job.function, self.cold["render-pages"])  # render-counts has the same zip
            seconds = job.calls * billed(job.call, cold, share) / 1_000
            add(used, {"lambda request": job.calls, "lambda gigabyte-second": seconds * MEMORY / 1_024})
            add(used, logged(job.calls * job.call["logged"]))
            add(used, {UNITS[kind]: job.calls * number for kind, number in job.units.items() if kind in UNITS})
        return used

    def detail(self, traffic):
        """What Telemetry=detailed adds."""
        calls = {}
        for job in [*self.writing(traffic), *self.rendering(traffic)]:
            add(calls, {job.function: job.calls})
        traces = sum(traced(number) for number in calls.values())
        lines = logged(sum(calls.values()) * LAMBDA_LINES)
        watching = {"metric": self.all_metrics - self.metrics, "alarm": self.all_alarms - self.alarms, "dashboard": 1}
        return {**watching, "x-ray trace": traces, **lines}

    def signed_in(self, traffic):
        """The monthly active users of the user pool."""
        return traffic.comments / COMMENTS_OF_ONE

    def of_readers(self, traffic):
        """The use that does not depend on how pages are made: CDN, API, queues, storage of the table, metrics and alarms."""
        requests = traffic.views * (self.files() + 1) + traffic.comments
        used = {
            "cloudfront request": requests,
            "cloudfront gigabyte": traffic.views * self.weight() / GIGABYTE,
            # A CloudFront function sees requests for /api/ and for pages, but none for the files that pages load.
            "cloudfront function": requests + traffic.publications - traffic.views * self.files("assets/", "images/", "data/"),
            "s3 gigabyte": requests * EDGE_LINE / GIGABYTE * EDGE_LOGS_KEPT,
            "sqs request": traffic.views * (1 + 2 / TAKEN) + QUEUES_POLLED * POLLERS * MONTH / POLL,
            "dynamodb gigabyte": self.kept(traffic, "bytes of items"),
            "dynamodb recovery gigabyte": self.kept(traffic, "bytes of items"),
            "metric": self.metrics,
            "alarm": self.alarms,
        }
        add(used, self.of_api(traffic.views + traffic.comments + traffic.publications))
        return used

    def files(self, *folders):
        """The files of a view in these folders, or in all. A file that not all readers load counts as a fraction."""
        return sum(loaded(file) for file in self.measured["page"] if file.startswith(folders or ""))

    def weight(self):
        """The bytes of a view."""
        return sum(loaded(file) * weight for file, weight in self.measured["page"].items())

    def of_api(self, requests):
        return {"api request": requests, **logged(requests * API_LINE)}

    def kept(self, traffic, what):
        return traffic.publications * ARCHIVE * self.measured[what] / GIGABYTE


def loaded(file):
    """The share of an article's readers who load a file. The list at the page's end loads when a reader comes near (fragment.js)."""
    return REACHED if file.startswith("data/sections/") else 1


def logged(size):
    return {"log gigabyte": size / GIGABYTE, "kept log gigabyte": size / GIGABYTE * LOGS_KEPT}


def lines(points, at):
    """Interpolates each figure linearly between the points."""
    names = {name for figures in points.values() for name in figures}
    return {name: between({place: figures.get(name, 0) for place, figures in points.items()}, at) for name in names}


def add(used, more):
    for name, number in more.items():
        used[name] = used.get(name, 0) + number


def metrics(template):
    """The numbers of custom metrics with Telemetry=basic and detailed. Detailed has every kind, and each function's cold starts."""
    source = (ROOT / "shared/lambda/src/main/java/broadsheet/log/Metric.java").read_text()
    kinds = re.findall(r"^    [A-Z_]+\(\"\w+\", \"\w+\"\)", source, re.MULTILINE)
    watched = re.search(r"WATCHED =\s+Set\.of\(([^)]*)\)", source)[1].split(", ")
    return len(watched), len(kinds) + len(re.findall("Type: AWS::Serverless::Function", template))


def metrics_of_alarms(template):
    """The numbers of metrics that alarms watch with Telemetry=basic and detailed. AWS charges for each metric. Deployments are
    all at once."""
    alarms = re.findall(
        r"^    Type: AWS::CloudWatch::Alarm\n(?!    Condition: IsGradual)((?:    .*\n|\n)*)", template, re.MULTILINE
    )
    watched = [(max(1, alarm.count("MetricStat:")), "    Condition: IsDetailed\n" in alarm) for alarm in alarms]
    return sum(count for count, is_detailed in watched if not is_detailed), sum(count for count, _ in watched)


def newsroom():
    cold = dict(re.findall(r"^\| ([a-z-]+) \| (\d+) \|", found("cold-start.md", "cold"), re.MULTILINE))
    restored = re.findall(r"^\| ([a-z-]+) \| \d+ \| ([\d.]+) \|", found("cold-start.md", "snap"), re.MULTILINE)
    cold |= {name: RESTORING + float(first) for name, first in restored}
    return Newsroom(
        json.loads((ROOT / "bench/capacity/ledger.json").read_text()),
        json.loads((ROOT / "bench/measured.json").read_text()),
        {name: float(milliseconds) for name, milliseconds in cold.items()},
        (ROOT / "template.yaml").read_text(),
    )
