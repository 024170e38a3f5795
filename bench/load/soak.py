#!/usr/bin/env python3
"""Sends for hours what readers, editors and moderators do, while calls of AWS fail at random. Afterwards everything that was
accepted has to be there once, nothing may wait or have been given up, and the functions' process may hold no more than before.
"""

import argparse
import json
import re
import signal
import subprocess
import sys
import threading
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import check
import figures
from instance import ROOT
from load import NAMED, WORK, Bench, part

sys.path.append(str(ROOT / "bench"))
from docs import put

# One of ten comments waits for a moderator, who wants half of those.
HELD_ONE_IN = 10
# As often as a reader's script and patience try together.
ATTEMPTS = 8

LONGEST_ROUND = 600
FEWEST_ROUNDS = 4
# What is held after a collection, of the last rounds by that of the first two: in the second everything has been loaded.
GROWTH = 1.15


class Moderator:
    """Decides on what waits, every second, whatever fails."""

    def __init__(self, instance):
        self.instance, self.token = instance, ""
        self.over = threading.Event()
        self.decided, self.failed = 0, 0
        self.thread = threading.Thread(target=self.run, daemon=True)

    def run(self):
        while not self.over.wait(1):
            self.decide()

    def decide(self):
        """Whether something was waiting, as far as can be seen."""
        status, body = self.instance.call("GET", "/api/held-comments", token=self.token)
        if status != 200:
            self.failed += 1
            return True
        comments = json.loads(body)["comments"]
        for comment in comments:
            wanted = is_wanted(number_of(comment["text"]))
            what, body = ("approval", {"version": comment["version"]}) if wanted else ("rejection", {})
            status, _ = self.instance.call(
                "POST", f"/api/held-comments/{comment['id']}/{what}", json.dumps(body).encode(), self.token,
                **{"Content-Type": "application/json"},
            )  # fmt: skip
            if status == 200:
                self.decided += 1
            else:
                self.failed += 1
        return bool(comments)

    def finish(self):
        self.over.set()
        self.thread.join()
        for _ in range(1_000):
            if not self.decide():
                return
        raise SystemExit("comments wait that cannot be decided on")


def number_of(text):
    return int(re.search(r"comment number (\d+)", text)[1])


def is_held(number):
    return number % HELD_ONE_IN == HELD_ONE_IN - 1


