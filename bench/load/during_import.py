#!/usr/bin/env python3
"""Measures the time from publications and comments to their pages while an archive is imported into the same instance."""

import argparse
import json
import random
import shutil
import signal
import statistics
import sys
import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime

import bulk
import corpus
from docs import put
from instance import Instance
from sample import settings

WORK = bulk.WORK / "during"
PAUSE = 1.0
# Seconds.
POLL = 0.01
TIMEOUT = 120
REVISIONS = 5
# Above the numbers of the imported articles.
OTHERS = 900_000


class People:
    """An editor publishes an article or a revision, and then a reader comments on it, again and again."""

    def __init__(self, instance):
        self.instance = instance
        self.editor, self.reader = instance.token("administrators"), instance.token("readers")
        self.waited = {"publication": [], "comment": []}

    def work(self, ended):
        number = 0
        while not ended.wait(PAUSE):
            slug = f"during-{number // REVISIONS}"
            mark = f"Published as {uuid.uuid4()}."
            moment = datetime.now(UTC).replace(microsecond=0)
            document = corpus.article(random.Random(number), OTHERS + number, moment, mark)
            self.wait("publication", slug, mark, "PUT", f"/api/articles/{slug}", document, self.editor, "text/markdown")
            text = f"Said as {uuid.uuid4()}."
            self.wait("comment", slug, text, "POST", f"/api/articles/{slug}/comments", json.dumps({"text": text}), self.reader, "application/json")
            number += 1

    def wait(self, kind, slug, mark, method, path, body, token, media_type):
        page = self.instance.bucket_folder / "articles" / slug
        begin = time.monotonic()
        headers = {"Content-Type": media_type, "Idempotency-Key": str(uuid.uuid4())}
        status, answer = self.instance.call(method, path, body.encode(), token, **headers)
        if status not in (200, 201):
            raise SystemExit(f"a {kind} got status {status}: {answer[:300]}")
        while not (page.exists() and mark in page.read_text()):
            if time.monotonic() - begin > TIMEOUT:
                raise SystemExit(f"a {kind} did not appear on {page} after {TIMEOUT} s")
            time.sleep(POLL)
        self.waited[kind].append(time.monotonic() - begin)


def measure(count):
    shutil.rmtree(WORK, ignore_errors=True)
    corpus.write(WORK / "articles", count)
    with ExitStack() as running:
        instance = Instance(running, WORK / "data")
        token = instance.token("administrators")
        instance.call("PUT", f"/api/site?url={instance.site}", settings().encode(), token)
        people, ended = People(instance), threading.Event()
        # If the import fails, the event ends the thread before the pool waits for it.
        threads = running.enter_context(ThreadPoolExecutor())
        running.callback(ended.set)
        working = threads.submit(people.work, ended)
        watch = bulk.Watch(instance)
        bulk.publish(instance, WORK / "articles", token, watch, WORK / "import.log")
        # Otherwise their changes would keep the backlog from draining.
        ended.set()
        working.result()
        watch.settle()
        seconds = watch.seconds()
    shutil.rmtree(WORK)
    return people.waited, count / seconds


def report(count, waited, rate):
    lines = [
        f"During an import of {count:,} articles, {rate:.1f} a second:",
        "",
        "| request to page | samples | p50 ms | p95 ms |",
        "| --- | ---: | ---: | ---: |",
    ]
    for kind, seconds in waited.items():
        p95 = statistics.quantiles(seconds, n=20, method="inclusive")[-1]
        lines.append(f"| {kind} | {len(seconds)} | {statistics.median(seconds) * 1000:,.0f} | {p95 * 1000:,.0f} |")
    put("\n".join(lines), "load.md", "during")
    print("\n".join(lines))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int, help="the number of articles to import")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    count = parser.parse_args().articles
    report(count, *measure(count))


if __name__ == "__main__":
    main()
