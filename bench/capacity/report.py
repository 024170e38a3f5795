"""Writes docs/performance/capacity.md from the ledger."""

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
# Capacity and requests of each operation

`make bench-capacity` writes this page. It plays each event of `events/` with the function itself, against dynoxide and ministack.

| term | meaning |
| --- | --- |
| operation | one event; the instance has served no call before, so it reads settings, the day's salt and the like, which later calls do not |
| RCU, WCU | capacity units that the table reports with each call; a transaction's are twice those of its items |
| transactions | `TransactWriteItems` calls, whose units are in the WCU |
| S3 reads | GET and HEAD |
| S3 writes | PUT and LIST, which S3 charges alike |
| **rendering**, and the columns after it | what the renderers do for the operation's stream records, in one batch |

The tables had {sizes} articles, {pace:,} a month. All articles are in one section, of one kind, and with the same two
tags and two authors. So every listing that a publication affects is as long as the archive. One article has as many comments as the
archive has articles, and one live coverage has as many updates.

In rows "with full rankings", the site and that section have a most-read ranking with forty candidates each
([ADR 0051](../adr/0051-most-read-from-tallies.md)). In the other rows, the rankings have fewer candidates.

If a figure differs between the three sizes, the cell has all three.

CI runs `make check-capacity`, which plays the first two sizes. It fails if an operation costs more than `bench/capacity/ledger.json`
says, at either size.

## Operations

{operations}

A refused request (4xx or 5xx) costs at most {refused}.

### Figures that grow with the archive

- A listing's archive page names years. So only an article that starts or ends a year changes it. {largest} articles are {years:.0f}
  years here.
- The article of `publish-article/201-defaults` is dated February. The table with {smallest} articles has no other article of that month.
- A revision renders every page of the article's discussion, because its title heads them. A page has fifty comments. The table does not
  show this.

## At {fast:,} articles a month

A month's page has at most 200 articles, and a sitemap about 500, however many articles a month has. With {middle:,} articles,
these operations differ between {pace:,} and {fast:,} articles a month. If a cell has two figures, the second is for {fast:,}:

{paces}

## Accuracy

`CapacityRulesTest` compares dynoxide's capacity units with values computed by hand from DynamoDB's developer guide:

| subject | rule |
| --- | --- |
| item size | names, texts, numbers, lists and maps |
| write, deletion | the larger of the item before and after |
| read | each 4 KB; half with eventual consistency |
| query | the items read together, regardless of filter, projection or count |
| batch | each item by itself |
| transaction | twice the units, also for condition checks |
| missing item | one unit |

There is one deviation. For a `GetItem` with a projection, dynoxide counts the returned part, and DynamoDB counts the whole item. No code
in `broadsheet.dynamodb` makes such a read.

The figures do not contain

- writes whose condition fails: DynamoDB charges for them and does not report how much. The ledger counts them as `refused`; {refusals};
- retries after a conflict between writers;
- the Lambda service's reads of the stream, which cost nothing;
- assets, which an instance writes once.

The renderers' S3 reads are HEAD requests, one for each page.
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
            smallest=sizes[0],
            middle=sizes[1],
            largest=f"{sizes[-1]:,}",
            years=sizes[-1] / pace / 12,
            operations=table(names, worlds),
            refused=most(refused, worlds),
            paces=table(paced, [worlds[1], ledger["fast"]]),
            refusals=f"{len(conditional)} of all events make{'s' if len(conditional) == 1 else ''} one" if conditional else "no event makes one",
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
    return f"**rendering** {title}" if part == "caused" and COLUMNS[i - 1][1] == "own" else title


def cell(name, worlds, part, kind):
    figures = [f"{world[name].get(part, {}).get(kind, 0):g}" for world in worlds]
    shown = figures[0] if len(set(figures)) == 1 else ", ".join(figures)
    return "" if shown == "0" else shown


def most(names, worlds):
    reads = max((world[name]["own"].get("read", 0), name) for world in worlds for name in names)
    writes = max((world[name]["own"].get("write", 0), name) for world in worlds for name in names)
    return f"{reads[0]:g} RCU (`{reads[1]}`) and {writes[0]:g} WCU{f' (`{writes[1]}`)' if writes[0] else ''}"
