"""Further rules, as in rules.py, for faults that AWS itself would reject or silently ignore."""

import json
import re

from dependencies import circle, references
from privileges import listed
from rules import FOR_THE_DESK, ROOT, functions, mappings, named, of_type, rule, statements

# CloudWatch's limit for a metric query, and the maximum length of a function's name.
QUERY_CHARACTERS, FUNCTION_NAME_CHARACTERS = 2048, 64

# Readers with an account call them.
OF_READERS = {"EraseReader"}

METRICS, FREE_METRICS = ROOT / "shared/lambda/src/main/java/broadsheet/log/Metric.java", 10

# The longest stack name that ops/stacks/settings.py allows, and the longest region name.
STACK_NAME, REGION = "s" * 32, "ap-southeast-1"

# The limits of names by type: the property, the maximum length, and whether the name must be unique across regions.
NAMES = {
    "AWS::CloudFront::Function": ("Name", 64, True),
    "AWS::CloudFront::OriginAccessControl": ("OriginAccessControlConfig.Name", 64, True),
    "AWS::CloudFront::CachePolicy": ("CachePolicyConfig.Name", 128, True),
    "AWS::CloudFront::ResponseHeadersPolicy": ("ResponseHeadersPolicyConfig.Name", 128, True),
    "AWS::Budgets::Budget": ("Budget.BudgetName", 100, True),
    "AWS::CloudWatch::Dashboard": ("DashboardName", 255, True),
    "AWS::Logs::DeliverySource": ("Name", 60, False),
    "AWS::Logs::DeliveryDestination": ("Name", 60, False),
    "AWS::ApiGatewayV2::Api": ("Body.info.title", 128, False),
}

# Service principals, from each service's documentation. No tool checks them before the first call.
SERVICES = {
    "apigateway.amazonaws.com", "budgets.amazonaws.com", "cloudfront.amazonaws.com", "cloudwatch.amazonaws.com",
    "codedeploy.amazonaws.com", "delivery.logs.amazonaws.com", "events.amazonaws.com", "lambda.amazonaws.com",
}  # fmt: skip

# The errors whose cache lifetime CloudFront can set.
CACHED_ERRORS = {400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504}

# Fields of CloudFront's access log that contain personal data of a reader, or a reader's origin.
FIELDS_OF_READERS = {
    "c-ip", "c-port", "c-country", "asn", "x-forwarded-for", "cs(User-Agent)", "cs(Referer)", "cs(Cookie)", "cs-uri-query",
    "cs-headers", "cs-header-names",
}  # fmt: skip

# Limits: a role's inline policies in characters, a function's variables in bytes, and a CloudFront function in bytes.
POLICY_CHARACTERS, VARIABLE_BYTES, VIEWER_BYTES = 10240, 4096, 10240

# Each of these actions can destroy a picture.
PICTURE_WRITES = {"s3:PutObject", "s3:DeleteObject"}


@rule
def no_resource_needs_itself(template):
    if found := circle(template):
        yield "no stack can be created: " + " -> ".join(found)


def metric_queries(template):
    """The alarms with a metric query: the alarm's name, the query, and the functions in the query."""
    for name, alarm in of_type(template, "AWS::CloudWatch::Alarm").items():
        for query in alarm.get("Metrics", []):
            text = query.get("Expression", "")
            if isinstance(text, dict):
                yield name, text["Fn::Sub"], re.findall(r"FunctionName = '\$\{(\w+)\}'", text["Fn::Sub"])


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
    watched = [one for _, _, names in metric_queries(template) for one in names]
    yield from sorted(functions(template).keys() - callable_by_anybody(template).keys() - OF_READERS - set(watched))


