#!/usr/bin/env python3
"""Measures how long a fresh instance takes to store many redirects, and to answer requests for old paths."""

import argparse
import http.client
import os
import random
import shutil
import statistics
import subprocess
import sys
import time
import urllib.parse
from contextlib import ExitStack

from instance import ROOT, Instance
from sample import settings

WORK = ROOT / ".local/bench/redirects"
DOCUMENT = b"---\ntitle: Tides\nsection: science\ndate: 2025-02-01\n---\nText.\n"
FORMS = (
    "/2016/04/08/article-{0}/",
    "/?p={0}",
    "/blog/article-{0}.html",
    "/%D0%B1%D0%BB%D0%BE%D0%B3/%D1%81%D1%82%D0%B0%D1%82%D1%8C%D1%8F-{0}",
)
TARGETS = ("/articles/tides", "/sections/science/", "/tags/tides/")


def old_path(number):
    return FORMS[number % len(FORMS)].format(number)


def write(file, rows):
    with open(file, "w") as csv:
        csv.write("from,to\n")
        for number in range(rows):
            csv.write(f"{old_path(number)},{TARGETS[number % len(TARGETS)]}\n")


def settled(instance):
    """The counts. The instance writes them twice a second."""
    time.sleep(1.5)
    return instance.counts()


def used(before, after):
    took = {name: count - before.get(name, 0) for name, count in after.items()}
    return {name: count for name, count in sorted(took.items()) if count}


def timed(site, paths, status):
    """The milliseconds of each request. One connection sends them one after the other."""
    address = urllib.parse.urlsplit(site)
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=60)
    took = []
    for path in paths:
        start = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        took.append((time.perf_counter() - start) * 1000)
        if answer.status != status:
            sys.exit(f"{path} got status {answer.status}")
    connection.close()
    return took


def print_latency(name, took):
    cuts = statistics.quantiles(took, n=20)
    print(f"{name}: p50 {statistics.median(took):.1f} ms, p95 {cuts[18]:.1f} ms, of {len(took):,} requests")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="?", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=2_000)
    options = parser.parse_args()
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    file = WORK / "redirects.csv"
    write(file, options.rows)
    with ExitStack() as running:
        instance = Instance(running, WORK / "data")
        token = instance.token("administrators")
        site_yaml = settings().encode()
        status, answer = instance.call("PUT", f"/api/site?url={instance.site}", site_yaml, token, **{"Content-Type": "application/yaml"})
        if status != 200:
            sys.exit(f"the settings got status {status}: {answer}")
        instance.call("PUT", "/api/articles/tides", DOCUMENT, token, **{"Content-Type": "text/markdown"})
        command = [ROOT / "cli/broadsheet", "redirects", file, "--url", instance.site]
        environment = os.environ | {"TOKEN": token, "DATA": str(WORK / "data")}
        before, start = settled(instance), time.monotonic()
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
        seconds = time.monotonic() - start
        took = used(before, settled(instance))
        print(f"{options.rows:,} redirects in {seconds:.1f} s, {options.rows / seconds:,.0f} a second")
        for name, count in took.items():
            print(f"  {name}: {count:,.1f}, {count / options.rows:.3f} a row")
        chance = random.Random(1)
        paths = [old_path(chance.randrange(options.rows)) for _ in range(options.requests)]
        timed(instance.site, paths[:200], 301)
        before = settled(instance)
        print_latency("a redirect", timed(instance.site, paths, 301))
        for name, count in used(before, settled(instance)).items():
            print(f"  {name}: {count / options.requests:.2f} a request")
        before = settled(instance)
        print_latency("a path without a redirect", timed(instance.site, [f"/none/{number}.html?a=b" for number in range(options.requests)], 404))
        for name, count in used(before, settled(instance)).items():
            print(f"  {name}: {count / options.requests:.2f} a request")


if __name__ == "__main__":
    main()
