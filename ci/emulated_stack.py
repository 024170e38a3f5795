"""template.yaml as ministack can deploy it: expanded by SAM's own translator, its API spelt out, a little left out."""

import logging
import os
import re

from dependencies import depends_on, needs, references
from sam_parts import ORIGIN_SECRET, functions_of, read_template
from samtranslator.translator.transform import transform

REGION = "us-east-1"

# Seconds: how fast functions start in containers of a busy machine says nothing about Lambda.
PATIENCE = 180

# What ministack 1.5.33 cannot deploy, and why that is no loss here.
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
    """template.yaml after SAM's transform. `code` gives the S3 URI of a function's zip, by the zip's path."""
    return expanded(read_template(), code)


def expanded(template, code=lambda zip_file: f"s3://code/{zip_file}"):
    """A template after SAM's transform, by its own translator."""
    for _, properties in functions_of(template):
        properties["CodeUri"] = code(properties["CodeUri"])
    # The translator does not go on without a region, and warns of toggles that only AWS has.
    os.environ.setdefault("AWS_DEFAULT_REGION", REGION)
    logging.getLogger("samtranslator").setLevel(logging.ERROR)
    return transform(template, {}, NoManagedPolicies())


class NoManagedPolicies:
    """The translator asks for AWS's managed policies by name; the template names none."""

    def load(self):
        return {}


def view_message(template):
    """What the API leaves in the queue of views, which ministack does not play: made of headers and path parameters."""
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
    """Values of the parameters that are in Systems Manager's store, by their names there; puts them there."""
    names = {}
    for name, parameter in template["Parameters"].items():
        if parameter["Type"].startswith("AWS::SSM::Parameter::Value"):
            names[name] = parameter.get("Default") or f"/broadsheet/{name}"
            kind = "StringList" if "List<" in parameter["Type"] else "String"
            store.put_parameter(Name=names[name], Type=kind, Value=ORIGIN_SECRET, Overwrite=True)
    return names


def deployable(template, port):
    """The expanded template, changed in place, as ministack on that port can deploy and serve it.

    Gives what was left out, by name.
    """
    resources = template["Resources"]
    gone = {name: resource["Type"] for name, resource in resources.items() if is_left_out(resource)}
    needed = needs(template)
    for name, resource in resources.items():
        if name in gone:
            resources[name] = stand_in(resource, needed[name])
        elif "UpdatePolicy" in resource:
            # ministack ignores what it refers to, and AWS does not: a circle by way of it has to fail here too.
            resource["DependsOn"] = sorted(depends_on(resource) | set(references(resource["UpdatePolicy"])))
    for name, resource in list(resources.items()):
        properties = resource.get("Properties", {})
        match resource["Type"]:
            case "AWS::ApiGatewayV2::Api":
                # Its routes are of the API itself on AWS, so it needs there what they lead to.
                resource["DependsOn"] = sorted(needed[name])
                resources |= spell_out(name, properties)
            case "AWS::CloudFront::Distribution":
                lead_here(properties["DistributionConfig"], port)
            case "AWS::Cognito::UserPoolClient":
                let_a_program_sign_in(properties)
            case "AWS::IAM::Role":
                allow_batches(properties)
            case "AWS::Lambda::Function":
                properties["Timeout"] = PATIENCE
            case "AWS::S3::BucketPolicy":
                allow_plain_http(properties["PolicyDocument"])
    return gone


def is_left_out(resource):
    is_metric_math = resource["Type"] == "AWS::CloudWatch::Alarm" and "Metrics" in resource["Properties"]
    return resource["Type"] in LEFT_OUT or is_metric_math


def stand_in(resource, needed):
    """A resource that makes nothing, in the place of one that is left out: it needs what that needs."""
    conditional = {"Condition": resource["Condition"]} if "Condition" in resource else {}
    return {"Type": "AWS::CloudFormation::WaitConditionHandle", "DependsOn": sorted(needed)} | conditional


def spell_out(api_name, api):
    """Routes, integrations and authorizers of an HTTP API's `Body`, which ministack ignores; takes it out of the API.

    Leaves out routes that a service answers without a function: ministack answers those by nothing at all.
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
            name = f"{api_name}{len(made)}"
            made[f"{name}Integration"] = resource(
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
            made[f"{name}Route"] = resource(
                "Route",
                ApiId=reference,
                RouteKey=f"{method.upper()} {path}",
                Target={"Fn::Join": ["/", ["integrations", {"Ref": f"{name}Integration"}]]},
                **secured,
            )
    return made


def resource(kind, **properties):
    return {"Type": f"AWS::ApiGatewayV2::{kind}", "Properties": properties}


def lead_here(distribution, port):
    """Asks the emulated API over this machine's loopback, and the first origin of a group: it knows no failover."""
    for origin in distribution["Origins"]:
        domain = origin["DomainName"]
        if isinstance(domain, dict) and ".execute-api." in str(domain):
            api = re.search(r"\$\{(\w+)\}\.execute-api", str(domain))[1]
            origin["DomainName"] = "localhost"
            origin["OriginPath"] = {"Fn::Sub": f"/_aws/execute-api/${{{api}}}/$default"}
            origin["CustomOriginConfig"] = {
                "OriginProtocolPolicy": "http-only",
                "HTTPPort": port,
                "OriginReadTimeout": PATIENCE,
            }
        elif "S3OriginConfig" in origin:
            # It loses an empty map on the way.
            origin["S3OriginConfig"] = {"OriginAccessIdentity": ""}
    first = {
        group["Id"]: group["Members"]["Items"][0]["OriginId"]
        for group in distribution.pop("OriginGroups", {}).get("Items", [])
    }
    for behavior in [distribution["DefaultCacheBehavior"], *distribution.get("CacheBehaviors", [])]:
        behavior["TargetOriginId"] = first.get(behavior["TargetOriginId"], behavior["TargetOriginId"])


def let_a_program_sign_in(client):
    """With a password: readers sign in on the pool's own pages, in a browser."""
    client["ExplicitAuthFlows"] = ["ALLOW_ADMIN_USER_PASSWORD_AUTH"]


def allow_batches(role):
    """What AWS asks of who sends several messages at once is sqs:SendMessage; ministack asks for an action of its own."""
    for policy in role.get("Policies", []):
        for statement in policy["PolicyDocument"]["Statement"]:
            if statement["Action"] == "sqs:SendMessage":
                statement["Action"] = ["sqs:SendMessage", "sqs:SendMessageBatch"]


def allow_plain_http(policy):
    """Its functions reach ministack without TLS, which the buckets refuse."""
    policy["Statement"] = [part for part in policy["Statement"] if "aws:SecureTransport" not in str(part.get("Condition"))]
