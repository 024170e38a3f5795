"""Rules of what watches the system: alarms, metrics, and which of them end a deployment."""

import re

from dependencies import references
from rules import ROOT, functions, of_type, operations, rule

# CloudWatch's limit for the metrics of an alarm.
METRICS_OF_AN_ALARM = 10

# Readers with an account call them.
OF_READERS = {"EraseReader"}

METRICS = ROOT / "shared/lambda/src/main/java/broadsheet/log/Metric.java"
FREE_METRICS = FREE_ALARMS = 10

# A metric without calls has no value, and a sum with it has none. A query of Metrics Insights could not name several functions: it
# knows no OR.
SUM = re.compile(r"FILL\(\w+, 0\)( \+ FILL\(\w+, 0\))*")


def counted_functions(template):
    """The functions whose errors an alarm adds up, by the alarm's name."""
    counted = {}
    for name, alarm in of_type(template, "AWS::CloudWatch::Alarm").items():
        total = " ".join(str(query.get("Expression", "")) for query in alarm.get("Metrics", []))
        for query in alarm.get("Metrics", []):
            metric = query.get("MetricStat", {}).get("Metric", {})
            if (metric.get("Namespace"), metric.get("MetricName")) == ("AWS/Lambda", "Errors") and f"FILL({query['Id']}, 0)" in total:
                counted.setdefault(name, []).append(metric["Dimensions"][0]["Value"]["Ref"])
    return counted


@rule
def every_function_is_watched(template):
    """By an alarm on the metric of all functions in the region."""
    alarms = of_type(template, "AWS::CloudWatch::Alarm").values()
    watched = {it["MetricName"] for it in alarms if it.get("Namespace") == "AWS/Lambda" and "Dimensions" not in it}
    yield from sorted({"Errors", "Throttles"} - watched)


@rule
def every_table_that_is_kept_is_watched(template):
    """An alarm adds up the reads and writes that each table turns away. A sum that knows no zero would have no value."""
    alarm = template["Resources"]["TableThrottled"]["Properties"]["Metrics"]
    (total,) = (query["Expression"] for query in alarm if "Expression" in query)
    watched = {
        (query["MetricStat"]["Metric"]["Dimensions"][0]["Value"]["Ref"], query["MetricStat"]["Metric"]["MetricName"])
        for query in alarm
        if f"FILL({query['Id']}, 0)" in total
    }
    kept = [name for name in of_type(template, "AWS::DynamoDB::Table") if template["Resources"][name].get("DeletionPolicy") == "Retain"]
    yield from sorted(
        f"{name}: {metric}" for name in kept for metric in ("ReadThrottleEvents", "WriteThrottleEvents") if (name, metric) not in watched
    )


@rule
def every_function_of_the_newsroom_can_end_a_deployment(template):
    groups = of_type(template, "AWS::CodeDeploy::DeploymentGroup").values()
    asked = [set(references(group.get("AlarmConfiguration", {}))) for group in groups]
    watched = {one for alarm, names in counted_functions(template).items() if all(alarm in alarms for alarms in asked) for one in names}
    yield from sorted(functions(template).keys() - callable_by_anybody(template).keys() - OF_READERS - watched)


