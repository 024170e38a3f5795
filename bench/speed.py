#!/usr/bin/env python3
"""Writes the table of docs/performance/speed.md from the tables of the other pages."""

import json
import sys
from pathlib import Path

from docs import found, put

sys.path.append(str(Path(__file__).parent / "cost"))
from cost import LARGE, PRICES, SMALL, dollars
from newsroom import newsroom

# Readers wait for these functions, and publications wait for the renderer.
WAITED_FOR = ("get-article", "list-section", "rate-article")
RENDERER = "render-pages"


def main():
    lines = [
        "| figure | target | measured | command | details |",
        "| --- | ---: | ---: | --- | --- |",
        *cold(),
        aot(),
        snapshots(),
        *warm(),
        "| capacity that an operation uses with 100, 10,000 and 100,000 articles | the same | the same, or a named exception"
        " | `make bench-capacity`, CI: `make check-capacity` | [capacity.md](capacity.md) |",
        month(),
        *load(),
        bulk(),
    ]
    put("\n".join(lines), "speed.md", "speed")
    print("wrote docs/performance/speed.md")


def rows(page, place):
    """The rows of the first table of a place. If columns share a name, the first one counts."""
    head, _, *lines = found(page, place).strip().partition("\n\n")[0].splitlines()
    names = cells(head)[::-1]
    return [dict(zip(names, cells(line)[::-1], strict=True)) for line in lines]


def cells(line):
    return [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]


def by(name, some):
    return {row[name]: row for row in some}


def cold():
    starts = by("function", rows("cold-start.md", "cold"))
    others = [row for name, row in starts.items() if row["target"] and name not in (*WAITED_FOR, RENDERER)]
    slowest = max(others, key=lambda row: float(row["ratio"]))
    again = "`make bench-cold`, CI: `make check-cold` | [cold-start.md](cold-start.md) |"
    return [
        f"| cold start as a multiple of an empty function's: {coded(WAITED_FOR)} | {starts[WAITED_FOR[0]]['target']}"
        f" | {', '.join(starts[name]['ratio'] for name in WAITED_FOR)} | {again}",
        f"| the same, slowest of the others: `{slowest['function']}`; `{RENDERER}` with a year's first publication | {slowest['target']}"
        f" | {slowest['ratio']}; {starts[RENDERER]['ratio']} | `make bench-cold` | [cold-start.md](cold-start.md) |",
        f"| the same, for comparison: a bare `GetItem`; a `GetItem` as tutorials write it | | {starts['bare']['ratio']}; {starts['tutorial']['ratio']}"
        " | `make bench-cold` | [cold-start.md](cold-start.md) |",
    ]


def aot():
    starts = by("function", rows("cold-start.md", "aot"))
    return (
        f"| the same, in a container image with an AOT cache: `get-article` | 2.2 | {starts['get-article, AOT']['ratio']} | `make bench-aot`"
        " | [cold-start.md](cold-start.md#container-images-with-an-aot-cache) |"
    )


def snapshots():
    first = by("function", rows("cold-start.md", "snap"))
    names = (*WAITED_FOR, RENDERER)
    primed, unprimed = (
        ", ".join(f"{float(first[name][how]):,.0f}" for name in names) for how in ("first, primed", "first, no snapshot")
    )
    return (
        f"| first request from a primed snapshot, ms: {coded(names)}; without a snapshot | | {primed}; {unprimed} | `make bench-snap`"
        " | [cold-start.md](cold-start.md#from-a-snapshot) |"
    )


def warm():
    calls = by("function", rows("warm.md", "functions"))
    ratios = {name: float(row["ratio"]) for name, row in calls.items() if row["ratio"]}
    slowest = max(ratios, key=ratios.get)
    (page,) = rows("warm.md", "pages")
    again = "`make bench-warm` | [warm.md](warm.md) |"
    return [
        f"| warm call as a multiple of its AWS requests alone: lowest; highest (`{slowest}`) | 1.3"
        f" | {min(ratios.values()):.2f}; {ratios[slowest]:.2f} | {again}",
        f"| KB that a warm call allocates: {coded(WAITED_FOR)} | | {', '.join(calls[name]['KB'] for name in WAITED_FOR)}"
        " | `make bench-warm`, CI: `make check-warm` | [warm.md](warm.md) |",
        f"| article pages rendered per second and core, without reading the table | | {page['pages/s per core']} | {again}",
    ]


def month():
    room, prices = newsroom(), json.loads(PRICES.read_text())
    ours, by_functions = (
        " and ".join(f"{sum(dollars(used(traffic), prices).values()):,.0f}" for traffic in (SMALL, LARGE))
        for used in (room.use, room.use_with_functions)
    )
    return (
        f"| dollars a month without Cognito, for {SMALL.views:,.0f} and {LARGE.views:,.0f} views; if a function made each page | |"
        f" {ours}; {by_functions} | `make cost` | [cost.md](cost.md) |"
    )


def load():
    """`make bench` does not repeat the ten minutes of load.md."""
    sustained = max(float(step["fraction of the reference rates"]) for step in rows("load.md", "ramp") if step["sustained"] == "yes")
    checked = [row for row in rows("load.md", "check") if row["sent"] != "views"]
    accepted, there = (sum(int(row[what].split()[0].replace(",", "")) for row in checked) for what in ("accepted", "found"))
    again = "`make bench-load` | [load.md](load.md) |"
    return [
        f"| fraction of the reference rates (2,155 requests a second) that the local system sustains | 1 | {sustained:g} | {again}",
        f"| publications, comments and ratings accepted under load; found afterwards | all | {accepted:,}; {there:,} | {again}",
    ]


def bulk():
    imports = rows("load.md", "bulk")
    counts, cores, units, puts = (
        ", ".join(row[what] for row in imports)
        for what in ("articles", "CPU-s per 100 articles", "WCU", "S3 PUT")
    )
    return (
        f"| import of {counts} articles: CPU-s per 100; WCU per article; S3 PUT per article | linear |"
        f" {cores}; {units}; {puts} | `make bench-bulk` | [load.md](load.md#bulk-import) |"
    )


def coded(names):
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    main()
