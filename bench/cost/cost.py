"""Dollars a month: `make cost VIEWS=1000000 COMMENTS=10000 PUBLICATIONS=300`; without any, docs/performance/cost.md is written.

From bench/capacity/ledger.json (what each operation uses), bench/measured.json (how long it takes, what it logs, what a page
weighs), docs/performance/cold-start.md, template.yaml, and bench/prices.json.
"""

import argparse
import json
import sys
from pathlib import Path

import model
from model import Traffic
from newsroom import ROOT, newsroom

PAGE = ROOT / "docs/performance/cost.md"
PRICES = ROOT / "bench/prices.json"
SMALL, LARGE = Traffic(1e6, 1e4, 300), Traffic(1e8, 1e6, 3_000)

TEXT = (Path(__file__).parent / "page.md").read_text()

VIEWS = """\
What each batch of views renders again, the numbers of every article in it (a `PUT`, two `HEAD`s and some 25 read units for an
article), is {of}.
Rendering them more seldom than every thirty seconds would take most of that away."""

# The services by the first word of what their prices are called.
SERVICES = {
    "cloudfront": "CloudFront", "s3": "S3", "api": "API Gateway", "lambda": "Lambda", "dynamodb": "DynamoDB", "sqs": "SQS",
    "log": "CloudWatch", "kept": "CloudWatch", "metric": "CloudWatch", "alarm": "CloudWatch", "dashboard": "CloudWatch",
    "x-ray": "X-Ray", "cognito": "Cognito",
}  # fmt: skip

def dollars(used, prices):
    """By service, in the order of SERVICES."""
    by_service = dict.fromkeys(SERVICES.values(), 0.0)
    for name, number in used.items():
        by_service[SERVICES[name.split()[0]]] += number * prices[name]["dollars"] / prices[name]["per"]
    return by_service


def table(room, prices, *traffics):
    """Markdown: a service each line; for each traffic what it costs, and what it costs with a function for each view."""
    columns = [dollars(used(each), prices) for each in traffics for used in (room.use, room.use_with_functions)]
    titles = [f"{each.views:,.0f} views{then}" for each in traffics for then in ("", ", a function each")]
    lines = [f"| dollars a month | {' | '.join(titles)} |", f"| --- |{' ---: |' * len(columns)}"]
    lines += [f"| {name} | {' | '.join(f'{each[name]:,.2f}' for each in columns)} |" for name in columns[0]]
    totals = [sum(each.values()) for each in columns]
    return "\n".join([*lines, f"| **all** | {' | '.join(f'**{total:,.2f}**' for total in totals)} |"])


def page(room, prices):
    sources = {price["source"]: price["date"] for price in prices.values()}
    weight = sum(room.measured["page"].values())
    return TEXT.format(
        table=table(room, prices, SMALL, LARGE),
        views=told(room, prices),
        weight=f"{weight / 1_000:.1f} KB in {len(room.measured['page'])} files",
        missed=f"{model.MISSED:.0%}",
        idle=model.IDLE // 60,
        articles=f"{model.ARTICLES:,}",
        comments=model.COMMENTS_OF_ONE,
        archive=model.ARCHIVE,
        metrics=room.metrics,
        alarms=room.alarms,
        lines=f"{model.API_LINE}, {model.EDGE_LINE} and {model.LAMBDA_LINES}",
        on=room.measured["on"],
        calls="\n".join(duration(name, call) for name, call in room.measured["calls"].items()),
        standing=f"{prices['waf acl']['dollars'] + prices['waf rule']['dollars']:.0f}",
        request=f"{prices['waf request']['dollars']:.2f}",
        prices="\n".join(priced(name, price) for name, price in prices.items()),
        oldest=min(sources.values()),
    )


def told(room, prices):
    """How much of a month is due to showing how many have read an article, which each batch of views renders again."""
    lines = []
    for name, traffic in (("small", SMALL), ("large", LARGE)):
        numbers = room.of_jobs([room.rendering(traffic)[2]])
        shown, whole = (sum(dollars(used, prices).values()) for used in (numbers, room.use(traffic)))
        lines.append(f"{shown:,.2f} of the {name} newsroom's {whole:,.2f} dollars")
    return VIEWS.format(of=" and ".join(lines))


def duration(name, call):
    return f"| {name} | {call['milliseconds']:g} | {call['cpu']:g} | {call['logged']:,} |"


def priced(name, price):
    where = price["source"].removeprefix("https://").split("/tree/")[0]
    source = f"[{where[:60]}]({price['source']})"
    return f"| {name} | {price['dollars']:g} | {price['per']:,} {price['unit']} | {source} | {price['date']} |"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("views", "comments", "publications"):
        parser.add_argument(f"--{name}", type=float)
    given = {name: value for name, value in vars(parser.parse_args()).items() if value is not None}
    prices = json.loads(PRICES.read_text())
    if not given:
        PAGE.write_text(page(newsroom(), prices))
        print(f"{PAGE.relative_to(ROOT)} is written")
        return 0
    if len(given) < 3:
        sys.exit("make cost VIEWS=... COMMENTS=... PUBLICATIONS=..., all of a month")
    print(table(newsroom(), prices, Traffic(**given)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