@rule
def basic_telemetry_is_what_alarms_need(template):
    """CloudWatch gives ten metrics away, and charges for a query by the metric."""
    source = METRICS.read_text()
    titles = dict(re.findall(r'^    ([A-Z_]+)\("(\w+)", "\w+"\)', source, re.MULTILINE))
    sent = {titles[name] for name in re.search(r"WATCHED = Set\.of\(([^)]*)\)", source)[1].split(", ")}
    alarms = of_type(template, "AWS::CloudWatch::Alarm").values()
    watched = {it["MetricName"] for it in alarms if it.get("Namespace") == "Broadsheet"}
    yield from (f"{name} is not both sent and watched" for name in sorted(sent ^ watched))
    if len(sent) > FREE_METRICS:
        yield f"{len(sent)} metrics"
    if template["Parameters"]["Telemetry"]["Default"] != "basic":
        yield "it is not the default"
    if template["Conditions"]["IsDetailed"] != {"Fn::Equals": [{"Ref": "Telemetry"}, "detailed"]}:
        yield "it is not told from detailed"
    for name, function in functions(template).items():
        if function.get("TracingConfig") != {"Mode": {"Fn::If": ["IsDetailed", "Active", "PassThrough"]}}:
            yield f"{name} is traced"
        if function["Environment"]["Variables"].get("TELEMETRY") != {"Ref": "Telemetry"}:
            yield f"{name} does not know of it"
    conditions = dict.fromkeys(of_type(template, "AWS::CloudWatch::Dashboard"), "IsDetailed")
    conditions |= {name: "IsGradual" for name, _, _ in metric_queries(template)}
    for name, condition in conditions.items():
        if template["Resources"][name].get("Condition") != condition:
            yield f"{name} is always there"


@rule
def queries_of_metrics_are_short_enough(template):
    for name, query, _ in metric_queries(template):
        longest = re.sub(r"\$\{\w+\}", "x" * FUNCTION_NAME_CHARACTERS, query)
        if len(longest) > QUERY_CHARACTERS:
            yield f"{name}: {len(longest)} characters"


def operations(template):
    """The API's routes: the key, the function or None, and whether the route requires a token."""
    for api in of_type(template, "AWS::ApiGatewayV2::Api").values():
        for path, methods in api["Body"]["paths"].items():
            for method, operation in methods.items():
                uri = operation["x-amazon-apigateway-integration"].get("uri")
                key = method.upper().replace("X-AMAZON-APIGATEWAY-ANY-METHOD", "ANY")
                yield f"{key} {path}", uri and named(template, uri), bool(operation.get("security"))


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
        counted = [one for name, _, names in metric_queries(template) if name == alarm for one in names]
        yield from (f"{alarm} counts {one}: {anybodys[one]}" for one in counted if one in anybodys)
        metric = template["Resources"][alarm]["Properties"].get("MetricName")
        if not counted and metric != "NewsroomFailures":
            yield f"{alarm} counts {metric}"


@rule
def names_are_unique_and_short_enough(template):
    for kind, (path, most, is_global) in NAMES.items():
        for logical_id, properties in of_type(template, kind).items():
            name = properties
            for step in path.split("."):
                name = name[step]
            pattern = name["Fn::Sub"] if isinstance(name, dict) and "Fn::Sub" in name else "${AWS::StackName}"
            if is_global and "${AWS::Region}" not in pattern:
                yield f"{logical_id}: a stack of this name in another region has the same"
            longest = pattern.replace("${AWS::StackName}", STACK_NAME).replace("${AWS::Region}", REGION)
            if "${" in longest or len(longest) > most:
                yield f"{logical_id}: {longest} has {len(longest)} characters, {most} are allowed"


@rule
def services_are_called_as_aws_calls_them(template):
    for principal in re.findall(r'"Service": (\[[^]]*\]|"[^"]*")', json.dumps(template)):
        yield from (one for one in listed(json.loads(principal)) if one not in SERVICES)
    for name, permission in of_type(template, "AWS::Lambda::Permission").items():
        if permission["Principal"] not in SERVICES:
            yield f"{name}: {permission['Principal']}"


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
        ids = {one["Id"] for one in queries}
        for query in queries:
            expression = query.get("Expression", "")
            if isinstance(expression, str) and (unknown := set(re.findall(r"\b[a-z]\w*\b", expression)) - ids):
                yield f"{name}: there is no {', '.join(sorted(unknown))}"
            if isinstance(expression, dict) and not METRICS_INSIGHTS.fullmatch(expression["Fn::Sub"]):
                yield f"{name}: this is no query of CloudWatch Metrics Insights"


METRICS_INSIGHTS = re.compile(
    r'SELECT (SUM|MAX|MIN|AVG|COUNT)\(\w+\) FROM SCHEMA\("[\w/]+", \w+(, \w+)*\)'
    r"( WHERE \w+ = '[^']+'( (AND|OR) \w+ = '[^']+')*)?"
)