@rule
def basic_telemetry_is_what_alarms_need(template):
    """CloudWatch gives ten metrics and ten alarms away, and charges for each other."""
    source = METRICS.read_text()
    titles = dict(re.findall(r'^    ([A-Z_]+)\("(\w+)", "\w+"\)', source, re.MULTILINE))
    sent = {titles[name] for name in re.search(r"WATCHED =\s+Set\.of\(([^)]*)\)", source)[1].split(", ")}
    alarms = of_type(template, "AWS::CloudWatch::Alarm")
    watched = {it["MetricName"] for it in alarms.values() if it.get("Namespace") == "Broadsheet"}
    yield from (f"{name} is not both sent and watched" for name in sorted(sent ^ watched))
    if len(sent) > FREE_METRICS:
        yield f"{len(sent)} metrics"
    standing = [name for name in alarms if template["Resources"][name].get("Condition") not in ("IsDetailed", "IsGradual")]
    if len(standing) > FREE_ALARMS:
        yield f"{len(standing)} alarms"
    if template["Parameters"]["Telemetry"]["Default"] != "basic":
        yield "it is not the default"
    if template["Conditions"]["IsDetailed"] != {"Fn::Equals": [{"Ref": "Telemetry"}, "detailed"]}:
        yield "it is not told from detailed"
    for name, function in functions(template).items():
        if function.get("TracingConfig") != {"Mode": {"Fn::If": ["IsDetailed", "Active", "PassThrough"]}}:
            yield f"{name} is traced"
        if function.get("LoggingConfig", {}).get("SystemLogLevel") != {"Fn::If": ["IsDetailed", "INFO", "WARN"]}:
            yield f"{name} logs every call twice"
        if function["Environment"]["Variables"].get("TELEMETRY") != {"Ref": "Telemetry"}:
            yield f"{name} does not know of it"
    conditions = dict.fromkeys(of_type(template, "AWS::CloudWatch::Dashboard"), "IsDetailed")
    conditions |= dict.fromkeys(counted_functions(template), "IsGradual")
    for name, condition in conditions.items():
        if template["Resources"][name].get("Condition") != condition:
            yield f"{name} is always there"


def callable_by_anybody(template):
    """The functions that can be called without a token, and by which way."""
    calls = {function: key for key, function, is_secured in operations(template) if function and not is_secured}
    return calls | {"CountViews": "the queue of views"}


@rule
def what_anybody_can_cause_ends_no_deployment(template):
    """An alarm that rolls back deployments counts a metric that ApiGatewayAdapterTest verifies, or concerns functions
    that require a token.
    """
    anybodys = callable_by_anybody(template)
    groups = of_type(template, "AWS::CodeDeploy::DeploymentGroup")
    asked = {name: set(references(group.get("AlarmConfiguration", {}))) for name, group in groups.items()}
    yield from (f"{group} has no alarm" for group, alarms in asked.items() if not alarms)
    for alarm in sorted(set().union(*asked.values())):
        counted = counted_functions(template).get(alarm, [])
        yield from (f"{alarm} counts {one}: {anybodys[one]}" for one in counted if one in anybodys)
        metric = template["Resources"][alarm]["Properties"].get("MetricName")
        if not counted and metric != "NewsroomFailures":
            yield f"{alarm} counts {metric}"


@rule
def alarms_can_be_evaluated(template):
    """PutMetricAlarm accepts the alarms."""
    for name, alarm in of_type(template, "AWS::CloudWatch::Alarm").items():
        queries = alarm.get("Metrics", [])
        periods = [alarm.get("Period")] + [one.get("Period", one.get("MetricStat", {}).get("Period")) for one in queries]
        period = max((one for one in periods if one), default=60)
        if any(one and one % 60 for one in periods):
            yield f"{name}: a period is no whole minute"
        if alarm["EvaluationPeriods"] * period > 24 * 3600:
            yield f"{name} looks back for more than a day"
        if alarm.get("DatapointsToAlarm", 1) > alarm["EvaluationPeriods"]:
            yield f"{name} can never rise"
        if ("MetricName" in alarm) == bool(queries) or (queries and {"Period", "Statistic", "Namespace"} & alarm.keys()):
            yield f"{name} has a metric and queries, or neither"
        if not queries and ("Statistic" in alarm) == ("ExtendedStatistic" in alarm):
            yield f"{name} has no statistic, or two"
        if queries and sum(bool(one.get("ReturnData", True)) for one in queries) != 1:
            yield f"{name} does not say which of its queries counts"
        if sum("MetricStat" in one for one in queries) > METRICS_OF_AN_ALARM:
            yield f"{name} has more than {METRICS_OF_AN_ALARM} metrics"
        ids = {one["Id"] for one in queries}
        for expression in (query["Expression"] for query in queries if "Expression" in query):
            if not SUM.fullmatch(str(expression)):
                yield f"{name} is no sum in which a metric without a value counts as 0: {expression}"
            elif unknown := set(re.findall(r"FILL\((\w+)", expression)) - ids:
                yield f"{name}: there is no {', '.join(sorted(unknown))}"
