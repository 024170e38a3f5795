"""Rules for template.yaml after SAM's transform that neither cfn-lint nor an emulator checks.

Each rule receives the transformed template, and yields a line for each error.
"""

import json
import re
import subprocess
import sys
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT / "ci"))
from privileges import listed  # noqa: E402

# Lambda's runtimes that can run this project's classes.
RUNTIMES = {"java25"}

# API Gateway's integration timeout is thirty seconds.
API_SECONDS = 29

# The comment in template.yaml gives the reason why messages that cannot be counted go to no dead-letter queue.
WITHOUT_DEAD_LETTERS = {"Views"}

# The functions that publish and render.
FOR_THE_DESK = {"PublishArticle", "PublishScheduled", "StorePicture", "CoverLive", "RenderPages"}

# The ids of AWS's managed policies, from its documentation. Only CloudFront itself checks them.
CLOUDFRONT_POLICIES = {
    "4135ea2d-6df8-44a3-9df3-4b5a84be39ad": "CachingDisabled",
    "b689b0a8-53d0-40ab-baf2-68738e2966ac": "AllViewerExceptHostHeader",
}

RULES = []


def rule(function):
    RULES.append(function)
    return function


def of_type(template, kind):
    return {name: it["Properties"] for name, it in template["Resources"].items() if it["Type"] == kind}


def functions(template):
    return of_type(template, "AWS::Lambda::Function")


def named(template, reference):
    """The resource to which a Ref, GetAtt or Sub refers; for an alias, its function."""
    for name in re.findall(r"\w+", json.dumps(reference)):
        if name in template["Resources"]:
            resource = template["Resources"][name]
            is_alias = resource["Type"] == "AWS::Lambda::Alias"
            return named(template, resource["Properties"]["FunctionName"]) if is_alias else name
    return None


def mappings(template, kind):
    """Event source mappings from a type of source: the mapping's name, the source's name, the function's name, and the
    properties.
    """
    for name, properties in of_type(template, "AWS::Lambda::EventSourceMapping").items():
        source = named(template, properties["EventSourceArn"])
        if source and template["Resources"][source]["Type"] == kind:
            yield name, source, named(template, properties["FunctionName"]), properties


def operations(template):
    """The API's routes: the key, the function or None, and whether the route requires a token."""
    for api in of_type(template, "AWS::ApiGatewayV2::Api").values():
        for path, methods in api["Body"]["paths"].items():
            for method, operation in methods.items():
                uri = operation["x-amazon-apigateway-integration"].get("uri")
                key = method.upper().replace("X-AMAZON-APIGATEWAY-ANY-METHOD", "ANY")
                yield f"{key} {path}", uri and named(template, uri), bool(operation.get("security"))


def statements(template):
    for name, role in of_type(template, "AWS::IAM::Role").items():
        for policy in role.get("Policies", []):
            for statement in policy["PolicyDocument"]["Statement"]:
                yield f"{name}, {statement.get('Sid', policy['PolicyName'])}", statement


@rule
def runtimes_exist(template):
    for name, properties in functions(template).items():
        if properties["Runtime"] not in RUNTIMES:
            yield f"{name}: {properties['Runtime']}"


def handler_class(properties):
    return properties["Handler"].split("::")[0].replace(".", "/") + ".class"


def bytes_of(file, properties):
    """A file of a function's zip, or of a jar in the zip; empty if there is none."""
    return read_from_zip(file, properties["Code"]["S3Key"])


@cache
def read_from_zip(file, zip_file):
    with zipfile.ZipFile(ROOT / zip_file) as code:
        jars = [zipfile.ZipFile(BytesIO(code.read(jar))) for jar in code.namelist() if jar.startswith("lib/")]
        return next((each.read(file) for each in [code, *jars] if file in each.namelist()), b"")


@rule
def handlers_are_in_their_zips(template):
    for name, properties in functions(template).items():
        if not bytes_of(handler_class(properties), properties):
            yield f"{name}: {handler_class(properties)} is not in {properties['Code']['S3Key']}"


