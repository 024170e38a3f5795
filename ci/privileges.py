"""Compares the AWS calls of functions with their policies in template.yaml, which must grant enough and no more."""

import re
from dataclasses import dataclass

@dataclass(frozen=True)
class Grant:
    """A permission for one action on one resource. For tables it is limited to partitions whose keys match a pattern.

    The resource has its name in template.yaml: "Table", "Pages/images/*". Without a pattern every partition is
    allowed.
    """

    function: str
    action: str
    resource: str
    keys: str = ""

    def covers(self, call):
        return (
            self.action == call.action
            and matches(self.resource, call.resource)
            and (not self.keys or (bool(call.key) and matches(self.keys, call.key)))
        )


def matches(pattern, text):
    """Matches IAM's wildcards: an asterisk is any text, and a question mark is any character."""
    expression = "".join({"*": ".*", "?": "."}.get(char, re.escape(char)) for char in pattern)
    return re.fullmatch(expression, text, re.DOTALL) is not None


def exempt(reason, function, action, *keys, resource="Table"):
    return {Grant(function, action, resource, key): reason for key in keys or [""]}


# Grants that no sample event uses, with the reason why they stay.
EXEMPT = (
    exempt("the first who needs it makes it, here PostComment", "RateArticle", "dynamodb:PutItem", "KEYS")
    | exempt("the day's first makes it, here PostComment", "RateArticle", "dynamodb:PutItem", "SALT#*", resource="Salts")
    | exempt("the day's first deletes older ones, here PostComment", "RateArticle", "dynamodb:DeleteItem", "SALT#*", resource="Salts")
    | exempt(
        "what an entry of the index led to expired or was deleted between two reads",
        "EraseReader", "dynamodb:ConditionCheckItem", "COMMENTS#*", "HELD", "DECIDED",
    )
    | exempt(
        "an article was taken down while its picture was made, which others have",
        "StorePicture", "dynamodb:GetItem", "IMAGE#*",
    )
    | exempt(
        "a listing has more than fifty articles", "RenderPages", "dynamodb:ConditionCheckItem", "LISTING#PAGES#*"
    )
    | exempt("a listing has more than fifty articles", "RenderPages", "dynamodb:PutItem", "LISTING#PAGES#*")
    | exempt("a listing's page moves or goes", "RenderPages", "dynamodb:DeleteItem", "LISTING#PAGES#*")
    | exempt("a page still changed after two steps", "RenderCounts", "sqs:SendMessage", resource="RenderingTasks")
    | exempt("counts of eight articles changed", "RenderCounts", "dynamodb:BatchGetItem", "ADDRESS#*")
    | exempt("an article was withdrawn while it was read", "RenderCounts", "s3:DeleteObject", resource="Pages/data/*")
    | exempt(
        "an article was withdrawn while its page was made",
        "ResolvePage", "s3:DeleteObject", resource="Pages/*",
    )
)  # fmt: skip


def grants(template):
    """All grants of a template's functions, one for each action and key pattern, in the template's order."""
    found = []
    for function, resource in template["Resources"].items():
        if resource["Type"] != "AWS::Serverless::Function":
            continue
        for policy in resource["Properties"].get("Policies", []):
            if not isinstance(policy, dict) or set(policy) - {"Statement", "Version"}:
                raise ValueError(f"{function}: nothing is known of what {policy} grants")
            for statement in policy["Statement"]:
                found += grants_of(function, statement)
    twice = {grant for grant in found if found.count(grant) > 1}
    if twice:
        raise ValueError(f"granted twice: {', '.join(map(str, twice))}")
    return found


def denials(template):
    """The denials, which override all grants: actions on resources, without conditions."""
    return [
        denial
        for function, resource in template["Resources"].items()
        if resource["Type"] == "AWS::Serverless::Function"
        for policy in resource["Properties"].get("Policies", [])
        for statement in policy["Statement"]
        if statement["Effect"] == "Deny" and "Condition" not in statement
        for denial in grants_of(function, statement | {"Effect": "Allow"})
    ]


def grants_of(function, statement):
    if statement["Effect"] == "Deny" and "Condition" not in statement:
        return []
    if statement["Effect"] != "Allow" or set(statement) - {"Sid", "Effect", "Action", "Resource", "Condition"}:
        raise ValueError(f"{function}: nothing is known of statements like {statement}")
    keys = [""]
    for operator, condition in statement.get("Condition", {}).items():
        if operator not in ("ForAllValues:StringLike", "ForAllValues:StringEquals") or list(condition) != [
            "dynamodb:LeadingKeys"
        ]:
            raise ValueError(f"{function}: nothing is known of the condition {operator}: {condition}")
        keys = listed(condition["dynamodb:LeadingKeys"])
        if operator.endswith("Equals") and any(char in key for key in keys for char in "*?"):
            raise ValueError(f"{function}: {keys} are compared by {operator}, where a wildcard is none")
    return [
        Grant(function, action, resource_name(resource), key)
        for action in listed(statement["Action"])
        for resource in listed(statement["Resource"])
        for key in keys
    ]


