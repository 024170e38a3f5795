"""Adapts template.yaml to ministack: expands it with SAM's translator, replaces the API's definition by resources, and
omits resources that ministack lacks.
"""

import logging
import os
import re

from dependencies import depends_on, needs, references
from sam_parts import ORIGIN_SECRET, functions_of, read_template
from samtranslator.translator.transform import transform

REGION = "us-east-1"

# The timeout of a function in seconds. Containers on a busy machine start slowly, unlike Lambda.
TIMEOUT = 180

# Resources that ministack 1.5.33 cannot deploy, and why they are dispensable here.
LEFT_OUT = {
    "AWS::Budgets::Budget": "unknown to it; nobody is billed",
    "AWS::CodeDeploy::Application": "unknown to it; the first version of a function is deployed at once",
    "AWS::CodeDeploy::DeploymentGroup": "unknown to it",
    "AWS::Cognito::ManagedLoginBranding": "unknown to it; nobody looks at its sign-in pages",
    "AWS::Logs::Delivery": "unknown to it; access logs are written by AWS's own edge",
    "AWS::Logs::DeliveryDestination": "unknown to it",
    "AWS::Logs::DeliverySource": "unknown to it",
}


def expand(code):
    """template.yaml after SAM's transform. `code` maps the path of a function's zip to its S3 URI."""
    return expanded(read_template(), code)


def expanded(template, code=lambda zip_file: f"s3://code/{zip_file}"):
    """A template after SAM's transform, by SAM's own translator."""
    for _, properties in functions_of(template):
        properties["CodeUri"] = code(properties["CodeUri"])
    # The translator needs a region. It also warns of feature toggles, which exist only on AWS.
    os.environ.setdefault("AWS_DEFAULT_REGION", REGION)
    logging.getLogger("samtranslator").setLevel(logging.ERROR)
    return transform(template, {}, NoManagedPolicies())


class NoManagedPolicies:
    """Stands for the list of AWS's managed policies, which the translator requests. The template refers to none by
    name.
    """

    def load(self):
        return {}


def view_message(template):
    """A function that builds the message that the API sends to the view queue, from headers and path parameters.
    ministack does not emulate this integration.
    """
    (integration,) = (
        operation["x-amazon-apigateway-integration"]
        for api in template["Resources"].values() if api["Type"] == "AWS::ApiGatewayV2::Api"
        for methods in api["Properties"]["Body"]["paths"].values()
        for operation in methods.values()
        if operation["x-amazon-apigateway-integration"].get("integrationSubtype") == "SQS-SendMessage"
    )  # fmt: skip
    body = integration["requestParameters"]["MessageBody"]["Fn::Sub"]
    return lambda values: re.sub(r"\$\{!request\.(\w+)\.([\w-]+)\}", lambda place: values[place[1]][place[2]], body)


def parameters(template, store):
    """Stores values for the parameters that come from Systems Manager, and returns their names there."""
    names = {}
    for name, parameter in template["Parameters"].items():
        if parameter["Type"].startswith("AWS::SSM::Parameter::Value"):
            names[name] = parameter.get("Default") or f"/broadsheet/{name}"
            kind = "StringList" if "List<" in parameter["Type"] else "String"
            store.put_parameter(Name=names[name], Type=kind, Value=ORIGIN_SECRET, Overwrite=True)
    return names


def deployable(template, port):
    """Changes the expanded template so that ministack on the given port can deploy and serve it.

    Returns the omitted resources by name.
    """
    resources = template["Resources"]
    gone = {name: resource["Type"] for name, resource in resources.items() if is_left_out(resource)}
    needed = needs(template)
    for name, resource in resources.items():
        if name in gone:
            resources[name] = stand_in(resource, needed[name])
        elif "UpdatePolicy" in resource:
            # AWS counts references in UpdatePolicy as dependencies, and ministack does not. A circle through one must
            # fail here too.
            resource["DependsOn"] = sorted(depends_on(resource) | set(references(resource["UpdatePolicy"])))
    for name, resource in list(resources.items()):
        properties = resource.get("Properties", {})
        match resource["Type"]:
            case "AWS::ApiGatewayV2::Api":
                # On AWS the routes are part of the API, so the API depends on their targets here too.
                resource["DependsOn"] = sorted(needed[name])
                resources |= spell_out(name, properties)
            case "AWS::CloudFront::Distribution":
                lead_here(properties["DistributionConfig"], port)
            case "AWS::Cognito::UserPoolClient":
                let_a_program_sign_in(properties)
            case "AWS::IAM::Role":
                allow_batches(properties)
            case "AWS::Lambda::Function":
                properties["Timeout"] = TIMEOUT
            case "AWS::S3::BucketPolicy":
                allow_plain_http(properties["PolicyDocument"])
    return gone