@rule
def snapshots_are_of_functions_that_prepare_for_them(template):
    for name, properties in functions(template).items():
        is_taken = properties.get("SnapStart") == {"ApplyOn": "PublishedVersions"}
        if is_taken != (b"primeBefore" in bytes_of(handler_class(properties), properties)):
            yield f"{name} {'does not prepare' if is_taken else 'prepares for one that is not taken'}"


@rule
def snapshots_can_be_taken(template):
    """SnapStart supports zips only, and neither EFS, nor more than 512 MB of /tmp, nor provisioned concurrency (Lambda
    Developer Guide).
    """
    for name, properties in functions(template).items():
        if "SnapStart" in properties:
            if properties.get("PackageType", "Zip") != "Zip" or "FileSystemConfigs" in properties:
                yield f"{name} has an image or a file system"
            if properties.get("EphemeralStorage", {}).get("Size", 512) > 512:
                yield f"{name} has a large /tmp"
    for name, properties in of_type(template, "AWS::Lambda::Alias").items():
        if "ProvisionedConcurrencyConfig" in properties and "SnapStart" in functions(template)[named(template, {"Ref": name})]:
            yield f"{name} is provisioned"


@rule
def functions_are_arm64_unless_told_otherwise(template):
    for name, properties in functions(template).items():
        if properties.get("Architectures") != [{"Ref": "Architecture"}]:
            yield f"{name}: {properties.get('Architectures')}"
    if template["Parameters"]["Architecture"]["Default"] != "arm64":
        yield "the default is another"


@rule
def functions_of_the_api_answer_before_it_hangs_up(template):
    for api in of_type(template, "AWS::ApiGatewayV2::Api").values():
        for path, methods in api["Body"]["paths"].items():
            for operation in methods.values():
                uri = operation["x-amazon-apigateway-integration"].get("uri")
                name = uri and named(template, uri)
                if name and functions(template)[name]["Timeout"] > API_SECONDS:
                    yield f"{name}, for {path}: {functions(template)[name]['Timeout']} s"


@rule
def viewer_functions_parse(template):
    for name, properties in of_type(template, "AWS::CloudFront::Function").items():
        code = properties["FunctionCode"]
        code = code if isinstance(code, str) else listed(code["Fn::Sub"])[0]
        check = subprocess.run(
            ["node", "--input-type=module", "--check"], input=code, capture_output=True, text=True
        )
        if check.returncode:
            yield f"{name}: {check.stderr}"


@rule
def policies_of_cloudfront_exist(template):
    for distribution in of_type(template, "AWS::CloudFront::Distribution").values():
        for use in re.findall(r'"\w+PolicyId": "([^"]+)"', json.dumps(distribution)):
            if use not in CLOUDFRONT_POLICIES:
                yield f"{use} is none of those looked up here"


@rule
def what_comes_past_the_cdn_can_be_told(template):
    said = [{"HeaderName": "x-origin-secret", "HeaderValue": {"Fn::Select": [0, {"Ref": "OriginSecrets"}]}}]
    for name, distribution in of_type(template, "AWS::CloudFront::Distribution").items():
        for origin in distribution["DistributionConfig"]["Origins"]:
            if "CustomOriginConfig" in origin and origin.get("OriginCustomHeaders") != said:
                yield f"{name} does not say so to {origin['Id']}"
    for name, properties in functions(template).items():
        if properties["Environment"]["Variables"].get("ORIGIN_SECRETS") != {"Fn::Join": [",", {"Ref": "OriginSecrets"}]}:
            yield f"{name} accepts anything"
    for message in re.findall(r'"MessageBody": \{"Fn::Sub": "([^"]*)"', json.dumps(template)):
        if not message.startswith("${!request.header.x-origin-secret} "):
            yield f"a message does not begin with it: {message}"


@rule
def a_queue_hides_a_message_for_six_attempts_and_the_window(template):
    for _, queue, function, properties in mappings(template, "AWS::SQS::Queue"):
        hidden = template["Resources"][queue]["Properties"].get("VisibilityTimeout", 30)
        seconds = 6 * functions(template)[function]["Timeout"] + properties.get("MaximumBatchingWindowInSeconds", 0)
        if hidden < seconds:
            yield f"{queue}: {hidden} s, less than {seconds} s"