def is_wanted(number):
    return (number // HELD_ONE_IN) % 2 == 0


def held_memory(instance):
    """MB of objects that the functions' process has left after a collection."""
    program = Path(instance.java).with_name("jcmd")
    classes = subprocess.run(
        [program, str(instance.processes["functions"]), "GC.class_histogram"], capture_output=True, text=True, check=True
    ).stdout
    return int(re.search(r"^Total\s+\d+\s+(\d+)", classes, re.MULTILINE)[1]) / 1e6


def given_up(instance):
    """What has gone where it waits for a person, by queue."""
    return {name: waiting for name in ("UnrenderedChanges", "RenderingTasks", "Views") if (waiting := instance.waiting(name))}


def play(running, options):
    whole = 3_600 * options.hours
    rounds = max(FEWEST_ROUNDS, round(whole / LONGEST_ROUND))
    seconds = whole / rounds
    publications = int(NAMED["publication"] * options.rate * whole) + 10
    bench = Bench(running, publications, f"{options.faults}:{options.seed}", attempts=ATTEMPTS, held=HELD_ONE_IN)
    moderator = Moderator(bench.instance)
    measured = {"hours": options.hours, "rate": options.rate, "faults": options.faults, "seed": options.seed, "rounds": []}
    for number in range(1, rounds + 1):
        bench.renew_tokens()
        moderator.token = bench.instance.token("moderators")
        if number == 1:
            moderator.thread.start()
        phase = bench.phase(f"round {number}", part(options.rate), seconds, drains=False)
        resident = {name: round(size) for name, size in bench.instance.memory().items()}
        measured["rounds"].append({
            "kinds": phase["kinds"], "pages": phase["pages"],
            "held": round(held_memory(bench.instance), 1), "resident": resident,
        })  # fmt: skip
        print(f"  held after a collection: {measured['rounds'][-1]['held']} MB; resident: {resident}", flush=True)
    moderator.finish()
    drained = bench.drain()
    answers = [answer for folder in bench.folders for answer in figures.answers(folder)]
    rejected = {a.number for a in answers if a.kind == "comment" and is_held(a.number) and not is_wanted(a.number)}
    injected = Counter(re.findall(r"^fault ([A-Z_]+) at", bench.instance.log.read_text(), re.MULTILINE))
    return measured | {
        "drained": round(drained),
        "requests": len(answers),
        "failed": sum(a.attempts - 1 + check.open_ended(a) for a in answers) + moderator.failed,
        "attempts": sum(a.attempts for a in answers) + moderator.failed + moderator.decided,
        "decided": moderator.decided,
        "injected": dict(injected.most_common()),
        "untrue": bench.instance.check()[0][:20],
        "given up": given_up(bench.instance),
        "check": check.everything(bench.instance, bench.folders, bench.publications, rejected),
    }


def complaints(measured):
    some = measured["check"]["faults"] + measured["untrue"]
    some += [f"{number} messages have been given up in {queue}" for queue, number in measured["given up"].items()]
    # A round is sampled once, and now and then a dozen megabytes lower: the same twice in a row would be a coincidence.
    held = [each["held"] for each in measured["rounds"]]
    first, last = max(held[:2]), min(held[-2:])
    if last > GROWTH * first:
        some.append(f"the functions hold {last} MB in the last two rounds and held {first} MB at most in the first two")
    if not measured["injected"] and measured["faults"]:
        some.append("nothing has failed")
    return some


def page(measured):
    kinds = ("publication", "comment", "rating", "view")
    checked = measured["check"]
    rows = [
        f"{measured['hours']:.2g} hours at {measured['rate']:g} of the named rates of [load.md](performance/load.md), of each call"
        f" {measured['faults']:g} to fail, seed {measured['seed']}: {measured['requests']:,} requests in {measured['attempts']:,}"
        f" attempts, of which {measured['failed']:,} failed ({100 * measured['failed'] / measured['attempts']:.2f} %);"
        f" {sum(measured['injected'].values()):,} faults ("
        + ", ".join(f"`{name}` {number:,}" for name, number in measured["injected"].items())
        + f"); {measured['decided']:,} decisions of moderators. In the end what waited was done in"
        f" {measured['drained']} s; a view whose batch failed is hidden for 180 s.",
        "",
        "| of everything that was sent | accepted | refused | without a last answer | found |",
        "| --- | ---: | ---: | ---: | ---: |",
        *(
            f"| {kind}s | {checked['accepted'][kind]:,} | {sum(checked['refused'][kind].values()):,} |"
            f" {checked['unanswered'][kind]:,} | {checked['found'][kind]:,} |"
            for kind in kinds
        ),
        "",
        "| round | answers p99 ms | to the page p95 ms | held MB | resident MB: functions, dynoxide, ministack |",
        "| ---: | ---: | ---: | ---: | --- |",
        *(
            f"| {number} | {max(kind['p99'] for kind in each['kinds'].values()):,.0f} | {each['pages']['p95']:,.0f} |"
            f" {each['held']} | {each['resident']['functions']}, {each['resident']['dynoxide']},"
            f" {each['resident']['ministack']} |"
            for number, each in enumerate(measured["rounds"], 1)
        ),
        "",
        f"Complaints: {'; '.join(complaints(measured)) or 'none'}.",
    ]
    return "\n".join(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hours", type=float, default=2)
    parser.add_argument("--rate", type=float, default=0.05, help="the part of the named rates to send")
    parser.add_argument("--faults", type=float, default=0.01, help="how likely each call of AWS is to fail")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="put what came of it into docs/faults.md")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    WORK.mkdir(parents=True, exist_ok=True)
    with ExitStack() as running:
        measured = play(running, options)
    (WORK / "soak.json").write_text(json.dumps(measured, indent=1) + "\n")
    text = page(measured)
    print(text)
    if options.write:
        put(text, "../faults.md", "soak")
    if some := complaints(measured):
        raise SystemExit("\n".join(some))


if __name__ == "__main__":
    main()
