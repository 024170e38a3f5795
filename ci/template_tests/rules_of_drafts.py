"""Rules that keep drafts and schedules from everything that makes public pages."""

import json
import re

from privileges import listed
from rules import named, rule, statements

# The table of drafts and schedules, and the functions that may use it.
DRAFTS = "DraftsTable"
OF_DRAFTS = {"EditDrafts", "OpenPreview", "PreviewDraft", "PublishArticle", "PublishScheduled", "ScheduleDrafts"}

READS = {"dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"}


@rule
def drafts_have_no_stream(template):
    """Roles that read a stream see every record of it, whatever their functions' filters pass."""
    if "StreamSpecification" in template["Resources"][DRAFTS]["Properties"]:
        yield DRAFTS


@rule
def drafts_are_their_functions_alone(template):
    # An alarm learns how many calls were turned away, and nothing of an item.
    theirs = OF_DRAFTS | {role_of(template, name) for name in OF_DRAFTS} | {"TableThrottled"}
    for name, resource in template["Resources"].items():
        if re.search(rf"\b{DRAFTS}\b", json.dumps(resource)) and name not in theirs:
            yield f"{name} names {DRAFTS}"
    for where, statement in statements(template):
        if any(action.startswith("dynamodb:") for action in listed(statement["Action"])):
            yield from (f"{where}: {one} is not the ARN of one table" for one in listed(statement["Resource"]) if not is_arn(one))


def is_arn(resource):
    return isinstance(resource, dict) and resource.get("Fn::GetAtt", [""])[-1] in ("Arn", "StreamArn")


@rule
def previews_read_what_pages_show_and_drafts(template):
    """A preview reads what the renderer reads, and drafts. Only the one behind a link writes: that the link was opened."""
    shown = grants_of(template, "RenderPages")
    drafts = {(DRAFTS, action, "DRAFT#*") for action in READS}
    links = {(DRAFTS, "dynamodb:GetItem", "LINK#*"), (DRAFTS, "dynamodb:UpdateItem", "LINK#*"), (DRAFTS, "dynamodb:GetItem", "KEYS")}
    for function, besides in (("PreviewDraft", drafts), ("OpenPreview", drafts | links)):
        more = grants_of(template, function) - shown - besides
        for table, key, is_read in sorted({(table, key, action in READS) for table, action, key in more}):
            yield f"{function}: {'reads' if is_read else 'writes'} {key} in {table}"


def grants_of(template, function):
    """The tables, actions and patterns of keys that a function's role allows."""
    found = set()
    for where, statement in statements(template):
        if where.partition(",")[0] == role_of(template, function):
            tests = statement.get("Condition", {}).values()
            keys = [key for test in tests for key in listed(test.get("dynamodb:LeadingKeys", []))]
            for resource in listed(statement["Resource"]):
                found |= {
                    (named(template, resource), action, key) for action in listed(statement["Action"]) for key in keys or ["any key"]
                }
    return found


def role_of(template, function):
    return named(template, template["Resources"][function]["Properties"]["Role"])
