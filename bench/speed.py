#!/usr/bin/env python3
"""Puts the table into docs/speed.md: of each measurement what it came to last."""

import json
import os
import sys

from docs import DOCS, found, put

ROOT = DOCS.parent
BENCH = ROOT / ".local/bench"
sys.path += [str(ROOT / "bench/warm"), str(ROOT / "bench/cost")]
from cost import LARGE, PRICES, SMALL, dollars  # noqa: E402
from newsroom import newsroom  # noqa: E402
from report import AIM, allocated, middle  # noqa: E402

# What a reader waits for, and what nobody waits for.
WAITED_FOR = ("get-article", "list-section", "rate-article")
ALONE = "render-pages"


def main():
    rows = [
        "| what | aim | measured | again by | details |",
        "| --- | ---: | ---: | --- | --- |",
        *cold(),
        *aot(),
        *snapshots(),
        *warm(),
        "| what an operation asks of the table among 100, 10,000 and 100,000 articles | the same | the same, or named with its reason"
        " | `make bench-capacity`, CI: `make check-capacity` | [capacity.md](capacity.md) |",
        month(),
        *load(),
        bulk(),
    ]
    put("\n".join(rows), "speed.md", "speed")
    print("docs/speed.md is written")


def read(file):
    if not file.exists():
        sys.exit(f"{file} is not there: `make bench` measures all")
    return json.loads(file.read_text())


def cold():
    rows = {row["name"]: row for row in read(BENCH / f"cold-{os.cpu_count()}.json")["functions"]}
    others = [row for name, row in rows.items() if "aim" in row and name not in (*WAITED_FOR, ALONE)]
    slowest = max(others, key=lambda row: row["ratio"])
    again = "`make bench-cold`, CI: `make check-cold` | [cold-start.md](cold-start.md) |"
    waited_for = ", ".join(f"{rows[name]['ratio']:.2f}" for name in WAITED_FOR)
    return [
        f"| cold start, in times an empty function's: {coded(WAITED_FOR)} | {rows[WAITED_FOR[0]]['aim']:.1f} | {waited_for} | {again}",
        f"| the others, at most: `{slowest['name']}`; `{ALONE}`, which nobody waits for | {slowest['aim']:.1f}"
        f" | {slowest['ratio']:.2f}; {rows[ALONE]['ratio']:.2f} | `make bench-cold` | [cold-start.md](cold-start.md) |",
        f"| a bare `GetItem`; as tutorials write it | | {rows['bare']['ratio']:.2f}; {rows['tutorial']['ratio']:.2f}"
        " | `make bench-cold` | [cold-start.md](cold-start.md) |",
    ]


def aot():
    rows = {row["name"]: row for row in read(BENCH / f"aot-{os.cpu_count()}.json")["functions"]}
    yield (
        f"| the same as an image with an AOT cache: `get-article` | 2.2 | {rows['get-article, AOT']['ratio']:.2f} | `make bench-aot`"
        " | [cold-start.md](cold-start.md#container-images-with-an-aot-cache) |"
    )


def snapshots():
    rows = {row["name"]: row for row in read(BENCH / "snap.json")["functions"]}
    first = [rows[name] for name in WAITED_FOR]
    primed, unprimed = (", ".join(f"{row[how]:.0f}" for row in first) for how in ("primed", "unprimed"))
    yield (
        f"| first request after a snapshot, ms: {coded(WAITED_FOR)} | | {primed} in place of {unprimed} | `make bench-snap`"
        " | [cold-start.md](cold-start.md#from-a-snapshot) |"
    )


def warm():
    measured = read(ROOT / ".local/warm/measured.json")
    ratios = {
        each["function"]: middle(each["FUNCTION"], "wall") / middle(each["BARE"], "wall")
        for each in measured["functions"]
        if each["asked"]
    }
    slowest = max(ratios, key=ratios.get)
    pages = {each["engine"]: 1e9 * each["pages"] / middle(each, "cpu") for each in measured["pages"]}
    *engines, whole = pages
    sizes = allocated(measured["functions"], measured["pages"])
    again = "`make bench-warm` | [warm.md](warm.md) |"
    return [
        f"| a warm call, in times its calls of AWS alone: least, most (`{slowest}`) | {AIM}"
        f" | {min(ratios.values()):.2f}, {ratios[slowest]:.2f} | {again}",
        f"| KB allocated in a call: {coded(WAITED_FOR)} | | {', '.join(str(sizes[name]) for name in WAITED_FOR)}"
        " | `make bench-warm`, CI: `make check-warm` | [warm.md](warm.md) |",
        f"| article pages filled a second and core: {', '.join(engines)} | | {', '.join(f'{pages[engine]:,.0f}' for engine in engines)}"
        f" | {again}",
        f"| article pages made a second and core, all but reading the table | | {pages[whole]:,.0f} | {again}",
    ]


def month():
    room, prices = newsroom(), json.loads(PRICES.read_text())
    ours, by_functions = (
        " and ".join(f"{sum(dollars(used(traffic), prices).values()):,.0f}" for traffic in (SMALL, LARGE))
        for used in (room.use, room.use_with_functions)
    )
    return (
        f"| dollars for a month of {SMALL.views:,.0f} and of {LARGE.views:,.0f} views; with a function for each view | |"
        f" {ours}; {by_functions} | `make cost` | [cost.md](cost.md) |"
    )


def load():
    """By the tables of load.md, whose ten minutes `make bench` does not repeat."""
    steps = cells("load.md", "ramp")
    sustained = max(float(step[0]) for step in steps if step[-1] == "yes")
    checked = [row for row in cells("load.md", "check") if row[0] != "views"]
    accepted, there = (sum(int(row[column].split()[0].replace(",", "")) for row in checked) for column in (1, 4))
    again = "`make bench-load` | [load.md](load.md) |"
    return [
        f"| part of a busy day's rates (2,155 requests a second) that the local system sustains | 1 | {sustained:g} | {again}",
        f"| publications, comments and ratings that were accepted under load, and found | all | {accepted:,}, {there:,} | {again}",
    ]


def cells(page, place):
    """The rows of a table, without its head."""
    lines = [line for line in found(page, place).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def bulk():
    results = sorted((read(file) for file in (BENCH / "bulk").glob("[0-9]*.json")), key=lambda result: result["articles"])
    if not results:
        sys.exit("nothing was imported: `make bench` measures all")
    counts = ", ".join(f"{result['articles']:,}" for result in results)
    cores, units, puts = (
        ", ".join(f"{of(result) / result['articles']:.1f}" for result in results)
        for of in (
            lambda result: 100 * sum(result["import"]["cpu"].values()),
            lambda result: result["import"]["wcu"],
            lambda result: result["import"]["puts"],
        )
    )
    return (
        f"| {counts} articles imported and rendered: cores' seconds for 100, WCU for one, S3 writes for one | linear |"
        f" {cores}; {units}; {puts} | `make bench-bulk` | [load.md](load.md#a-bulk-import) |"
    )


def coded(names):
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    main()
