"""docs/performance/capacity.md: the ledger as tables."""

from stage import ROOT

PAGE = ROOT / "docs/performance/capacity.md"

COLUMNS = (
    ("RCU", "own", "read"),
    ("WCU", "own", "write"),
    ("transactions", "own", "transactions"),
    ("S3 reads", "own", "s3 reads"),
    ("S3 writes", "own", "s3 writes"),
    ("RCU", "caused", "read"),
    ("S3 reads", "caused", "s3 reads"),
    ("S3 writes", "caused", "s3 writes"),
    ("SQS", "caused", "sqs requests"),
)

TEXT = """\
# What each operation costs

Written by `make bench-capacity`. An operation is one of the events in `events/`, played by the function itself, against dynoxide
and ministack, as if it were the first call of that instance: the site's settings, a day's salt and the like are read anew, which a
later call does not do. Units are those that the table returns with each call; a transaction's are twice those of its items, and
are in the WCU. Behind **and then** stands what the operation causes: what the renderer does for the records that the stream has
of it, in one batch.

The tables had {sizes} articles, {pace:,} a month, all of them in one section, of one kind, with the same two tags and
two authors, so that every listing that a publication touches is as long as the archive. One article has as many comments, and one
coverage as many updates. "With full rankings" the site and that section have a ranking of the most read with forty candidates
each ([ADR 0051](../adr/0051-most-read-from-tallies.md)); the other rows have fewer. Where a figure is not the same at the three
sizes, all three are given.

`make check-capacity`, which CI runs, plays the first two sizes and fails if anything costs more than `bench/capacity/ledger.json`
has it, at either size.

## Operations

{operations}

What is refused costs at most {refused}.

An archive's page names years (100,000 articles are {years:.0f} years here): only
what starts or ends a year touches it.
`publish-article/201-defaults` is of February, of which the 100 articles have none. Not in the table, and not flat: a revision
renders every page of the article's discussion, one for fifty comments, since its title heads them.

## At {fast:,} articles a month

A page of a month has at most 200 articles, and a sitemap about 500, however much is published in a month. What differs at
{pace:,} and at {fast:,} a month, of {middle:,} articles:

{paces}

## What the figures rest on

`CapacityRulesTest` computes what DynamoDB's developer guide says, by hand, and holds dynoxide against it: sizes of items by names,
texts, numbers, lists and maps; writes by the larger of before and after, deletions too; reads by 4 KB, half where they may be late;
queries by what they read together, whatever filter, projection or count makes of it; batches by each item; transactions twice,
also what they only check; what is not there by one unit. There is one deviation: a `GetItem` with a projection counts by what it
gives, where DynamoDB counts the whole item. Nothing in `broadsheet.dynamodb` reads so.

Not in the figures: a write whose condition does not hold, which DynamoDB charges and does not tell (the ledger counts them as
`refused`; {refusals}); retries after a conflict between writers; the Lambda service's reads of the stream, which
cost nothing; assets, which an instance puts once. Each S3 read of a rendering is a `HEAD`, one for a page.
"""


def write_report(ledger, sizes, pace, fast):
    worlds = [ledger[str(size)] for size in sizes]
    names = [name for name in worlds[0] if is_answered(name)]
    refused = [name for name in worlds[0] if not is_answered(name)]
    paced = [name for name in names if ledger["fast"][name].get("caused") != worlds[1][name].get("caused")]
    conditional = [name for name in worlds[0] if any(part.get("refused") for part in worlds[0][name].values())]
    PAGE.write_text(
        TEXT.format(
            sizes=", ".join(f"{size:,}" for size in sizes[:-1]) + f" and {sizes[-1]:,}",
            pace=pace,
            fast=fast,
            middle=sizes[1],
            years=sizes[-1] / pace / 12,
            operations=table(names, worlds),
            refused=most(refused, worlds),
            paces=table(paced, [worlds[1], ledger["fast"]]),
            refusals=f"of all events {len(conditional)} make one" if conditional else "no event makes one",
        )
    )


def is_answered(name):
    return name.split("/")[1][0] in "23of"


def table(names, worlds):
    lines = [
        f"| operation | {' | '.join(heading(i) for i in range(len(COLUMNS)))} |",
        f"| --- | {' | '.join('---:' for _ in COLUMNS)} |",
    ]
    for name in names:
        lines.append(f"| {name} | {' | '.join(cell(name, worlds, part, kind) for _, part, kind in COLUMNS)} |")
    return "\n".join(lines)


def heading(i):
    title, part, _ = COLUMNS[i]
    return f"**and then** {title}" if part == "caused" and COLUMNS[i - 1][1] == "own" else title


def cell(name, worlds, part, kind):
    figures = [f"{world[name].get(part, {}).get(kind, 0):g}" for world in worlds]
    shown = figures[0] if len(set(figures)) == 1 else ", ".join(figures)
    return "" if shown == "0" else shown


def most(names, worlds):
    reads = max((world[name]["own"].get("read", 0), name) for world in worlds for name in names)
    writes = max((world[name]["own"].get("write", 0), name) for world in worlds for name in names)
    return f"{reads[0]:g} RCU (`{reads[1]}`) and {writes[0]:g} WCU{f' (`{writes[1]}`)' if writes[0] else ''}"
