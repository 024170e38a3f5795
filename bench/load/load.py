#!/usr/bin/env python3
"""Measures the load that a fresh local instance sustains.

First closed loops measure the maximum throughput of each kind of request, and of all together. Then open loops send
increasing fractions of the reference rates until responses fail or are slow, and at last one fraction for a long time.
Afterwards everything that the instance accepted must be there once. docs/performance/load.md explains the terms.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime
from random import Random

import check
import corpus
import figures
from instance import ROOT, Instance
from processes import processor_time
from sample import settings

WORK = ROOT / ".local/bench/load"

# The reference rates, in requests a second.
REFERENCE = {"publication": 5, "comment": 50, "rating": 100, "view": 2000}
READ = 200
READERS = 1_000

# A load is sustained if every response is a 2xx, the p99 is within a second, and the backlog drains within a tenth of the
# sending time plus the batching windows of views and of counts, which are two seconds each here.
LONGEST_P99 = 1_000
BATCHING = 4
RAMP = (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8, 1.0)

# Every fifth publication is the next version of the article that was published this many publications before.
REVISED_AFTER = 50


class Bench:
    """An instance with articles and readers, and documents to publish. `more` is added to every plan of the load generator."""

    def __init__(self, running, publications, faults="", **more):
        shutil.rmtree(WORK / "data", ignore_errors=True)
        shutil.rmtree(WORK / "articles", ignore_errors=True)
        self.instance = Instance(running, WORK / "data", faults)
        self.more = more
        self.tokens_until = 0
        self.renew_tokens()
        corpus.write(WORK / "articles", READ, 1, settings())
        self.publish_what_is_read()
        self.publications = write_publications(publications)
        self.sent = dict.fromkeys(REFERENCE, 0)
        self.folders = []

    def renew_tokens(self):
        """Signs new tokens if the present ones are half an hour old. They expire after an hour, and signing a thousand takes seconds."""
        if time.monotonic() < self.tokens_until:
            return
        self.tokens_until = time.monotonic() + 1_800
        self.editor = self.instance.token("administrators")
        with ThreadPoolExecutor(8) as minting:
            tokens = minting.map(lambda n: self.instance.token("readers", sub=f"reader-{n}", name=f"Reader {n}"), range(READERS))
            (WORK / "tokens").write_text("\n".join(tokens))

    def publish_what_is_read(self):
        status = subprocess.run(
            [ROOT / "cli/broadsheet", "import", WORK / "articles", "--url", self.instance.site],
            env=os.environ | {"TOKEN": self.editor}, stdout=open(WORK / "import.log", "w"), stderr=subprocess.STDOUT,
        ).returncode  # fmt: skip
        if status:
            raise SystemExit(f"publishing the articles failed; see {WORK}/import.log")
        self.drain()

    def drain(self):
        """Waits until the backlog is empty, and returns the seconds that it took."""
        begin = time.monotonic()
        while self.instance.changes_behind() or any(self.instance.waiting(queue) for queue in ("Views", "RenderingTasks")):
            if time.monotonic() - begin > 900:
                raise SystemExit("the backlog did not drain within 900 s")
            time.sleep(0.25)
        return time.monotonic() - begin

    def phase(self, name, rates, seconds, clients=0, drains=True):
        """Sends requests for some seconds, and then waits for the backlog to drain unless `drains` is false."""
        folder = WORK / "phases" / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        plan = {
            "site": self.instance.site,
            "milliseconds": int(1000 * seconds),
            "clients": clients,
            **self.more,
            **rates,
            **{f"first.{kind}": number for kind, number in self.sent.items()},
            "tokens": WORK / "tokens",
            "editor": self.editor,
            "articles": READ,
            "publications": WORK / "publications.tsv",
            "bucket": self.instance.bucket_folder,
            "results": folder,
        }
        (folder / "plan").write_text("".join(f"{key}={value}\n" for key, value in plan.items()))
        before = self.instance.cpu(), self.instance.counts(), self.instance.changes()
        sending = subprocess.Popen(
            [self.instance.java, "-XX:+UseSerialGC", "-Xmx1g", "-cp", ROOT / "bench/load/target/classes",
             "broadsheet.bench.load.Load", folder / "plan"],
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        with Samples(self.instance, sending.pid) as samples:
            answered = int(sending.stdout.readline().split("=")[1]) / 1000
            done_sending = time.monotonic()
            cpu = self.instance.cpu() | {"generator": processor_time(sending.pid)}
            drained = self.drain() if drains else 0.0
            if sending.wait():
                raise SystemExit(f"the load generator failed on {folder}/plan")
            drained = max(drained, 0.0)
        time.sleep(0.6)
        counts = self.instance.counts()
        answers = figures.answers(folder)
        for kind in REFERENCE:
            numbers = [answer.number for answer in answers if answer.kind == kind]
            self.sent[kind] = max([self.sent[kind], *(number + 1 for number in numbers)])
        self.folders.append(folder)
        result = {
            "name": name,
            "rates": rates,
            "clients": clients,
            "seconds": seconds,
            "answered": answered,
            "drained": round(drained, 1),
            "kinds": figures.by_kind(answers, answered),
            "pages": figures.latencies([latency for _, latency in figures.pages(folder)]),
            "cpu": {name: round((cpu[name] - before[0].get(name, 0)) / answered, 2) for name in cpu},
            "asked": {name: round(count - before[1].get(name, 0)) for name, count in counts.items()},
            "records": self.instance.changes() - before[2],
            "samples": samples.rows,
            "timeline": figures.timeline(folder, answers),
        }
        print(figures.line(result), f"(sending took {done_sending - samples.begin:.0f} s)", flush=True)
        return result


class Samples:
    """Samples the processor time and the backlog once a second."""

    def __init__(self, instance, generator):
        self.instance, self.generator = instance, generator
        self.begin, self.rows, self.over = time.monotonic(), [], threading.Event()
        self.thread = threading.Thread(target=self.run)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()

    def run(self):
        last, then = self.cpu(), time.monotonic()
        while not self.over.wait(1):
            now, cpu = time.monotonic(), self.cpu()
            self.rows.append({
                "at": round(now - self.begin, 1),
                "cpu": {name: round((cpu[name] - last[name]) / (now - then), 2) for name in cpu},
                "changes": self.instance.changes_behind(),
                "views": self.instance.waiting("Views"),
            })  # fmt: skip
            last, then = cpu, now

    def cpu(self):
        return self.instance.cpu() | {"generator": processor_time(self.generator)}


def write_publications(count):
    """Writes the documents to publish. Returns each one's slug, file, mark and version. They are dated now, as news is."""
    folder = WORK / "publications"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    versions, order = {}, []
    now = datetime.now(UTC)
    for number in range(count):
        slug = f"news-{number:05}"
        if number % 5 == 4 and number > REVISED_AFTER:
            slug = order[number - REVISED_AFTER][0]
        version = versions.get(slug, 0) + 1
        versions[slug] = version
        mark = f"This is what is known of {slug} in version "
        chance = Random(slug)
        document = folder / f"{number:05}.md"
        document.write_text(corpus.article(chance, int(slug[5:]), now, f"{mark}{version}."))
        order.append((slug, document, mark, version))
    (WORK / "publications.tsv").write_text("".join("\t".join(map(str, each)) + "\n" for each in order))
    return order