@rule
def pages_may_send_files_to_where_they_are_signed_for(template):
    """StorePicture signs path-style addresses of the region."""
    if "https://s3.${AWS::Region}.${AWS::URLSuffix}/${Uploads}/" not in json.dumps(template["Resources"]["PageHeaders"]):
        yield "PageHeaders"
    if functions(template)["StorePicture"]["Environment"]["Variables"].get("AWS_S3_US_EAST_1_REGIONAL_ENDPOINT") != "regional":
        yield "StorePicture"


@rule
def a_flood_leaves_room_for_what_is_published(template):
    for name in FOR_THE_DESK:
        if "ReservedForTheDesk" not in json.dumps(functions(template)[name].get("ReservedConcurrentExecutions", "")):
            yield f"{name} has no reserve"
    for name, queue, _, properties in mappings(template, "AWS::SQS::Queue"):
        if "MaximumConcurrency" not in properties.get("ScalingConfig", {}):
            yield f"{name}: {queue} may take every call there is"


@rule
def queues_have_dead_letters(template):
    for _, queue, _, _ in mappings(template, "AWS::SQS::Queue"):
        dead = named(template, template["Resources"][queue]["Properties"].get("RedrivePolicy", {}))
        if queue not in WITHOUT_DEAD_LETTERS and not dead:
            yield f"{queue} has none"
        if dead and template["Resources"][dead]["Properties"].get("MessageRetentionPeriod") != 14 * 24 * 3600:
            yield f"{dead} does not keep them as long as a queue can"


@rule
def streams_give_up_and_say_so(template):
    for name, _, _, properties in mappings(template, "AWS::DynamoDB::Table"):
        if not 10 <= properties.get("MaximumRetryAttempts", -1) <= 20:
            yield f"{name} tries for ever, or gives up before minutes are over"
        if "MaximumRecordAgeInSeconds" in properties:
            yield f"{name} drops what waits behind an import"
        if not properties.get("BisectBatchOnFunctionError"):
            yield f"{name} does not split a batch that fails"
        if not named(template, properties.get("DestinationConfig", {}).get("OnFailure", {})):
            yield f"{name} tells nobody"


@rule
def batches_say_what_of_them_failed(template):
    for name, properties in of_type(template, "AWS::Lambda::EventSourceMapping").items():
        if properties.get("FunctionResponseTypes") != ["ReportBatchItemFailures"]:
            yield name


@rule
def policies_name_actions_and_resources(template):
    for where, statement in statements(template):
        if any("*" in action for action in listed(statement["Action"])):
            yield f"{where}: {statement['Action']}"
        if "*" in listed(statement["Resource"]):
            yield f"{where}: any resource"


@rule
def policies_on_the_table_name_keys(template):
    for where, statement in statements(template):
        if any(action.startswith("dynamodb:") for action in listed(statement["Action"])):
            conditions = [keys for test in statement.get("Condition", {}).values() for keys in test]
            if "dynamodb:LeadingKeys" not in conditions:
                yield where


@rule
def roles_name_their_stack_and_carry_the_boundary(template):
    """The pipeline's role (ops/github-role.yaml) may create only roles with this path and boundary."""
    wanted = {
        "Path": {"Fn::Sub": "/broadsheet/${AWS::StackName}/"},
        "PermissionsBoundary": {"Fn::If": ["HasBoundary", {"Ref": "PermissionsBoundary"}, {"Ref": "AWS::NoValue"}]},
    }
    for name, role in of_type(template, "AWS::IAM::Role").items():
        yield from (f"{name}: {key} is {role.get(key)}" for key in wanted if role.get(key) != wanted[key])


@rule
def parameters_explain_themselves(template):
    for name, parameter in template["Parameters"].items():
        if not parameter.get("Description"):
            yield f"{name} has no description"
        if "Default" not in parameter and "AllowedPattern" not in parameter:
            yield f"{name} has neither a default nor a pattern"


@rule
def outputs_explain_themselves(template):
    for name, output in template["Outputs"].items():
        if not output.get("Description"):
            yield f"{name} has no description"
