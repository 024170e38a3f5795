"""Makes tables with many articles, comments and live updates: the functions write one of each, which is copied and imported."""

import gzip
import json
import re
import shutil
import struct
import subprocess
import sys
import time
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from itertools import chain

from stage import KEYS, TABLE, Stage, encoded
from servers import TOOLS

# The functions write these before they are copied.
WRITTEN = (
    "publish-article/200-site",
    "publish-article/201-article",
    "post-comment/201-signed-in",
    "cover-live/201-coverage",
    "cover-live/201-update",
)
SLUG, DATE = "how-a-tide-table-knows", "2026-03-10T09:00:00Z"
COVERAGE, UPDATE = "eclipse-over-the-harbour", "01KKG5V4Q0D3W7Z8R2M6N9P1T5"

# The newest copied article has many comments, and one coverage has many updates.
DISCUSSED, LONG = "archived-000000", "a-long-eclipse"

# A most-read ranking has this many articles of the day, and this many of the week (MostReadRanking.EACH).
RANKED = 20

# The newest copy is older than the events' article, by less than the time between two copies.
NEWEST = datetime(2026, 3, 10, 8, 59, tzinfo=UTC)
MONTH = timedelta(days=365.25 / 12)


def database(work, articles, pace, comments, updates):
    """Makes a table's file, with `pace` articles a month, comments on one article, and updates in one coverage."""
    shutil.rmtree(work, ignore_errors=True)
    data = work / "export" / TABLE / "data"
    data.mkdir(parents=True)
    with ExitStack() as running:
        stage = Stage(running, work / "written")
        for name in WRITTEN:
            stage.play(name)
        items = stage.table.scan(TableName=TABLE)["Items"]
    with gzip.open(data / "items.json.gz", "wt", compresslevel=1) as export:
        some = (archive(items, articles, pace), boundaries(items, articles, pace), discussion(items, comments), coverage(items, updates))
        for item in chain(*some):
            export.write(f'{{"Item":{item}}}\n')
    table = KEYS | {"TableName": TABLE, "TableStatus": "ACTIVE", "BillingModeSummary": {"BillingMode": "PAY_PER_REQUEST"}}
    (work / "schema.json").write_text(json.dumps({"Table": table}))
    command = [TOOLS / "dynoxide", "import", "--source", work / "export", "--schema", work / "schema.json"]
    imported = subprocess.run([*command, "--output", work / "table.db"], capture_output=True, text=True)
    if imported.returncode:
        sys.exit(imported.stdout + imported.stderr)
    shutil.rmtree(work / "export")
    return work / "table.db"


def archive(items, number, pace):
    """Articles in one section, of one kind, with the same tags and authors. So each of their listings has all of them."""
    article = id_of_article(items)
    one = [json.dumps(item, default=encoded) for item in items if is_of_article(item, article)]
    for i in range(number):
        for text in one:
            yield text.replace(SLUG, slug(i)).replace(article, archived(i)).replace(DATE, date(i, pace))