def listed(value):
    return value if isinstance(value, list) else [value]


def resource_name(resource):
    """A resource by its name in the template: "Table" for !GetAtt Table.Arn, and "Pages/*" for !Sub "${Pages.Arn}/*".
    """
    if not isinstance(resource, dict):
        raise ValueError(f"no resource that is known by its name: {resource}")
    if attribute := resource.get("Fn::GetAtt"):
        name, kind = attribute.split(".") if isinstance(attribute, str) else attribute
        if kind == "Arn":
            return name
    elif isinstance(resource.get("Fn::Sub"), str):
        return re.sub(r"\$\{(\w+)\.Arn\}", r"\1", resource["Fn::Sub"])
    raise ValueError(f"no resource that is known by its name: {resource}")


@dataclass(frozen=True)
class Comparison:
    """The differences between calls and grants.

    used: the number of calls that each grant allowed; a call that two grants allow counts for both.
    refused: the calls that no grant allows, with the calling function.
    unused: the grants that no call needed and that are not exempt.
    stale: exemptions of grants that no longer exist, or that are used.
    """

    used: dict
    refused: list
    unused: list
    stale: list

    @property
    def fits(self):
        return not (self.refused or self.unused or self.stale)


def compare(granted, calls, exempt, denied=()):
    """Compares grants with the numbers of calls by function. `exempt` lists grants that may be unused."""
    used = {
        grant: sum(number for call, number in calls.get(grant.function, {}).items() if grant.covers(call))
        for grant in granted
    }
    by_function = {}
    for grant in granted:
        by_function.setdefault(grant.function, []).append(grant)
    refused = [
        (function, call)
        for function, made in sorted(calls.items())
        for call in made
        if not any(grant.covers(call) for grant in by_function.get(function, []))
        or any(denial.function == function and denial.covers(call) for denial in denied)
    ]
    unused = [grant for grant, number in used.items() if number == 0 and grant not in exempt]
    stale = [grant for grant in exempt if used.get(grant, 1) > 0]
    return Comparison(used, refused, unused, stale)


def summary(comparison):
    lines = [f"{function} may not {call.action} in {call.resource} {call.key}" for function, call in comparison.refused]
    lines += [f"no event needs that {g.function} may {g.action} in {g.resource} {g.keys}" for g in comparison.unused]
    lines += [f"no exemption is due to {g.function} {g.action} {g.resource} {g.keys}" for g in comparison.stale]
    functions = {grant.function for grant in comparison.used}
    lines.append(
        f"privileges: {len(comparison.used)} granted to {len(functions)} functions, "
        f"{sum(number > 0 for number in comparison.used.values())} used, {len(comparison.refused)} calls not allowed"
    )
    return "\n".join(lines)


HEAD = """# What each function may do, and did

Made by `make sam`: every event of `events/` is run in the real SAM, a proxy before the emulators writes
down what the functions ask of AWS, and template.yaml's policies are held against it. Each call has to be allowed, and
each action and key that is allowed has to be used, or `make sam` fails. Behind each key stands how many calls it
allowed.

The rules: a transaction counts as the puts, updates, deletes and checks that it is made of. HEAD is `s3:GetObject`. A
write or a deletion that names an ETag needs `s3:GetObject` too. A read that is answered 404 uses `s3:ListBucket`, for
without that permission the answer would be 403. What an editor does with an address that a function signed, the
function is allowed, and so it is counted as the function's.

| function | granted | where | used | calls |
| --- | --- | --- | --- | --- |
"""


def report(comparison, exempt):
    """The comparison as a Markdown document, with a row for each action of a function on a resource."""
    rows = {}
    for grant, number in comparison.used.items():
        rows.setdefault((grant.function, grant.action, grant.resource), []).append((grant, number))
    text = HEAD
    for (function, action, resource), parts in rows.items():
        keys = ", ".join(f"`{grant.keys}` {number or said(grant, exempt)}" for grant, number in parts if grant.keys)
        calls = sum(number for _, number in parts)
        used = keys or ("yes" if calls else said(parts[0][0], exempt))
        text += f"| {function} | {action} | {resource} | {used} | {calls} |\n"
    return text


def said(grant, exempt):
    return f"not used: {exempt[grant]}" if grant in exempt else "**not used**"