def part(fraction):
    return {kind: rate * fraction for kind, rate in REFERENCE.items()}


def answered_well(result):
    return all(kind["good"] == kind["sent"] and kind["p99"] <= LONGEST_P99 for kind in result["kinds"].values())


def sustained(result):
    return answered_well(result) and result["drained"] <= BATCHING + 0.1 * result["seconds"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rate", default="1.0", help="the fraction of the reference rates for the long run; 0 for the highest that was sustained")
    parser.add_argument("--seconds", type=int, default=600, help="duration of the long run")
    parser.add_argument("--step", type=int, default=20, help="seconds of each step before it")
    parser.add_argument("--limits", action=argparse.BooleanOptionalAction, default=True, help="whether to search for the limits first")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    WORK.mkdir(parents=True, exist_ok=True)
    with ExitStack() as running:
        # Enough for the closed loops and for the long run.
        count = REFERENCE["publication"] * (options.seconds + options.step) * (float(options.rate) or 1)
        bench = Bench(running, int(count) + (2_000 if options.limits else 10))
        measured = {"step": options.step, "cores": os.cpu_count(), "closed": [], "ramp": []}
        bench.phase("warm-up", part(0.05), options.step)
        if options.limits:
            for kind in REFERENCE:
                measured["closed"].append(bench.phase(f"closed-{kind}", {kind: 1}, options.step / 2, 16))
            for clients in (4, 64):
                measured["closed"].append(bench.phase(f"closed-all-{clients}", part(1), options.step / 2, clients))
            for fraction in RAMP:
                step = bench.phase(f"open-{fraction}", part(fraction), options.step)
                measured["ramp"].append(step | {"fraction": fraction, "sustained": sustained(step)})
                if not answered_well(step):
                    break
        fraction = float(options.rate) or max([step["fraction"] for step in measured["ramp"] if step["sustained"]], default=RAMP[0] / 2)
        if options.seconds:
            measured["run"] = bench.phase("run", part(fraction), options.seconds) | {"fraction": fraction}
        measured["check"] = check.everything(bench.instance, bench.folders, bench.publications)
    figures.report(measured, WORK)
    if measured["check"]["errors"]:
        raise SystemExit("\n".join(measured["check"]["errors"]))


if __name__ == "__main__":
    main()
