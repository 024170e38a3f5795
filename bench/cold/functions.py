"""The functions of template.yaml, each with one of its events, and the functions for comparison."""

import re
import sys
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

sys.path.append(str(ROOT / "ci"))
from cdn import through_the_cdn  # noqa: E402
from jobs import job_of  # noqa: E402

FLOOR = "empty"
BARE = "bare"

# Events that are played before the measurement, in this order.
BEFORE = [
    "publish-article/200-site",
    "publish-article/201-article",
    "post-comment/201-signed-in",
    "post-comment/202-three-links",
    "rate-article/200-rated-anonymously",
    "cover-live/201-coverage",
    "cover-live/201-update",
    "edit-drafts/201-create",
]

# The event of each function, a typical one.
EVENTS = {
    "chart-readership": "200-chart",
    "count-views": "ok-two-readers",
    "cover-live": "201-another-update",
    "erase-reader": "200-kept",
    "get-article": "200-published",
    "store-picture": "202-upload",
    "list-comments": "200-comments",
    "list-revisions": "200-all",
    "list-section": "200-all",
    "moderate-comments": "200-held",
    "open-preview": "404-no-token",
    "post-comment": "201-answer",
    "preview-draft": "200-article",
    "publish-article": "201-defaults",
    "publish-scheduled": "ok-clock",
    "rate-article": "200-rated",
    "edit-drafts": "201-create",
    "edit-pages": "201-page",
    "redirect-paths": "200-many",
    "render-counts": "ok-most-read",
    "render-pages": "ok-publication",
    "rerender-pages": "202-start",
    "resolve-page": "200-article",
    "schedule-drafts": "200-calendar",
    "sign-in": "302-start",
}

# Further events of a function, where they make a difference: FUNCTION:LABEL, and the event's name.
OTHERS = {"render-pages:comment": "ok-comment"}

# The target of each function, as a multiple of the empty function's time. Those that readers wait for have a lower one.
TARGETS = dict.fromkeys(EVENTS, 6.5) | dict.fromkeys(("get-article", "list-section", "rate-article"), 5.0)

ONE_ITEM = b'{"pathParameters": {"slug": "how-a-tide-table-knows"}}'


@dataclass(frozen=True)
class Function:
    """A function's configuration in Lambda, and the event that it is started with."""

    name: str
    zip: Path
    handler: str
    memory: int
    event: bytes
    status: str = "200"
    environment: dict = field(default_factory=dict)
    table: str = "table"
    class_path: str = ""
    options: str = ""

    @property
    def right(self):
        """Text that a correct output contains, after spaces are removed."""
        return f'"statusCode":{self.status}' if self.status != "ok" else '"batchItemFailures":[]'

    def error(self, answer):
        """What is wrong with an output; empty if it is correct."""
        return "" if self.right in answer.replace(" ", "") else f"{self.name} answered {answer}"


def deployed():
    """The functions of template.yaml by name, each with its event of EVENTS."""
    text = (ROOT / "template.yaml").read_text()
    memory = re.search(r"MemorySize: (\d+)", text)[1]
    functions = {}
    declared = r"^  (\w+):\n    Type: AWS::Serverless::Function\n(.*?)(?=^  \w+:|\Z)"
    for logical_id, rest in re.findall(declared, text, re.DOTALL | re.MULTILINE):
        name = job_of(logical_id)
        code, handler = (re.search(rf"{key}: (\S+)", rest)[1] for key in ("CodeUri", "Handler"))
        own = re.search(r"^      MemorySize: (\d+)", rest, re.MULTILINE)
        functions[name] = Function(name, ROOT / code, handler, int(own[1] if own else memory), b"")
    return {name: on(function, EVENTS[name]) for name, function in functions.items()}


def otherwise(functions):
    """The functions with the events of OTHERS."""
    return {name: replace(on(functions[name.split(":")[0]], case), name=name) for name, case in OTHERS.items()}


def on(function, case):
    """The function with one of its events."""
    event = through_the_cdn((ROOT / f"events/{function.name}/{case}.json").read_bytes())
    # count-views ignores views of the day before yesterday, so they are dated now.
    event = re.sub(rb'("SentTimestamp": ")\d+', rb"\g<1>%d" % (time.time() * 1000), event)
    return Function(**vars(function) | {"event": event, "status": case.split("-")[0]})


def compared():
    """The functions for comparison."""
    return {
        name: Function(
            name,
            ROOT / f"bench/{name}/target/bench-{name}.zip",
            f"broadsheet.bench.{name.capitalize()}",
            1024,
            ONE_ITEM,
            table="items",
        )
        for name in (FLOOR, "bare", "tutorial")
    }
