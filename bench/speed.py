#!/usr/bin/env python3
"""Puts the table into docs/performance/speed.md, by the tables of the other pages: of each measurement what it came to last."""

import json
import sys
from pathlib import Path

from docs import found, put

sys.path.append(str(Path(__file__).parent / "cost"))
from cost import LARGE, PRICES, SMALL, dollars
from newsroom import newsroom

# What a reader waits for, and what a publication waits for.
WAITED_FOR = ("get-article", "list-section", "rate-article")
RENDERER = "render-pages"


def main():
    lines = [
        "| what | aim | measured | again by | details |",
        "| --- | ---: | ---: | --- | --- |",
        *cold(),
        aot(),
        snapshots(),
        *warm(),
        "| what an operation asks of the table among 100, 10,000 and 100,000 articles | the same | the same, or named with its reason"
        " | `make bench-capacity`, CI: `make check-capacity` | [capacity.md](capacity.md) |",
        month(),
        *load(),
        bulk(),
    ]
    put("\n".join(lines), "speed.md", "speed")
    print("docs/performance/speed.md is written")


def rows(page, place):
    """The first table of a place; of columns with the same name the first."""
    head, _, *lines = found(page, place).strip().partition("\n\n")[0].splitlines()
    names = cells(head)[::-1]
    return [dict(zip(names, cells(line)[::-1], strict=True)) for line in lines]


def cells(line):
    return [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]


def by(name, some):
    return {row[name]: row for row in some}


def cold():
    starts = by("function", rows("cold-start.md", "cold"))
    others = [row for name, row in starts.items() if row["aim"] and name not in (*WAITED_FOR, RENDERER)]
    slowest = max(others, key=lambda row: float(row["ratio"]))
    again = "`make bench-cold`, CI: `make check-cold` | [cold-start.md](cold-start.md) |"
    return [
        f"| cold start, in times an empty function's: {coded(WAITED_FOR)} | {starts[WAITED_FOR[0]]['aim']}"
        f" | {', '.join(starts[name]['ratio'] for name in WAITED_FOR)} | {again}",
        f"| the others, at most: `{slowest['function']}`; `{RENDERER}` with a year's first publication | {slowest['aim']}"
        f" | {slowest['ratio']}; {starts[RENDERER]['ratio']} | `make bench-cold` | [cold-start.md](cold-start.md) |",
        f"| a bare `GetItem`; as tutorials write it | | {starts['bare']['ratio']}; {starts['tutorial']['ratio']}"
        " | `make bench-cold` | [cold-start.md](cold-start.md) |",
    ]


def aot():
    starts = by("function", rows("cold-start.md", "aot"))
    return (
        f"| the same as an image with an AOT cache: `get-article` | 2.2 | {starts['get-article, AOT']['ratio']} | `make bench-aot`"
        " | [cold-start.md](cold-start.md#container-images-with-an-aot-cache) |"
    )


def snapshots():
    first = by("milliseconds", rows("cold-start.md", "snap"))
    names = (*WAITED_FOR, RENDERER)
    primed, unprimed = (
        ", ".join(f"{float(first[name][how]):,.0f}" for name in names) for how in ("first, primed", "first, no snapshot")
    )
    return (
        f"| first call after a snapshot, ms: {coded(names)} | | {primed} in place of {unprimed} | `make bench-snap`"
        " | [cold-start.md](cold-start.md#from-a-snapshot) |"
    )


def warm():
    calls = by("function", rows("warm.md", "functions"))
    ratios = {name: float(row["ratio"]) for name, row in calls.items() if row["ratio"]}
    slowest = max(ratios, key=ratios.get)
    (page,) = rows("warm.md", "pages")
    again = "`make bench-warm` | [warm.md](warm.md) |"
    return [
        f"| a warm call, in times its calls of AWS alone: least, most (`{slowest}`) | 1.3"
        f" | {min(ratios.values()):.2f}, {ratios[slowest]:.2f} | {again}",
        f"| KB allocated in a call: {coded(WAITED_FOR)} | | {', '.join(calls[name]['KB'] for name in WAITED_FOR)}"
        " | `make bench-warm`, CI: `make check-warm` | [warm.md](warm.md) |",
        f"| article pages made a second and core, all but reading the table | | {page['pages a second and core']} | {again}",
    ]


def month():
    room, prices = newsroom(), json.loads(PRICES.read_text())
    ours, by_functions = (
        " and ".join(f"{sum(dollars(used(traffic), prices).values()):,.0f}" for traffic in (SMALL, LARGE))
        for used in (room.use, room.use_with_functions)
    )
    return (
        f"| dollars for a month of {SMALL.views:,.0f} and of {LARGE.views:,.0f} views; with a function for each view; without Cognito's | |"
        f" {ours}; {by_functions} | `make cost` | [cost.md](cost.md) |"
    )


def load():
    """The ten minutes of load.md are not repeated by `make bench`."""
    sustained = max(float(step["part of the rates"]) for step in rows("load.md", "ramp") if step["sustained"] == "yes")
    checked = [row for row in rows("load.md", "check") if row["of everything that was sent"] != "views"]
    accepted, there = (sum(int(row[what].split()[0].replace(",", "")) for row in checked) for what in ("accepted", "found"))
    again = "`make bench-load` | [load.md](load.md) |"
    return [
        f"| part of a busy day's rates (2,155 requests a second) that the local system sustains | 1 | {sustained:g} | {again}",
        f"| publications, comments and ratings that were accepted under load, and found | all | {accepted:,}, {there:,} | {again}",
    ]


def bulk():
    imports = rows("load.md", "bulk")
    counts, cores, units, puts = (
        ", ".join(row[what] for row in imports)
        for what in ("articles", "cores' seconds per 100 articles", "WCU", "S3 writes")
    )
    return (
        f"| {counts} articles imported and rendered: cores' seconds for 100, WCU for one, S3 writes for one | linear |"
        f" {cores}; {units}; {puts} | `make bench-bulk` | [load.md](load.md#a-bulk-import) |"
    )


def coded(names):
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    main()
