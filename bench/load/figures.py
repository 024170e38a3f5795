"""Writes the results of load tests and imports as tables, as JSON, and as drawings."""

import json
import sys
from collections import namedtuple

from drawing import drawn, drawn_bulk, together
from instance import ROOT

sys.path.append(str(ROOT / "bench"))
from docs import DOCS, put

Answer = namedtuple("Answer", "kind number article reader at latency status attempts")

PAGE = "load.md"
PARTS = ("functions", "dynoxide", "ministack", "generator")
TIMELINE_STEP = 5


def answers(folder):
    with open(folder / "answers.tsv") as file:
        for_each = (line.rstrip("\n").split("\t") for line in file)
        return [
            Answer(kind.lower(), int(number), int(article), int(reader), float(at), float(latency), int(status), int(attempts))
            for kind, number, article, reader, at, latency, status, attempts in for_each
        ]


def pages(folder):
    """Scheduled times and publish-to-page times, in milliseconds, of the publications whose pages appeared."""
    with open(folder / "pages.tsv") as file:
        return [tuple(map(float, line.split("\t")[1:])) for line in file]


def latencies(values):
    """In milliseconds, rounded."""
    ordered = sorted(values)
    if not ordered:
        return {"count": 0, "median": 0, "p95": 0, "p99": 0, "max": 0}
    at = lambda part: round(ordered[min(len(ordered) - 1, int(part * len(ordered)))], 1)  # noqa: E731
    return {"count": len(ordered), "median": at(0.5), "p95": at(0.95), "p99": at(0.99), "max": round(ordered[-1], 1)}


