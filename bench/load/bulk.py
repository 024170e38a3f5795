#!/usr/bin/env python3
"""Measures an import of generated articles into a fresh instance, and then two renderings of everything.

Results for other numbers of articles stay in bulk.json, because large imports take hours.
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
    """Measures what an instance uses from now on. `sample` records the memory and the backlog; callers call it twice a second."""

    def __init__(self, instance):
        self.instance = instance
        self.begin, self.cpu, self.counts = time.monotonic(), instance.cpu(), instance.counts()
        self.memory = {}
        self.reported = 0

    def seconds(self):
        return time.monotonic() - self.begin

    def sample(self, **processes):
        memory = self.instance.memory() | {name: resident(pid) for name, pid in processes.items()}
        for name, size in memory.items():
            self.memory[name] = max(size, self.memory.get(name, 0))
        # The changes of an import go from the stream into the queue.
        behind = self.instance.changes_behind() + self.instance.waiting("RenderingTasks")
        if self.seconds() >= self.reported + 60:
            self.reported += 60
            print(f"{self.reported} s: a backlog of {behind:,} changes and tasks", flush=True)
        return behind

    def settle(self):
        """Waits until the backlog is empty."""
        while self.sample():
            time.sleep(0.5)

    def summary(self):
        time.sleep(1)  # The instance writes its counts twice a second.
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
            "heads": took.get("S3.HeadObject", 0) + took.get("S3.HeadObject.failed", 0),  # S3 charges for a missing object too.
            "cpu": {name: round(cpu[name] - self.cpu[name], 1) for name in cpu},
            "memory": {name: round(size) for name, size in self.memory.items()},
            "calls": took,
        }


def measure(count, seed):
    """Stores the result after each step, because rendering everything takes half as long as the import."""
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
        watch.sample(importer=importing.pid)
        time.sleep(0.5)
    if importing.returncode:
        raise SystemExit(f"the import failed; see {log}")


def retitle(instance, token):
    """Changes the title, which all pages show but data files, sections' feeds and sitemaps."""
    site = settings()
    title = next(line for line in site.splitlines() if line.startswith("title:"))
    instance.call("PUT", "/api/site", site.replace(title, title + " again").encode(), token)


def render_everything(instance, token, watch):
    instance.call("POST", "/api/rendering", b"", token)
    return rendered(instance, token, watch)


def rendered(instance, token, watch):
    """Waits until the current full rendering is complete. Returns how many pages it compared and wrote."""
    while True:
        watch.sample()
        _, body = instance.call("GET", "/api/rendering", token=token)
        progress = json.loads(body)
        if progress.get("complete"):
            return {"looked": progress["rendered"], "written": progress["written"]}
        time.sleep(0.5)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int, nargs="+", help="the number of articles; several numbers show whether costs are linear")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    for count in options.articles:
        measure(count, options.seed)


if __name__ == "__main__":
    main()
