"""Rules that keep the records of what staff did as they were written."""

from privileges import listed
from rules import named, rule, statements

OPERATORS = ("ForAllValues:StringLike", "ForAllValues:StringEquals")

# What every key of a record begins with (AuditKeys), the functions that act and so record, and the one that reads.
AUDIT = "AUDIT#"
ACTING = {
    "CoverLive",
    "EditPages",
    "ModerateComments",
    "PublishArticle",
    "PublishScheduled",
    "RedirectPaths",
    "RerenderPages",
    "ScheduleDrafts",
}
READING = {"ListRevisions"}


def reaches(key, hidden):
    """Whether a pattern of a condition passes a key that begins so. A text without a wildcard is a whole key."""
    beginning = key.partition("*")[0].partition("?")[0]
    return beginning.startswith(hidden) or (beginning != key and hidden.startswith(beginning))


@rule
def records_of_staff_are_written_once(template):
    """Records are only put by functions that act, and only queried by the one that lists them."""
    allowed = {"dynamodb:PutItem": roles(template, ACTING), "dynamodb:Query": roles(template, READING)}
    for where, statement in statements(template):
        tests = [test for name, test in statement.get("Condition", {}).items() if name in OPERATORS]
        keys = [key for test in tests for key in listed(test["dynamodb:LeadingKeys"])]
        if statement["Effect"] != "Allow" or not any(reaches(key, AUDIT) for key in keys):
            continue
        role = where.partition(",")[0]
        for action in listed(statement["Action"]):
            if role not in allowed.get(action, set()):
                yield f"{where}: {action}"


def roles(template, functions):
    return {named(template, template["Resources"][name]["Properties"]["Role"]) for name in functions}
