"""Draws two lines over time, or over a number of articles, as SVG."""

from html import escape

STYLE = (
    "<style>text { fill: #222 } .grid { stroke: #ccc } .first { stroke: #1d5f86 } .second { stroke: #b5531c }"
    " .line { fill: none; stroke-width: 1.5 } .first-dot { fill: #1d5f86 } .second-dot { fill: #b5531c }"
    " @media (prefers-color-scheme: dark) { text { fill: #ddd } .grid { stroke: #555 } .first { stroke: #86c1e6 }"
    " .second { stroke: #e8a06f } .first-dot { fill: #86c1e6 } .second-dot { fill: #e8a06f } }</style>"
)


def together(phases):
    """Joins consecutive phases into one."""
    samples, lines, begin = [], [], 0
    for phase in phases:
        samples += [row | {"at": row["at"] + begin} for row in phase["samples"]]
        lines += [row | {"at": row["at"] + begin} for row in phase["timeline"]]
        begin = samples[-1]["at"]
    return {"seconds": begin, "samples": samples, "timeline": lines}


def drawn(phase, title):
    spans = [row["at"] for row in phase["samples"]]
    end = max([phase["seconds"], *spans])
    lines = phase["timeline"]
    latency = panel(
        40, "Latency: p95 of each five seconds, in seconds", end,
        [("publish to page", [(row["at"], row["pages"] / 1000) for row in lines]),
         ("responses", [(row["at"], row["answers"] / 1000) for row in lines])],
    )  # fmt: skip
    backlog = panel(
        250, "Backlog", end,
        [("stream records", [(row["at"], row["changes"]) for row in phase["samples"]]),
         ("view messages", [(row["at"], row["views"]) for row in phase["samples"]])],
    )  # fmt: skip
    return picture(470, title, latency + backlog)


def picture(height, title, parts):
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-15 0 790 {height}" role="img"'
        ' font-family="system-ui, sans-serif" font-size="12">\n'
        f'<title>{escape(title)}</title>\n{STYLE}\n<text x="0" y="18" font-size="15">{escape(title)}</text>\n'
        + "\n".join(parts)
        + "\n</svg>\n"
    )


def panel(top, title, end, series, unit="s"):
    """Draws two lines on one scale."""
    left, right, height = 60, 740, 150
    most = max([value for _, points in series for _, value in points] or [1]) or 1
    x = lambda at: left + (right - left) * at / end  # noqa: E731
    y = lambda value: top + 20 + height * (1 - value / most)  # noqa: E731
    parts = [f'<text x="{left}" y="{top + 8}">{escape(title)}</text>']
    for share in (0, 0.5, 1):
        parts.append(
            f'<path class="grid" d="M{left} {y(most * share):.1f}H{right}"/>'
            f'<text x="{left - 6}" y="{y(most * share) + 4:.1f}" text-anchor="end">{number(most * share)}</text>'
        )
    for share in (0, 0.25, 0.5, 0.75, 1):
        parts.append(f'<text x="{x(end * share):.0f}" y="{top + height + 36}" text-anchor="middle">{end * share:,.0f} {unit}</text>')
    for at, (kind, (name, points)) in enumerate(zip(("first", "second"), series, strict=False)):
        path = " ".join(f"{x(moment):.1f},{y(value):.1f}" for moment, value in points)
        parts.append(
            f'<polyline class="line {kind}" points="{path}"/>'
            f'<rect class="{kind}-dot" x="{right - 320 + 160 * at}" y="{top}" width="9" height="9"/>'
            f'<text x="{right - 306 + 160 * at}" y="{top + 9}">{escape(name)}</text>'
        )
    return parts


def number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def drawn_bulk(results):
    most = max(result["articles"] for result in results)
    taken = [(result["articles"], result["import"]["wcu"]) for result in results]
    written = [(result["articles"], result["import"]["puts"]) for result in results]
    seconds = [(result["articles"], sum(result["import"]["cpu"].values())) for result in results]
    again = [(result["articles"], sum(result["rerender"]["cpu"].values())) for result in results if "rerender" in result]
    origin = [(0, 0)]
    parts = panel(40, "Processor time by number of articles, in seconds", most, [("import", origin + seconds), ("all pages rendered again", origin + again)], "")
    parts += panel(250, "Cost of the import by number of articles", most, [("WCU", origin + taken), ("S3 PUT", origin + written)], "")
    return picture(470, "Articles imported and rendered", parts)
