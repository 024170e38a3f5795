"""What else AWS would refuse, or not do, that neither cfn-lint nor an emulator sees: rules as in rules.py."""

import json
import re

from dependencies import circle, references
from rules import functions, named, of_type, rule

# The API refuses a longer query of metrics, and a function's name is this long at most.
QUERY_CHARACTERS, FUNCTION_NAME_CHARACTERS = 2048, 64


@rule
def no_resource_needs_itself(template):
    if found := circle(template):
        yield "no stack can be created: " + " -> ".join(found)


def metric_queries(template):
    """The alarms that ask for metrics by a query: the alarm's name, the query, and the functions that it names."""
    for name, alarm in of_type(template, "AWS::CloudWatch::Alarm").items():
        for query in alarm.get("Metrics", []):
            text = query.get("Expression", "")
            if isinstance(text, dict):
                yield name, text["Fn::Sub"], re.findall(r"FunctionName = '\$\{(\w+)\}'", text["Fn::Sub"])


@rule
def every_function_is_watched(template):
    for metric in ("Errors", "Throttles"):
        watched = [one for _, query, names in metric_queries(template) if f"SUM({metric})" in query for one in names]
        for name in sorted(functions(template).keys() ^ set(watched)):
            yield f"{metric} of {name}"
        for name in sorted({one for one in watched if watched.count(one) > 1}):
            yield f"{metric} of {name} twice"


@rule
def queries_of_metrics_are_short_enough(template):
    for name, query, names in metric_queries(template):
        longest = re.sub(r"\$\{\w+\}", "x" * FUNCTION_NAME_CHARACTERS, query)
        if len(longest) > QUERY_CHARACTERS:
            yield f"{name}: {len(longest)} characters"


def operations(template):
    """Routes of the API: the key, the function or None, and whether they ask for a token."""
    for api in of_type(template, "AWS::ApiGatewayV2::Api").values():
        for path, methods in api["Body"]["paths"].items():
            for method, operation in methods.items():
                uri = operation["x-amazon-apigateway-integration"].get("uri")
                yield f"{method.upper()} {path}", uri and named(template, uri), bool(operation.get("security"))


@rule
def what_anybody_can_cause_ends_no_deployment(template):
    """An alarm that ends deployments counts a metric that HttpEdgeTest holds, or functions that want a token."""
    anybodys = {function: key for key, function, is_secured in operations(template) if function and not is_secured}
    anybodys["CountViews"] = "the queue of views"
    groups = of_type(template, "AWS::CodeDeploy::DeploymentGroup")
    asked = {name: set(references(group.get("AlarmConfiguration", {}))) for name, group in groups.items()}
    yield from (f"{group} has no alarm" for group, alarms in asked.items() if not alarms)
    for alarm in sorted(set().union(*asked.values())):
        counted = [one for name, _, names in metric_queries(template) if name == alarm for one in names]
        yield from (f"{alarm} counts {one}: {anybodys[one]}" for one in counted if one in anybodys)
        metric = template["Resources"][alarm]["Properties"].get("MetricName")
        if not counted and metric != "NewsroomFailures":
            yield f"{alarm} counts {metric}"
