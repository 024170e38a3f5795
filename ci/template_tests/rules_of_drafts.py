"""Rules that keep drafts and schedules from everything that makes public pages."""

import json

from privileges import listed
from rules import mappings, named, rule, statements

# What every key of a draft, of the lists of drafts and of a schedule begins with (DraftKeys, ScheduleKeys), and the functions
# that may touch such keys.
DRAFT, SCHEDULE = "DRAFT#", "SCHEDULE#"
OF_SCHEDULES = {"PublishArticle", "PublishScheduled", "ScheduleDrafts"}
HIDDEN = {DRAFT: OF_SCHEDULES | {"EditDrafts", "PreviewDraft"}, SCHEDULE: OF_SCHEDULES}

OPERATORS = ("ForAllValues:StringLike", "ForAllValues:StringEquals")


def meet(prefix, other):
    """Whether one key can begin with both."""
    return prefix.startswith(other) or other.startswith(prefix)


def passes(test, hidden):
    """Whether an element of a filter's pattern passes a key that begins so: a text, or {"prefix": text}. Of any other kind of
    test nothing is known, so it counts as one that does.
    """
    if isinstance(test, str):
        return test.startswith(hidden)
    return list(test) != ["prefix"] or meet(test["prefix"], hidden)


@rule
def drafts_pass_no_filter_of_the_stream(template):
    for name, _, _, mapping in mappings(template, "AWS::DynamoDB::Table"):
        filters = mapping.get("FilterCriteria", {}).get("Filters", [])
        if not filters:
            yield f"{name}: has no filter"
        for number, one in enumerate(filters, 1):
            tests = json.loads(one["Pattern"]).get("dynamodb", {}).get("Keys", {}).get("pk", {}).get("S")
            if tests is None or any(passes(test, hidden) for test in tests for hidden in HIDDEN):
                yield f"{name}: filter {number} passes drafts or schedules"


@rule
def drafts_are_their_functions_alone(template):
    """Any other condition than the two that statements have today counts as one that lets every key pass."""
    theirs = {
        hidden: {named(template, template["Resources"][name]["Properties"]["Role"]) for name in names}
        for hidden, names in HIDDEN.items()
    }
    for where, statement in statements(template):
        role = where.partition(",")[0]
        if statement["Effect"] != "Allow" or not any(one.startswith("dynamodb:") for one in listed(statement["Action"])):
            continue
        condition = statement.get("Condition", {})
        tests = [condition[name] for name in OPERATORS if name in condition]
        keys = [key for test in tests for key in listed(test["dynamodb:LeadingKeys"])]
        if len(condition) != 1 or not keys:
            yield f"{where}: any key"
        if any(role not in roles and reaches(key, hidden) for hidden, roles in theirs.items() for key in keys):
            yield f"{where}: {keys}"


@rule
def previews_read_what_pages_show_and_drafts(template):
    """A preview writes nothing, and reads what the renderer reads; drafts besides."""
    shown, previewed = (actions_on_keys(template, name) for name in ("RenderPages", "PreviewDraft"))
    for action, keys in previewed.items():
        if action not in ("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"):
            yield f"PreviewDraft: {action}"
        elif more := sorted(keys - shown.get(action, set()) - {f"{DRAFT}*"}):
            yield f"PreviewDraft: {action} of {more}"


def actions_on_keys(template, function):
    """The patterns of keys by the actions that a function's role allows on them."""
    role = named(template, template["Resources"][function]["Properties"]["Role"])
    found = {}
    for where, statement in statements(template):
        if where.partition(",")[0] == role and statement["Effect"] == "Allow":
            tests = [test for name, test in statement.get("Condition", {}).items() if name in OPERATORS]
            keys = {key for test in tests for key in listed(test["dynamodb:LeadingKeys"])}
            for action in listed(statement["Action"]):
                found.setdefault(action, set()).update(keys or {"any key"})
    return found


def reaches(key, hidden):
    """Whether a pattern of a condition passes a key that begins so. A text without a wildcard is a whole key."""
    is_pattern = "*" in key or "?" in key
    return meet(key.partition("*")[0].partition("?")[0], hidden) if is_pattern else key.startswith(hidden)
