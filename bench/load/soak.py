#!/usr/bin/env python3
"""Soak test: sends mixed traffic for hours while AWS calls fail at random.

Afterwards everything accepted must be stored once, no message may wait or be in a dead-letter queue, and the functions'
process may hold no more memory than before.
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
from instance import INVISIBLE, ROOT
from load import REFERENCE, WORK, Bench, part

sys.path.append(str(ROOT / "bench"))
from docs import put

# One comment of ten is held for a moderator, who approves half of those.
HELD_ONE_IN = 10
# The attempts of a client: those of the page's script and of a patient reader together.
ATTEMPTS = 8

LONGEST_ROUND = 600
FEWEST_ROUNDS = 4
# The greatest ratio of live memory after the last two rounds to that after the first two. By the second, all classes are loaded.
GROWTH = 1.15


class Moderator:
    """Decides every second about held comments, and continues after failures."""

    def __init__(self, instance):
        self.instance, self.token = instance, ""
        self.over = threading.Event()
        self.decided, self.failed = 0, 0
        self.thread = threading.Thread(target=self.run, daemon=True)

    def run(self):
        while not self.over.wait(1):
            self.decide()

    def decide(self):
        """Decides about all held comments. Returns whether there were any, or whether the list could not be read."""
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
        raise SystemExit("the moderator cannot decide about some held comments")


def number_of(text):
    return int(re.search(r"comment number (\d+)", text)[1])


def is_held(number):
    return number % HELD_ONE_IN == HELD_ONE_IN - 1


def is_wanted(number):
    return (number // HELD_ONE_IN) % 2 == 0


def held_memory(instance):
    """The MB of live objects in the functions' process, after a garbage collection."""
    program = Path(instance.java).with_name("jcmd")
    classes = subprocess.run(
        [program, str(instance.processes["functions"]), "GC.class_histogram"], capture_output=True, text=True, check=True
    ).stdout
    return int(re.search(r"^Total\s+\d+\s+(\d+)", classes, re.MULTILINE)[1]) / 1e6


def given_up(instance):
    """The number of messages left in each queue."""
    return {name: waiting for name in ("UnrenderedChanges", "RenderingTasks", "Views") if (waiting := instance.waiting(name))}


def play(running, options):
    whole = 3_600 * options.hours
    rounds = max(FEWEST_ROUNDS, round(whole / LONGEST_ROUND))
    seconds = whole / rounds
    publications = int(REFERENCE["publication"] * options.rate * whole) + 10
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
        print(f"  live after a collection: {measured['rounds'][-1]['held']} MB; resident: {resident}", flush=True)
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
        "findings": bench.instance.check()[0][:20],
        "given up": given_up(bench.instance),
        "check": check.everything(bench.instance, bench.folders, bench.publications, rejected),
    }


def violations(measured):
    some = measured["check"]["errors"] + measured["findings"]
    some += [f"{number} messages are left in {queue}" for queue, number in measured["given up"].items()]
    # There is one sample a round, and some samples are a dozen MB too low. Two of these in a row are unlikely.
    held = [each["held"] for each in measured["rounds"]]
    first, last = max(held[:2]), min(held[-2:])
    if last > GROWTH * first:
        some.append(f"the functions hold at least {last} MB after the last two rounds, and held at most {first} MB after the first two")
    if not measured["injected"] and measured["faults"]:
        some.append("no call failed")
    return some


def page(measured):
    kinds = ("publication", "comment", "rating", "view")
    checked = measured["check"]
    rows = [
        "| setting or result | |",
        "| --- | --- |",
        f"| duration | {measured['hours']:.2g} hours |",
        f"| load | {measured['rate']:g} of the [reference rates](performance/load.md#method) |",
        f"| probability that a call fails; seed | {measured['faults']:g}; {measured['seed']} |",
        f"| requests; attempts | {measured['requests']:,}; {measured['attempts']:,} |",
        f"| failed attempts | {measured['failed']:,} ({100 * measured['failed'] / measured['attempts']:.2f} %) |",
        f"| injected faults | {sum(measured['injected'].values()):,}: "
        + ", ".join(f"`{name}` {number:,}" for name, number in measured["injected"].items())
        + " |",
        f"| decisions of the moderator | {measured['decided']:,} |",
        f"| drain time; a view whose batch failed is invisible for {INVISIBLE['Views']} s | {measured['drained']} s |",
        "",
        "| sent | accepted | refused | no response or 5xx | found |",
        "| --- | ---: | ---: | ---: | ---: |",
        *(
            f"| {kind}s | {checked['accepted'][kind]:,} | {sum(checked['refused'][kind].values()):,} |"
            f" {checked['unanswered'][kind]:,} | {checked['found'][kind]:,} |"
            for kind in kinds
        ),
        "",
        "| round | p99 ms | publish-to-page p95 ms | live MB | resident MB: functions, dynoxide, ministack |",
        "| ---: | ---: | ---: | ---: | --- |",
        *(
            f"| {number} | {max(kind['p99'] for kind in each['kinds'].values()):,.0f} | {each['pages']['p95']:,.0f} |"
            f" {each['held']} | {each['resident']['functions']}, {each['resident']['dynoxide']},"
            f" {each['resident']['ministack']} |"
            for number, each in enumerate(measured["rounds"], 1)
        ),
        "",
        f"Violations: {'; '.join(violations(measured)) or 'none'}.",
    ]
    return "\n".join(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hours", type=float, default=2)
    parser.add_argument("--rate", type=float, default=0.05, help="the fraction of the reference rates to send")
    parser.add_argument("--faults", type=float, default=0.01, help="the probability that an AWS call fails")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="write the result into docs/faults.md")
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
    if some := violations(measured):
        raise SystemExit("\n".join(some))


if __name__ == "__main__":
    main()