@rule
def lines_of_the_access_log_are_json(template):
    for name, stage in of_type(template, "AWS::ApiGatewayV2::Stage").items():
        line = stage["AccessLogSettings"]["Format"]
        # Two of its variables contain quotation marks.
        if "messageString" in line or "Quoted" in line:
            yield f"{name}: a text in two pairs of quotation marks"
        try:
            json.loads(re.sub(r"\$context[\w.]+", "-", line))
        except ValueError as broken:
            yield f"{name}: {broken}"


@rule
def routes_are_throttled(template):
    keys = {key: is_secured for key, _, is_secured in operations(template)}
    for name, stage in of_type(template, "AWS::ApiGatewayV2::Stage").items():
        everywhere = stage.get("DefaultRouteSettings", {})
        if not {"ThrottlingRateLimit", "ThrottlingBurstLimit"} <= everywhere.keys():
            yield f"{name} is not"
        yield from (f"{name}: there is no route {key}" for key in stage.get("RouteSettings", {}) if key not in keys)
        for key in ("GET /{path+}", "HEAD /{path+}", "POST /api/articles/{slug}/anonymous-comments"):
            own = stage.get("RouteSettings", {}).get(key, everywhere)
            if own.get("ThrottlingRateLimit", 0) >= everywhere.get("ThrottlingRateLimit", 0):
                yield f"{name}: {key} is not throttled more than others"
        for key, own in stage.get("RouteSettings", {}).items():
            if own.get("ThrottlingRateLimit", 0) > 2500 or own.get("ThrottlingBurstLimit", 0) > 1250:
                yield f"{name}: {key} may have more than an account has in some regions"


@rule
def snapshots_are_kept(template):
    """Lambda deletes snapshots that were not used for fourteen days."""
    called = {
        named(template, target["Arn"])
        for one in of_type(template, "AWS::Events::Rule").values()
        for target in one["Targets"]
        if re.fullmatch(r"rate\((\d+ (minute|hour)s?|1 day|[2-7] days)\)", one["ScheduleExpression"])
    }
    yield from sorted(name for name, it in functions(template).items() if "SnapStart" in it and name not in called)


@rule
def old_versions_go(template):
    for name, resource in template["Resources"].items():
        if resource["Type"] == "AWS::Lambda::Version" and resource.get("DeletionPolicy") != "Delete":
            yield name


@rule
def parameters_that_may_be_none_have_their_least(template):
    """WAF's smallest limit is 10. The renderer's calls come from the stream's shards, the tasks and the schedule."""
    at_once = [it["ScalingConfig"]["MaximumConcurrency"] for _, _, function, it in mappings(template, "AWS::SQS::Queue")
               if function in FOR_THE_DESK]  # fmt: skip
    for name, least in (("RequestsPerAddress", 10), ("ReservedForTheDesk", 4 + sum(at_once) + 1)):
        taken = [number for number in range(least + 2) if re.search(template["Parameters"][name]["AllowedPattern"], str(number))]
        if taken[0] != 0 or any(0 < number < least for number in taken):
            yield f"{name} takes {taken}"


@rule
def errors_are_in_no_cache(template):
    for name, distribution in of_type(template, "AWS::CloudFront::Distribution").items():
        responses = distribution["DistributionConfig"].get("CustomErrorResponses", [])
        passed_on = {one["ErrorCode"] for one in responses if one == {"ErrorCode": one["ErrorCode"], "ErrorCachingMinTTL": 0}}
        if passed_on != CACHED_ERRORS:
            yield f"{name}: {sorted(passed_on ^ CACHED_ERRORS)}"


@rule
def readers_are_told_nothing_of_objects_and_others_nothing_of_addresses(template):
    policies = {name: it["ResponseHeadersPolicyConfig"] for name, it in of_type(template, "AWS::CloudFront::ResponseHeadersPolicy").items()}
    for distribution in of_type(template, "AWS::CloudFront::Distribution").values():
        config = distribution["DistributionConfig"]
        behaviours = (config["DefaultCacheBehavior"], *config["CacheBehaviors"])
        for name, origin in sorted({(named(template, it["ResponseHeadersPolicyId"]), it["TargetOriginId"]) for it in behaviours}):
            removed = {one["Header"] for one in policies[name].get("RemoveHeadersConfig", {}).get("Items", [])}
            if origin != "api" and "x-amz-meta-digest" not in removed:
                yield f"{name} lets an object's metadata pass"
            referrer = policies[name]["SecurityHeadersConfig"]["ReferrerPolicy"]["ReferrerPolicy"]
            if origin == "api" and referrer != "no-referrer":
                yield f"{name}: {referrer}"


