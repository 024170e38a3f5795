"""Further rules, as in rules.py, for errors that AWS itself would reject or silently ignore."""

import json
import re

from dependencies import circle
from privileges import listed
from rules import functions, mappings, named, of_type, operations, rule, statements

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

# This function sends messages when the clock calls it, and none when a message does.
SENDS_BY_THE_CLOCK = {"PublishScheduled"}

# Each of these actions can destroy a picture.
PICTURE_WRITES = {"s3:PutObject", "s3:DeleteObject"}


@rule
def no_resource_needs_itself(template):
    if found := circle(template):
        yield "no stack can be created: " + " -> ".join(found)


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


RESERVE = {"Fn::If": ["HasReserve", {"Ref": "ReservedForTheDesk"}, {"Ref": "AWS::NoValue"}]}

# The routes that stacks have settings of. An update of the stage merges its settings, so one that the template drops stays, and an update
# fails if there is no such route. Before a deployment without a route, its settings are deleted by hand (docs/operate.md).
ROUTES_WITH_SETTINGS = {
    "POST /api/articles/{slug}/views",
    "GET /{path+}",
    "HEAD /{path+}",
    "ANY /{path+}",
    "GET /api/previews",
    "GET /api/session/start",
    "GET /api/session/callback",
    "GET /api/session/renewal",
    "POST /api/session/renewal",
    "PUT /api/session/renewal",
    "DELETE /api/session/renewal",
    "POST /api/session/end",
    "POST /api/articles/{slug}/anonymous-comments",
    "POST /api/articles/{slug}/comments/{number}/anonymous-reports",
    "GET /api/readers/me",
    "DELETE /api/readers/me",
}


@rule
def a_paused_stack_can_be_resumed(template):
    """ops/stacks/pausing.py enables every mapping again, and reserves what ReservedForTheDesk says, or nothing."""
    for name, mapping in of_type(template, "AWS::Lambda::EventSourceMapping").items():
        if not mapping.get("Enabled", True):
            yield name
    for name, function in functions(template).items():
        if function.get("ReservedConcurrentExecutions", RESERVE) != RESERVE:
            yield name


@rule
def settings_of_routes_stay(template):
    for name, stage in of_type(template, "AWS::ApiGatewayV2::Stage").items():
        yield from (f"{name}: {key}" for key in sorted(ROUTES_WITH_SETTINGS ^ stage.get("RouteSettings", {}).keys()))


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
def records_have_a_domain(template):
    """Their name is DomainName, which can be taken back while HostedZoneId stays."""
    for name in of_type(template, "AWS::Route53::RecordSetGroup"):
        condition = template["Conditions"][template["Resources"][name]["Condition"]]
        if {"Condition": "HasDomain"} not in condition.get("Fn::And", []):
            yield name


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
    """WAF's smallest limit is 10. The renderer's calls come from the stream's four shards, the tasks and the schedule."""
    (lanes,) = (it["ParallelizationFactor"] for *_, function, it in mappings(template, "AWS::DynamoDB::Table") if function == "RenderPages")
    (tasks,) = (it["ScalingConfig"]["MaximumConcurrency"] for *_, function, it in mappings(template, "AWS::SQS::Queue") if function == "RenderPages")
    for name, least in (("RequestsPerAddress", 10), ("ReservedForTheDesk", 4 * lanes + tasks + 1)):
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
        writes = PICTURE_WRITES & actions_on(template, role, "Allow", {"Fn::Sub": "${Pages.Arn}/*"})
        if left := writes - actions_on(template, role, "Deny", {"Fn::Sub": "${Pages.Arn}/images/*"}):
            yield f"{role}: {', '.join(sorted(left))} of images/*"


def actions_on(template, role, effect, resource):
    """The actions with this effect in a role's statements about a resource."""
    return {
        action
        for policy in template["Resources"][role]["Properties"].get("Policies", [])
        for statement in policy["PolicyDocument"]["Statement"]
        if statement["Effect"] == effect and resource in listed(statement["Resource"])
        for action in listed(statement["Action"])
    }


@rule
def chains_of_calls_are_allowed_where_they_are_meant(template):
    """Lambda ends a chain of some sixteen calls of a function, each by a message that the call before sent."""
    for _, queue, name, _ in mappings(template, "AWS::SQS::Queue"):
        function = functions(template)[name]
        sends = "sqs:SendMessage" in actions_on(template, named(template, function["Role"]), "Allow", {"Fn::GetAtt": [queue, "Arn"]})
        if (function.get("RecursiveLoop") == "Allow") != (sends and name not in SENDS_BY_THE_CLOCK):
            yield f"{name} and {queue}"
