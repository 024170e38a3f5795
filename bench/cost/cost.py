"""Computes dollars a month: `make cost VIEWS=1000000 COMMENTS=10000 PUBLICATIONS=300`. Without these, writes docs/performance/cost.md.

It reads bench/capacity/ledger.json (what each operation uses), bench/measured.json (how long it takes, what it logs, how many
bytes a page has), docs/performance/cold-start.md, template.yaml, and bench/prices.json.
"""

import argparse
import json
import sys
from pathlib import Path

import model
from model import Traffic
from newsroom import ROOT, add, newsroom

PAGE = ROOT / "docs/performance/cost.md"
PRICES = ROOT / "bench/prices.json"
SMALL, LARGE = Traffic(1e6, 1e4, 300), Traffic(1e8, 1e6, 3_000)

TEXT = (Path(__file__).parent / "page.md").read_text()

# The services by the first word of their prices' names.
SERVICES = {
    "cloudfront": "CloudFront", "s3": "S3", "api": "API Gateway", "lambda": "Lambda", "dynamodb": "DynamoDB", "sqs": "SQS",
    "log": "CloudWatch", "kept": "CloudWatch", "metric": "CloudWatch", "alarm": "CloudWatch", "dashboard": "CloudWatch",
    "x-ray": "X-Ray", "cognito": "Cognito",
}  # fmt: skip

# The user pool's tiers, and the names of their prices.
TIERS = {"Essentials": "cognito essentials person", "Lite": "cognito lite person"}


def dollars(used, prices, is_free=False):
    """The dollars by service, in the order of SERVICES; after the permanent free tiers if `is_free`."""
    by_service = dict.fromkeys(SERVICES.values(), 0.0)
    for name, number in used.items():
        price = prices[name]
        free = price.get("free", {}).get("number", 0) if is_free else 0
        by_service[SERVICES[name.split()[0]]] += max(0, number - free) * price["dollars"] / price["per"]
    return by_service


def column(used, people, prices, is_free):
    """The cells of a month's column: its services, their sum, and the sums with each tier of the user pool."""
    services = dollars(used, prices, is_free)
    total = sum(services.values())
    cells = {name: cell for name, cell in services.items() if name not in ("X-Ray", "Cognito")}
    cells["**all but Cognito**"] = total
    for tier, price in TIERS.items():
        cells[f"Cognito, {tier}"] = sum(dollars({price: people}, prices, is_free).values())
    return cells | {f"**all, {tier}**": total + cells[f"Cognito, {tier}"] for tier in TIERS}


def table(room, use, prices, *traffics):
    """Markdown: for each traffic, the cost at list prices and after the permanent free tiers."""
    columns = [column(use(each), room.signed_in(each), prices, free) for each in traffics for free in (False, True)]
    titles = [f"{each.views:,.0f} views{then}" for each in traffics for then in (", list price", ", after free tiers")]
    return "\n".join([
        f"| dollars a month | {' | '.join(titles)} |",
        f"| --- |{' ---: |' * len(columns)}",
        *(f"| {name} | {' | '.join(f'{each[name]:,.2f}' for each in columns)} |" for name in columns[0]),
    ])  # fmt: skip


def added(use, more, prices):
    """The additional cost of `more` beside `use`, at list prices and after free tiers."""
    both = dict(use)
    add(both, more)
    return [sum(dollars(both, prices, free).values()) - sum(dollars(use, prices, free).values()) for free in (False, True)]


def page(room, prices):
    sources = {price["source"]: price["date"] for price in prices.values()}
    return TEXT.format(
        table=table(room, room.use, prices, SMALL, LARGE),
        functions=table(room, room.use_with_functions, prices, SMALL, LARGE),
        shares="\n".join(shares(room, prices)),
        weight=f"{room.weight() / 1_000:.1f} KB in {room.files():g} files",
        missed=f"{model.MISSED:.0%}",
        every_miss=f"{dollars({'s3 read': (1 - model.MISSED) * SMALL.views * room.files()}, prices)['S3']:.2f}",
        reached=f"{model.REACHED:.0%}",
        every_end=f"{dollars({'cloudfront request': (1 - model.REACHED) * SMALL.views}, prices)['CloudFront']:.2f}",
        idle=model.IDLE // 60,
        restoring=model.RESTORING,
        articles=f"{model.ARTICLES:,}",
        comments=model.COMMENTS_OF_ONE,
        archive=model.ARCHIVE,
        metrics=room.metrics,
        all_metrics=room.all_metrics,
        ranked=model.RANKED,
        alarms=room.alarms,
        all_alarms=room.all_alarms,
        lines=f"{model.API_LINE}, {model.EDGE_LINE} and {model.LAMBDA_LINES}",
        on=room.measured["on"],
        calls="\n".join(duration(name, call) for name, call in room.measured["calls"].items()),
        standing=f"{prices['waf acl']['dollars'] + prices['waf rule']['dollars']:.0f}",
        request=f"{prices['waf request']['dollars']:.2f}",
        prices="\n".join(priced(name, price) for name, price in prices.items()),
        free="\n".join(forgiven(name, price) for name, price in prices.items() if "free" in price),
        oldest=min(sources.values()),
    )


def shares(room, prices):
    """The cost of rendering readers' numbers and most-read lists, and what Telemetry=detailed adds."""
    for traffic in (SMALL, LARGE):
        use, showing = room.use(traffic), room.of_jobs(room.showing(traffic))
        numbers = sum(dollars(showing, prices).values())
        detail = [f"{cell:,.2f}" for cell in added(use, room.detail(traffic), prices)]
        yield f"| {traffic.views:,.0f} views | {numbers:,.2f} | {' | '.join(detail)} |"


def duration(name, call):
    return f"| {name} | {call['milliseconds']:g} | {call['cpu']:g} | {call['logged']:,} |"


def forgiven(name, price):
    free = price["free"]
    return f"| {name} | {free['number']:,} | {link(free['source'])} | {free['date']} |"


def priced(name, price):
    return f"| {name} | {price['dollars']:g} | {price['per']:,} {price['unit']} | {link(price['source'])} | {price['date']} |"


def link(source):
    return f"[{source.removeprefix('https://').split('/tree/')[0][:60]}]({source})"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("views", "comments", "publications"):
        parser.add_argument(f"--{name}", type=float)
    given = {name: value for name, value in vars(parser.parse_args()).items() if value is not None}
    prices = json.loads(PRICES.read_text())
    if not given:
        PAGE.write_text(page(newsroom(), prices))
        print(f"wrote {PAGE.relative_to(ROOT)}")
        return 0
    if len(given) < 3:
        sys.exit("give all three: make cost VIEWS=... COMMENTS=... PUBLICATIONS=...")
    room = newsroom()
    print(table(room, room.use, prices, Traffic(**given)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