@rule
def the_cdns_log_names_no_reader(template):
    for name, delivery in of_type(template, "AWS::Logs::Delivery").items():
        yield from (f"{name}: {field}" for field in delivery["RecordFields"] if field in FIELDS_OF_READERS)
        bucket = template["Resources"]["EdgeLogs"]["Properties"]
        days = [one.get("ExpirationInDays") for one in bucket.get("LifecycleConfiguration", {}).get("Rules", [])]
        if "cs-uri-stem" in delivery["RecordFields"] and days != [7]:
            yield f"{name}: paths are kept for {days} days"


@rule
def tables_have_the_key_that_costs_nothing(template):
    """DynamoDB encrypts every table. An SSESpecification would request a KMS key, which costs money for each call."""
    yield from (name for name, table in of_type(template, "AWS::DynamoDB::Table").items() if "SSESpecification" in table)


@rule
def quotas_of_sizes_are_kept(template):
    """Counts intrinsic functions as written here, which is longer than the resulting ARN or name."""
    for name, role in of_type(template, "AWS::IAM::Role").items():
        size = sum(len(json.dumps(one["PolicyDocument"], separators=(",", ":"))) for one in role.get("Policies", []))
        if size > POLICY_CHARACTERS:
            yield f"{name}: policies of {size} characters"
    for name, function in functions(template).items():
        size = len(json.dumps(function["Environment"]["Variables"]))
        if size > VARIABLE_BYTES:
            yield f"{name}: variables of {size} bytes"
    for name, function in of_type(template, "AWS::CloudFront::Function").items():
        if len(json.dumps(function["FunctionCode"])) > VIEWER_BYTES:
            yield f"{name} is too long"


@rule
def statements_have_names_of_their_own(template):
    for where, statement in statements(template):
        if not re.fullmatch(r"[A-Za-z0-9]*", statement.get("Sid", "")):
            yield f"{where}: {statement['Sid']}"


@rule
def functions_that_anybody_calls_may_write_no_pictures(template):
    """A page can be rendered again, but a picture cannot. Roles that may write pages are therefore denied images/*, if
    their function has no authorizer.
    """
    anybodys = {function for _, function, is_secured in operations(template) if function and not is_secured}
    for name in sorted(anybodys):
        role = named(template, functions(template)[name]["Role"])
        writes = PICTURE_WRITES & actions_on(template, role, "Allow", "${Pages.Arn}/*")
        if left := writes - actions_on(template, role, "Deny", "${Pages.Arn}/images/*"):
            yield f"{role}: {', '.join(sorted(left))} of images/*"


def actions_on(template, role, effect, resource):
    """The actions with this effect in a role's statements about a resource that an Fn::Sub names."""
    return {
        action
        for policy in template["Resources"][role]["Properties"].get("Policies", [])
        for statement in policy["PolicyDocument"]["Statement"]
        if statement["Effect"] == effect and {"Fn::Sub": resource} in listed(statement["Resource"])
        for action in listed(statement["Action"])
    }


@rule
def accounts_get_mails_from_the_given_address(template):
    """Without EmailConfiguration, Cognito sends at most 50 mails a day, from an address of its own."""
    for name, pool in of_type(template, "AWS::Cognito::UserPool").items():
        nothing = {"Ref": "AWS::NoValue"}
        condition, given, otherwise = pool.get("EmailConfiguration", {}).get("Fn::If", [None, {}, nothing])
        if template["Conditions"].get(condition) != {"Fn::Not": [{"Fn::Equals": [{"Ref": "MailFrom"}, ""]}]}:
            yield f"{name}: {condition} is not whether MailFrom is given"
        elif given.get("EmailSendingAccount") != "DEVELOPER" or given.get("From") != {"Ref": "MailFrom"}:
            yield f"{name} does not send from MailFrom by SES"
        elif "MailFrom" not in references(given.get("SourceArn")):
            yield f"{name} sends by an identity of another domain"
        if otherwise != nothing:
            yield f"{name} sends by SES without MailFrom"