def by_kind(some, seconds):
    kinds = {}
    for kind in ("publication", "comment", "rating", "view"):
        mine = [answer for answer in some if answer.kind == kind]
        if mine:
            good = sum(answer.status // 100 == 2 for answer in mine)
            kinds[kind] = {"sent": len(mine), "good": good, "rate": round(good / seconds, 1)} | latencies(a.latency for a in mine)
    return kinds


def timeline(folder, some):
    """The p95 of latencies and of publish-to-page times, by scheduled time."""
    buckets = {}
    for answer in some:
        buckets.setdefault(int(answer.at / 1000 // TIMELINE_STEP), ([], []))[0].append(answer.latency)
    for moment, latency in pages(folder):
        buckets.setdefault(int(moment / 1000 // TIMELINE_STEP), ([], []))[1].append(latency)
    return [
        {"at": at * TIMELINE_STEP, "answers": latencies(of_answers)["p95"], "pages": latencies(of_pages)["p95"]}
        for at, (of_answers, of_pages) in sorted(buckets.items())
    ]


def line(phase):
    kinds = " ".join(
        f"{kind} {of['good']}/{of['sent']} {of['rate']}/s p50 {of['median']:.0f} p99 {of['p99']:.0f};"
        for kind, of in phase["kinds"].items()
    )
    cpu = " ".join(f"{name} {share:.2f}" for name, share in phase["cpu"].items())
    page = phase["pages"]
    return (
        f"{phase['name']}: {kinds} publish-to-page p50 {page['median']:.0f} p95 {page['p95']:.0f};"
        f" last response after {phase['answered']:.0f} s, drained in {phase['drained']:.0f} s; cores: {cpu}"
    )


def report(measured, folder):
    (folder / "load.json").write_text(json.dumps(measured, indent=1) + "\n")
    if measured["closed"]:
        put(closed(measured) + "\n\n" + average_costs(measured), PAGE, "closed")
        put(ramp(measured), PAGE, "ramp")
        (DOCS / "load-ramp.svg").write_text(drawn(together(measured["ramp"]), "Increasing fractions of the reference rates"))
    if "run" in measured:
        put(run(measured), PAGE, "run")
        title = f"{measured['run']['fraction']:g} of the reference rates"
        (DOCS / "load.svg").write_text(drawn(measured["run"], title))
    put(checked(measured["check"]), PAGE, "check")


def closed(measured):
    rows = [
        "| workload | clients | requests/s | p50 ms | p99 ms | cores: functions | dynoxide | ministack | generator |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for phase in measured["closed"]:
        kinds = phase["kinds"].items()
        name = "all, at the reference ratios" if len(phase["rates"]) > 1 else f"{next(iter(phase['rates']))}s only"
        total = sum(of["good"] for _, of in kinds) / phase["answered"]
        busiest = max((of for _, of in kinds), key=lambda of: of["count"])
        cpu = " | ".join(f"{phase['cpu'][part]:.2f}" for part in PARTS)
        rows.append(f"| {name} | {phase['clients']} | {total:,.0f} | {busiest['median']:.1f} | {busiest['p99']:.1f} | {cpu} |")
    return "\n".join(rows)


def average_costs(measured):
    """The average cost of one request of each kind, including the rendering and counting that it causes."""
    rows = [
        "| average cost of a request | WCU | RCU | S3 PUT | S3 HEAD | stream records |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for phase in measured["closed"]:
        if len(phase["kinds"]) == 1:
            kind = next(iter(phase["kinds"]))
            count = max(1, phase["kinds"][kind]["good"])
            written, read = units(phase["asked"])
            took = (written, read, phase["asked"].get("S3.PutObject", 0), phase["asked"].get("S3.HeadObject", 0), phase["records"])
            rows.append(f"| {kind} | " + " | ".join(f"{each / count:.2f}" for each in took) + " |")
    return "\n".join(rows)


def units(asked):
    """The WCU and RCU of counted calls."""
    reads = {f"DynamoDb.{name}.units" for name in ("Query", "GetItem", "BatchGetItem")}
    return (
        sum(count for name, count in asked.items() if name.endswith(".units") and name not in reads),
        sum(asked.get(name, 0) for name in reads),
    )


def ramp(measured):
    rows = [
        "| fraction of the reference rates | offered requests/s | successful | p99 ms | publish-to-page p50, p95 ms | drain time s |"
        " cores: functions | dynoxide | ministack | generator | sustained |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |",
    ]
    for phase in measured["ramp"]:
        kinds = phase["kinds"].values()
        sent, good = sum(of["sent"] for of in kinds), sum(of["good"] for of in kinds)
        cpu = " | ".join(f"{phase['cpu'][part]:.2f}" for part in PARTS)
        rows.append(
            f"| {phase['fraction']:g} | {sum(phase['rates'].values()):,.0f} | {good:,} of {sent:,} |"
            f" {max(of['p99'] for of in kinds):,.0f} | {phase['pages']['median']:,.0f}, {phase['pages']['p95']:,.0f} |"
            f" {phase['drained']:.0f} | {cpu} | {'yes' if phase['sustained'] else 'no'} |"
        )
    return "\n".join(rows)


def run(measured):
    phase = measured["run"]
    rows = [
        f"{phase['fraction']:g} of the reference rates for {phase['seconds']} s, on {measured['cores']} cores. The last response came"
        f" after {phase['answered']:.0f} s, and the backlog drained in another {phase['drained']:.0f} s.",
        "",
        "| | sent | successful | requests/s | p50 ms | p95 ms | p99 ms | longest ms |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for kind, of in phase["kinds"].items():
        rows.append(
            f"| {kind}s | {of['sent']:,} | {of['good']:,} | {of['rate']:,} | {of['median']:,} | {of['p95']:,} | {of['p99']:,} |"
            f" {of['max']:,} |"
        )
    page = phase["pages"]
    rows.append(
        f"| publish-to-page | {page['count']:,} | | | {page['median']:,} | {page['p95']:,} | {page['p99']:,} | {page['max']:,} |"
    )
    cpu = ", ".join(f"{part} {phase['cpu'][part]:.2f}" for part in PARTS)
    worst = {what: max(row[what] for row in phase["samples"]) for what in ("changes", "views")}
    rows += [
        "",
        f"Cores: {cpu}. Largest backlog: {worst['changes']:,} stream records, {worst['views']:,} view messages.",
    ]
    return "\n".join(rows)


def checked(check):
    rows = [
        "| sent | accepted | refused | no response or 5xx | found |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for kind in check["accepted"]:
        refused = ", ".join(f"{count} × {status}" for status, count in check["refused"][kind].items()) or "0"
        what = {"view": "readers", "publication": "revisions"}.get(kind, f"{kind}s")
        rows.append(
            f"| {kind}s | {check['accepted'][kind]:,} | {refused} | {check['unanswered'][kind]:,} | {check['found'][kind]:,} {what} |"
        )
    errors = "; ".join(check["errors"]) or "none"
    rows += ["", f"The functions received {check['messages']:,} messages of views. Differences: {errors}."]
    return "\n".join(rows)


def report_bulk(results):
    """Writes imports and full renderings, by the number of articles."""
    put(bulk(results), PAGE, "bulk")
    (DOCS / "bulk.svg").write_text(drawn_bulk(results))


def bulk(results):
    rows = [
        "| articles | accepted after s | pages current after s | articles/s | CPU-s per 100 articles | WCU | RCU | S3 PUT | S3 HEAD |"
        " functions MB | dynoxide MB | ministack MB |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for result in results:
        count, done = result["articles"], result["import"]
        cpu = 100 * sum(done["cpu"].values()) / count
        each = " | ".join(f"{done[what] / count:.1f}" for what in ("wcu", "rcu", "puts", "heads"))
        memory = " | ".join(str(done["memory"][part]) for part in PARTS[:3])
        rows.append(
            f"| {count:,} | {result['accepted']:,.0f} | {done['seconds']:,.0f} | {count / done['seconds']:.1f} | {cpu:.1f} | {each} | {memory} |"
        )
    rows += ["", "WCU, RCU, PUT and HEAD are per article. CPU-s are those of all processes but the importer. MB are the most that was resident."]
    for what, title in (
        ("rerender", "All pages rendered again, with nothing to change"),
        ("retitled", "All pages rendered again, after a change of the site's title, which most pages show"),
    ):
        rows += [
            "",
            f"{title}:",
            "",
            "| articles | pages compared | written | s | pages/s | CPU-s per 1,000 pages | table reads per page | RCU per page | S3 HEAD and LIST per page |",
            "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        ]
        # Some imports were measured without a full rendering.
        rows += [rendering(result["articles"], result[what]) for result in results if "lists" in result.get(what, {})]
    return "\n".join(rows)


def rendering(articles, took):
    pages = took["looked"]
    cpu = 1000 * sum(took["cpu"].values()) / pages
    return (
        f"| {articles:,} | {pages:,} | {took['written']:,} | {took['seconds']:,.0f} | {pages / took['seconds']:.0f} | {cpu:.1f} |"
        f" {took['reads'] / pages:.2f} | {took['rcu'] / pages:.1f} | {(took['heads'] + took['lists']) / pages:.3f} |"
    )
