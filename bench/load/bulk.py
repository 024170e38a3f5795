#!/usr/bin/env python3
"""Imports generated articles into a fresh instance and renders everything once more; says what that took.

What was measured of other numbers is kept (bulk.json), since the large ones take hours.
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import ExitStack

import corpus
import figures
from instance import ROOT, Instance, resident
from sample import settings

WORK = ROOT / ".local/bench/bulk"
MEASURED = ROOT / "bench/load/bulk.json"


class Watch:
    """What was used from its beginning on, looked at twice a second."""

    def __init__(self, instance):
        self.instance = instance
        self.begin, self.cpu, self.counts = time.monotonic(), instance.cpu(), instance.counts()
        self.memory = {}
        self.told = 0

    def seconds(self):
        return time.monotonic() - self.begin

    def look(self, **processes):
        memory = self.instance.memory() | {name: resident(pid) for name, pid in processes.items()}
        for name, size in memory.items():
            self.memory[name] = max(size, self.memory.get(name, 0))
        # An import's changes go on from the stream to the queue.
        behind = self.instance.changes_behind() + self.instance.waiting("RenderingTasks")
        if self.seconds() >= self.told + 60:
            self.told += 60
            print(f"{self.told} s: {behind:,} changes behind", flush=True)
        return behind

    def settle(self):
        """Waits until nothing is behind."""
        while self.look():
            time.sleep(0.5)

    def summary(self):
        time.sleep(1)  # The counts are written twice a second.
        counts, cpu = self.instance.counts(), self.instance.cpu()
        took = {name: count - self.counts.get(name, 0) for name, count in counts.items()}
        written, read = figures.units(took)
        return {
            "seconds": round(self.seconds() - 1, 1),
            "wcu": written,
            "rcu": read,
            "puts": took.get("S3.PutObject", 0),
            "lists": took.get("S3.ListObjectsV2", 0),
            "reads": sum(took.get(f"DynamoDb.{name}", 0) for name in ("Query", "GetItem", "BatchGetItem")),
            "heads": took.get("S3.HeadObject", 0) + took.get("S3.HeadObject.failed", 0),  # One that finds nothing is charged too.
            "cpu": {name: round(cpu[name] - self.cpu[name], 1) for name in cpu},
            "memory": {name: round(size) for name, size in self.memory.items()},
            "calls": took,
        }


def measure(count, seed):
    """Keeps what the import took before everything is rendered again, which takes as long as half of it."""
    shutil.rmtree(WORK / f"data-{count}", ignore_errors=True)
    articles = WORK / f"articles-{count}"
    shutil.rmtree(articles, ignore_errors=True)
    size = corpus.write(articles, count, seed, settings())
    with ExitStack() as running:
        instance = Instance(running, WORK / f"data-{count}")
        token = instance.token("administrators")
        result = {"articles": count, "bytes": size}
        watch = Watch(instance)
        publish(instance, articles, token, watch, WORK / "import.log")
        result["accepted"] = round(watch.seconds(), 1)
        watch.settle()
        result["import"] = watch.summary()
        keep(result)
        watch = Watch(instance)
        progress = render_everything(instance, token, watch)
        result["rerender"] = watch.summary() | progress
        keep(result)
        watch = Watch(instance)
        retitle(instance, token)
        progress = rendered(instance, token, watch)
        result["retitled"] = watch.summary() | progress
        keep(result)
        shutil.rmtree(articles)


def keep(result):
    others = [other for other in json.loads(MEASURED.read_text()) if other["articles"] != result["articles"]]
    results = sorted([*others, result], key=lambda each: each["articles"])
    MEASURED.write_text(json.dumps(results, indent=1) + "\n")
    figures.report_bulk(results)


def publish(instance, folder, token, watch, log):
    """Imports a folder, as `make publish` does."""
    importing = subprocess.Popen(
        [ROOT / "cli/broadsheet", "import", folder, "--url", instance.site],
        env=os.environ | {"TOKEN": token}, stdout=open(log, "w"), stderr=subprocess.STDOUT,
    )  # fmt: skip
    while importing.poll() is None:
        watch.look(importer=importing.pid)
        time.sleep(0.5)
    if importing.returncode:
        raise SystemExit(f"the import failed; see {log}")


def retitle(instance, token):
    """Changes every page that is no data, feed of a section, or list for search engines."""
    site = settings()
    title = next(line for line in site.splitlines() if line.startswith("title:"))
    instance.call("PUT", "/api/site", site.replace(title, title + " again").encode(), token)


def render_everything(instance, token, watch):
    instance.call("POST", "/api/rendering", b"", token)
    return rendered(instance, token, watch)


def rendered(instance, token, watch):
    """How many pages the current rendering looked at and wrote, once it is complete."""
    while True:
        watch.look()
        _, body = instance.call("GET", "/api/rendering", token=token)
        progress = json.loads(body)
        if progress.get("complete"):
            return {"looked": progress["rendered"], "written": progress["written"]}
        time.sleep(0.5)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int, nargs="+", help="how many; several numbers show whether it is linear")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    for count in options.articles:
        measure(count, options.seed)


if __name__ == "__main__":
    main()