def is_left_out(resource):
    is_metric_math = resource["Type"] == "AWS::CloudWatch::Alarm" and "Metrics" in resource["Properties"]
    return resource["Type"] in LEFT_OUT or is_metric_math


def stand_in(resource, needed):
    """A resource without effect, which replaces an omitted one and keeps its dependencies."""
    conditional = {"Condition": resource["Condition"]} if "Condition" in resource else {}
    return {"Type": "AWS::CloudFormation::WaitConditionHandle", "DependsOn": sorted(needed)} | conditional


def spell_out(api_name, api):
    """Moves an HTTP API's `Body`, which ministack ignores, to resources for its routes, integrations and authorizers.

    Omits routes that a service answers without a function, because ministack does not answer them. The routes of a function
    share an integration, because a template has at most 500 resources.
    """
    body = api.pop("Body")
    api |= {"Name": body["info"]["title"], "ProtocolType": "HTTP"}
    reference = {"Ref": api_name}
    made = {}
    for scheme, declared in body.get("components", {}).get("securitySchemes", {}).items():
        authorizer = declared["x-amazon-apigateway-authorizer"]
        jwt = authorizer["jwtConfiguration"]
        made[f"{api_name}{scheme}"] = resource(
            "Authorizer",
            ApiId=reference,
            Name=scheme,
            AuthorizerType="JWT",
            IdentitySource=[authorizer["identitySource"]],
            JwtConfiguration={"Issuer": jwt["issuer"], "Audience": jwt["audience"]},
        )
    for path, methods in body["paths"].items():
        for method, operation in methods.items():
            integration = operation.get("x-amazon-apigateway-integration", {})
            if "uri" not in integration:
                continue
            (function,) = {name for name in references(integration["uri"]) if ":" not in name}
            made[f"{api_name}{function}Integration"] = resource(
                "Integration",
                ApiId=reference,
                IntegrationType="AWS_PROXY",
                IntegrationUri=integration["uri"],
                PayloadFormatVersion=integration["payloadFormatVersion"],
            )
            secured = {
                "AuthorizationType": "JWT",
                "AuthorizerId": {"Ref": f"{api_name}{next(iter(operation['security'][0]))}"},
            } if operation.get("security") else {}
            made[f"{api_name}{len(made)}Route"] = resource(
                "Route",
                ApiId=reference,
                RouteKey=f"{method.upper()} {path}",
                Target={"Fn::Join": ["/", ["integrations", {"Ref": f"{api_name}{function}Integration"}]]},
                **secured,
            )
    return made


def resource(kind, **properties):
    return {"Type": f"AWS::ApiGatewayV2::{kind}", "Properties": properties}


def lead_here(distribution, port):
    """Sends the distribution's API requests to the emulated API on the loopback address. Replaces origin groups by
    their first origin, because ministack has no failover.
    """
    for origin in distribution["Origins"]:
        domain = origin["DomainName"]
        if isinstance(domain, dict) and ".execute-api." in str(domain):
            api = re.search(r"\$\{(\w+)\}\.execute-api", str(domain))[1]
            origin["DomainName"] = "localhost"
            origin["OriginPath"] = {"Fn::Sub": f"/_aws/execute-api/${{{api}}}/$default"}
            origin["CustomOriginConfig"] = {
                "OriginProtocolPolicy": "http-only",
                "HTTPPort": port,
                "OriginReadTimeout": TIMEOUT,
            }
        elif "S3OriginConfig" in origin:
            # ministack drops an empty map.
            origin["S3OriginConfig"] = {"OriginAccessIdentity": ""}
    first = {
        group["Id"]: group["Members"]["Items"][0]["OriginId"]
        for group in distribution.pop("OriginGroups", {}).get("Items", [])
    }
    for behavior in [distribution["DefaultCacheBehavior"], *distribution.get("CacheBehaviors", [])]:
        behavior["TargetOriginId"] = first.get(behavior["TargetOriginId"], behavior["TargetOriginId"])


def let_a_program_sign_in(client):
    """Allows sign-in with a password, because readers sign in on the pool's pages with a browser."""
    client["ExplicitAuthFlows"] = ["ALLOW_ADMIN_USER_PASSWORD_AUTH"]


def allow_batches(role):
    """Allows sqs:SendMessageBatch, which ministack checks for batches. AWS checks sqs:SendMessage."""
    for policy in role.get("Policies", []):
        for statement in policy["PolicyDocument"]["Statement"]:
            if statement["Action"] == "sqs:SendMessage":
                statement["Action"] = ["sqs:SendMessage", "sqs:SendMessageBatch"]


def allow_plain_http(policy):
    """Allows HTTP, because functions connect to ministack without TLS and the bucket policies deny that."""
    policy["Statement"] = [part for part in policy["Statement"] if "aws:SecureTransport" not in str(part.get("Condition"))]