def boundaries(items, number, pace):
    """The boundaries of the listings' numbered pages, as an import in the order of dates sets them."""
    end = f"{DATE}#{id_of_article(items)}"
    listings = {item["pk"]["S"].removeprefix("LISTING#") for item in items if item["sk"]["S"] == end}
    for listing in sorted(listings):
        size = 20 if listing == "ALL" or re.fullmatch("SECTION#[^#]+", listing) else 50
        for page in range(1, (number - 1) // size + 1):
            newest = number - page * size
            last = f"{date(newest, pace)}#{archived(newest)}"
            key = {"S": f"LISTING#PAGES#{listing}"}
            yield json.dumps({"pk": key, "sk": {"S": f"{page:06}"}, "last": {"S": last}})
            yield json.dumps({"pk": key, "sk": {"S": f"END#{last}#{page:06}"}})


def date(i, pace):
    return (NEWEST - i * MONTH / pace).strftime("%Y-%m-%dT%H:%M:%SZ")


def slug(i):
    return f"archived-{i:06}"


def id_of_article(items):
    return next(item["article"]["S"] for item in items if item["pk"]["S"] == f"ADDRESS#{SLUG}")


def is_of_article(item, article):
    pk, sk = item["pk"]["S"], item["sk"]["S"]
    return pk in (f"ADDRESS#{SLUG}", f"ARTICLE#{article}") or sk == f"{DATE}#{article}"


def archived(i):
    """The id of a copied article."""
    return f"01KKARCH{i:018}"


def discussion(items, number):
    article = id_of_article(items)
    comment, tally = (
        next(json.dumps(item) for item in items if (item["pk"]["S"], item["sk"]["S"]) == key)
        for key in ((f"COMMENTS#{article}", "COMMENT#000001"), (f"TALLY#{article}", "COMMENTS"))
    )
    for i in range(1, number + 1):
        yield comment.replace(article, archived(0)).replace("COMMENT#000001", f"COMMENT#{i:06}")
    yield counted(tally.replace(article, archived(0)), count=number, number=number)


def coverage(items, number):
    """The open coverage, with its entries in listings. Only the last update has a document."""
    for item in items:
        pk, sk = item["pk"]["S"], item["sk"]["S"]
        text = json.dumps(item, default=encoded).replace(COVERAGE, LONG)
        if sk.startswith(("UPDATE#", "CHANGE#")):
            for i in range(1, number + 1):
                kind, digits = sk.split("#")
                of_one = text.replace(sk, f"{kind}#{i:0{len(digits)}}").replace(UPDATE, identifier(i, number))
                yield counted(of_one, **{name: i for name in ("place", "sequence") if name in item})
        elif pk == f"LIVE#{COVERAGE}" and sk == "TALLY":
            yield counted(text, sequence=number, last=number)
        elif pk == f"LIVE#{COVERAGE}" and sk.startswith("DOCUMENT#"):
            yield counted(text, place=number)
        elif COVERAGE in pk + sk:
            yield text


def identifier(i, last):
    """The id of an update, whose digits are decimal here. The last update keeps its own id."""
    return UPDATE if i == last else f"01KKG5V4Q0{i:016}"


def fill_rankings(table):
    """Fills the rankings of the site and of the archive's section.

    Today's most read articles had no readers before, so no article is in both lists.
    """
    reads = [(RANKED - i, RANKED - i) if i < RANKED else (0, 3 * RANKED - i) for i in range(2 * RANKED)]
    for i, (day, week) in enumerate(reads):
        table.update_item(
            TableName=TABLE, Key={"pk": {"S": f"TALLY#{archived(i)}"}, "sk": {"S": "VIEWS"}}, ConditionExpression="attribute_exists(pk)",
            UpdateExpression="SET recent = :recent", ExpressionAttributeValues={":recent": {"B": recent(day, week - day)}},
        )  # fmt: skip
    ranked = [
        {"M": {"article": {"S": archived(i)}, "day": {"N": str(day)}, "week": {"N": str(week)}}} for i, (day, week) in enumerate(reads)
    ]
    for listing in ("ALL", "SECTION#science"):
        table.update_item(
            TableName=TABLE, Key={"pk": {"S": f"MOST#{listing}"}, "sk": {"S": "CURRENT"}}, ConditionExpression="attribute_exists(pk)",
            UpdateExpression="SET #reads = :reads", ExpressionAttributeNames={"#reads": "reads"},
            ExpressionAttributeValues={":reads": {"L": ranked}},
        )  # fmt: skip


def recent(today, yesterday):
    """The readers of this hour and of yesterday, in the format of RecentReaders."""
    return struct.pack(">iB24HB30H", int(time.time()) // 3600, 0, today, *[0] * 23, 0, today, yesterday, *[0] * 28)


def counted(text, **numbers):
    item = json.loads(text)
    return json.dumps(item | {name: {"N": str(number)} for name, number in numbers.items()})
