"""Writes cold starts as a table, as JSON, and as a drawing."""

import json
import statistics
from html import escape
from pathlib import Path

from functions import BARE, FLOOR, TARGETS

# The accepted processor time of each function, as a multiple of the bare call's. The empty function's own differs by a fifth from one
# series to the next. Medians of twelve starts, drawn from thirty that were measured with and without other work, were within 8 to 12 %
# of the median of all.
ACCEPTED = Path(__file__).with_name("accepted.json")
SLIP = 1.15


def summary(starts):
    """A row for each function, the fastest first: median and quartiles in milliseconds, and multiples of the empty function's median."""
    floor_wall = statistics.median(each.wall for each in starts[FLOOR])
    floor_cpu = statistics.median(each.cpu for each in starts[FLOOR])
    bare_cpu = statistics.median(each.cpu for each in starts[BARE]) if BARE in starts else None
    rows = []
    for name, measured in starts.items():
        low, middle, high = statistics.quantiles([each.wall for each in measured], n=4, method="inclusive")
        cpu = statistics.median(each.cpu for each in measured)
        rows.append(
            {
                "name": name,
                "starts": len(measured),
                "median": round(middle, 1),
                "quartiles": [round(low, 1), round(high, 1)],
                "ratio": round(middle / floor_wall, 2),
                "cpu": round(cpu, 1),
                "cpuRatio": round(cpu / floor_cpu, 2),
                **({"ofBare": round(cpu / bare_cpu, 3)} if bare_cpu else {}),
                "memory": round(statistics.median(each.memory for each in measured)),
                **({"target": TARGETS[name]} if name in TARGETS else {}),
            }
        )
    return sorted(rows, key=lambda row: row["median"])


def table(rows):
    """The table of docs/performance/cold-start.md."""
    lines = ["| function | median ms | quartiles ms | ratio | target | CPU ms | CPU ratio | MB |", "| --- |" + " ---: |" * 7]
    for row in rows:
        low, high = row["quartiles"]
        lines.append(
            f"| {row['name']} | {row['median']:.0f} | {low:.0f}–{high:.0f} | {row['ratio']:.2f} | {row.get('target', '')} |"
            f" {row['cpu']:.0f} | {row['cpuRatio']:.2f} | {row['memory']} |"
        )
    starts = sorted({row["starts"] for row in rows})
    return "\n".join([*lines, "", f"{' to '.join(map(str, starts))} starts of each."])


def accept(rows):
    of_bare = {row["name"]: row["ofBare"] for row in rows if row["name"] not in (FLOOR, BARE)}
    ACCEPTED.write_text(json.dumps(dict(sorted(of_bare.items())), indent=2) + "\n")


def slipped(rows):
    """A line for each function that misses its target by elapsed and by processor time, or takes more than was accepted."""
    accepted = json.loads(ACCEPTED.read_text())
    return [
        f"{row['name']} takes {row['ratio']} times an empty function's start; the target is {row['target']}"
        for row in rows
        if min(row["ratio"], row["cpuRatio"]) > row.get("target", float("inf"))
    ] + [
        f"{row['name']} takes {row['ofBare']} times the bare call's processor time; accepted is {accepted[row['name']]}"
        for row in rows
        if row["name"] in accepted and row["ofBare"] > SLIP * accepted[row["name"]]
    ]


def plot(rows, title):
    """Draws the medians as horizontal bars, with a line from quartile to quartile."""
    left, right, line, top = 150, 620, 22, 46
    scale = (right - left) / max(row["quartiles"][1] for row in rows)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {right + 130} {top + line * len(rows) + 16}" role="img"'
        ' font-family="system-ui, sans-serif" font-size="13">',
        f"<title>{escape(title)}</title>",
        "<style>text { fill: #222 } .bar { fill: #8aa4bd } .compared { fill: #c9b79c } .quartiles { stroke: #222 }"
        " @media (prefers-color-scheme: dark) { text { fill: #ddd } .bar { fill: #4f6f8f } .compared { fill: #7d6b50 }"
        " .quartiles { stroke: #ddd } }</style>",
        f'<text x="0" y="20" font-size="15">{escape(title)}</text>',
    ]
    for at, row in enumerate(rows):
        y = top + line * at
        low, high = (left + scale * each for each in row["quartiles"])
        kind = "bar" if "target" in row else "compared"
        parts.append(
            f'<text x="{left - 8}" y="{y + 12}" text-anchor="end">{escape(row["name"])}</text>'
            f'<rect class="{kind}" x="{left}" y="{y}" width="{scale * row["median"]:.1f}" height="16"/>'
            f'<path class="quartiles" d="M{low:.1f} {y + 8}H{high:.1f}M{low:.1f} {y + 4}v8M{high:.1f} {y + 4}v8"/>'
            f'<text x="{high + 8:.1f}" y="{y + 12}">{row["median"]:.0f} ms, {row["ratio"]:.1f}</text>'
        )
    return "\n".join([*parts, "</svg>"]) + "\n"


def write(folder, name, rows, title, conditions):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps({**conditions, "functions": rows}, indent=2) + "\n")
    (folder / f"{name}.txt").write_text(table(rows) + "\n")
    (folder / f"{name}.svg").write_text(plot(rows, title))
