"""template.yaml as CloudFormation would deploy it: the name and ARN of each resource, and the permissions that the
deployer needs for it.
"""

import json
import re
import sys

from policies import ACCOUNT, NUMBER, PSEUDO, REGION, ROOT, Request

sys.path.append(str(ROOT / "ci"))
from emulated_stack import expand

SCHEMAS = next(ROOT.glob(".local/tools/sam/lib/python*/site-packages/cfnlint/data/schemas"))

# Without the list handler: CloudFormation uses it for scans and imports, which the pipeline does not run.
HANDLERS = ("create", "read", "update", "delete")

# The permissions for a type without a schema, from CloudFormation's documentation.
WITHOUT_HANDLERS = {
    "AWS::Route53::RecordSetGroup": ["route53:ChangeResourceRecordSets", "route53:GetChange", "route53:GetHostedZone"],
}

# Permissions that the schemas omit and that the services' documentation requires of the caller.
BESIDE_THE_SCHEMAS = {
    # The API passes roles to its integrations.
    "AWS::ApiGatewayV2::Api": ["iam:CreateServiceLinkedRole", "iam:PassRole"],
    # API Gateway: "Configure logging for HTTP APIs".
    "AWS::ApiGatewayV2::Stage": [
        "logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:DescribeLogGroups", "logs:DescribeResourcePolicies", "logs:GetLogDelivery",
        "logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:UpdateLogDelivery",
    ],
    "AWS::CloudFront::Distribution": ["acm:DescribeCertificate"],
    # CloudFront: "Standard logging (v2)", required for creating a delivery.
    "AWS::Logs::DeliverySource": ["cloudfront:AllowVendedLogDeliveryForResource"],
    "AWS::Route53::RecordSetGroup": ["route53:ListResourceRecordSets"],
}  # fmt: skip


# Services that create a service-linked role when an account first uses them.
LINKED = {"AWS::ApiGatewayV2::Api": "ops.apigateway.amazonaws.com", "AWS::Cognito::UserPool": "email.cognito-idp.amazonaws.com"}


class Stack:
    """The expanded template as a stack with the given name."""

    def __init__(self, stack, pipeline):
        self.stack = stack
        self.template = expand(lambda file: f"s3://code/{file}")
        self.resources = self.template["Resources"]
        self.pipeline = pipeline
        self.api = f"arn:aws:apigateway:{REGION}::/apis/a1b2c3"
        self.packages = f"{pipeline.arn('Artifacts')}/package"

    def physical(self, name):
        given = next((self.text(self.resources[name]["Properties"][key]) for key in
                      ("Name", "FunctionName", "TableName", "BucketName", "QueueName", "DashboardName", "RoleName")
                      if key in self.resources[name].get("Properties", {})), None)  # fmt: skip
        if given:
            return given
        made = f"{self.stack}-{name}-{NUMBER}"
        return made.lower() if self.resources[name]["Type"] == "AWS::S3::Bucket" else made

    def text(self, value):
        """Resolves a text of the template as far as it depends on the stack's name and region."""
        if isinstance(value, str):
            return value
        ((function, argument),) = value.items()
        text, given = (f"${{{argument}}}", {}) if function == "Ref" else (argument, {}) if isinstance(argument, str) else argument
        known = PSEUDO | {"AWS::StackName": self.stack, "HostedZoneId": "Z1"} | given
        return re.sub(r"\$\{([\w:.]+)\}", lambda place: self.arn_of(place[1]) or known[place[1]], text)

    def arn_of(self, name):
        name = name.removesuffix(".Arn")
        return self.arns(name)[0] if name in self.resources else None

    def arns(self, name):
        """All ARNs that the calls for a resource can concern."""
        resource = self.resources[name]
        properties, physical = resource.get("Properties", {}), self.physical(name)

        def regional(service, rest, region=REGION):
            return f"arn:aws:{service}:{region}:{ACCOUNT}:{rest}"

        match resource["Type"]:
            case "AWS::ApiGatewayV2::Api":
                return [self.api, self.api.rpartition("/")[0], f"arn:aws:apigateway:{REGION}::/tags/arn%3Aaws%3Aapigateway"]
            case "AWS::ApiGatewayV2::Stage":
                return [f"{self.api}/stages/$default", f"{self.api}/stages"]
            case "AWS::Budgets::Budget":
                return [regional("budgets", f"budget/{self.text(properties['Budget']['BudgetName'])}", "")]
            case "AWS::CloudFront::CachePolicy" | "AWS::CloudFront::ResponseHeadersPolicy" | "AWS::CloudFront::OriginAccessControl":
                kind = re.sub(r"(?<!^)(?=[A-Z])", "-", resource["Type"].rpartition(":")[2]).lower()
                return [regional("cloudfront", f"{kind}/E1", "")]
            case "AWS::CloudFront::Distribution":
                return [regional("cloudfront", "distribution/E1", "")]
            case "AWS::CloudFront::Function":
                return [regional("cloudfront", f"function/{physical}", "")]
            case "AWS::CloudWatch::Alarm":
                return [regional("cloudwatch", f"alarm:{physical}")]
            case "AWS::CloudWatch::Dashboard":
                return [regional("cloudwatch", f"dashboard/{physical}", "")]
            case "AWS::CodeDeploy::Application":
                return [regional("codedeploy", f"application:{physical}")]
            case "AWS::CodeDeploy::DeploymentGroup":
                application = self.physical(properties["ApplicationName"]["Ref"])
                return [
                    regional("codedeploy", f"deploymentgroup:{application}/{physical}"), regional("codedeploy", f"application:{application}"),
                    regional("codedeploy", "deploymentconfig:CodeDeployDefault.LambdaAllAtOnce"),
                ]  # fmt: skip
            case kind if kind.startswith("AWS::Cognito::"):
                return [regional("cognito-idp", f"userpool/{REGION}_1")]
            case "AWS::DynamoDB::Table":
                return [regional("dynamodb", f"table/{physical}")]
            case "AWS::Events::Rule":
                return [regional("events", f"rule/{physical}")]
            case "AWS::IAM::Role":
                path = self.text(properties.get("Path", "/"))
                return [f"arn:aws:iam::{ACCOUNT}:role{path}{physical}"]
            case "AWS::Lambda::Alias" | "AWS::Lambda::Permission" | "AWS::Lambda::Version":
                function = self.function_of(name)
                groups = [one for group, it in self.resources.items() if it["Type"] == "AWS::CodeDeploy::DeploymentGroup" and group.startswith(function)
                          for one in self.arns(group)]  # fmt: skip
                return [regional("lambda", f"function:{self.physical(function)}"), *(groups if resource["Type"] == "AWS::Lambda::Alias" else [])]
            case "AWS::Lambda::EventSourceMapping":
                return [regional("lambda", "event-source-mapping:1")]
            case "AWS::Lambda::Function":
                return [regional("lambda", f"function:{physical}"), self.packages]
            case "AWS::Logs::Delivery":
                return [regional("logs", "delivery:1"), *self.arns(properties["DeliverySourceName"]["Ref"]),
                        *self.arns(properties["DeliveryDestinationArn"]["Fn::GetAtt"][0])]  # fmt: skip
            case "AWS::Logs::DeliveryDestination":
                return [regional("logs", f"delivery-destination:{physical}")]
            case "AWS::Logs::DeliverySource":
                return [regional("logs", f"delivery-source:{physical}"), regional("cloudfront", "distribution/E1", "")]
            case "AWS::Logs::LogGroup":
                return [regional("logs", f"log-group:{physical}")]
            case "AWS::Route53::RecordSetGroup":
                return ["arn:aws:route53:::hostedzone/Z1", "arn:aws:route53:::change/1"]
            case "AWS::S3::Bucket":
                return [f"arn:aws:s3:::{physical}"]
            case "AWS::S3::BucketPolicy":
                return self.arns(properties["Bucket"]["Ref"])
            case "AWS::SNS::Topic":
                return [regional("sns", physical)]
            case "AWS::SNS::Subscription":
                return self.arns(properties["TopicArn"]["Ref"])
            case "AWS::SNS::TopicPolicy":
                return self.arns(properties["Topics"][0]["Ref"])
            case "AWS::SQS::Queue":
                return [regional("sqs", physical)]
            case "AWS::WAFv2::WebACL":
                return [regional("wafv2", f"global/webacl/{physical}/1", "us-east-1")]
            case kind:
                raise ValueError(f"no ARN is known of {kind}: say here what its calls are about")

    def function_of(self, name):
        reference = self.resources[name]["Properties"]["FunctionName"]
        (found,) = {one for one in re.findall(r"\w+", json.dumps(reference)) if one in self.resources}
        return self.function_of(found) if self.resources[found]["Type"] == "AWS::Lambda::Alias" else found

    def keys(self, name, action):
        """The condition keys that AWS provides with the call; a list if CloudFormation makes several calls."""
        properties = self.resources[name].get("Properties", {})
        boundary = {"iam:PermissionsBoundary": self.pipeline.arn("Boundary")}
        match action:
            case "iam:AttachRolePolicy" | "iam:DetachRolePolicy":
                return [boundary | {"iam:PolicyARN": arn} for arn in properties.get("ManagedPolicyArns", [])]
            case "iam:CreateRole" | "iam:PutRolePolicy" | "iam:DeleteRolePolicy" | "iam:PutRolePermissionsBoundary" | "iam:DeleteRolePermissionsBoundary":
                return [boundary]
            case "iam:PassRole":
                return [{"iam:PassedToService": f"{service}.amazonaws.com"} for service in self.services_given(name)]
            case "iam:CreateServiceLinkedRole":
                return [{"iam:AWSServiceName": LINKED.get(self.resources[name]["Type"], "another.amazonaws.com")}]
            case "lambda:AddPermission":
                return [{"lambda:Principal": properties["Principal"]}]
            case "lambda:CreateEventSourceMapping" | "lambda:DeleteEventSourceMapping" | "lambda:GetEventSourceMapping" | "lambda:UpdateEventSourceMapping":
                function = self.function_of(name)
                return [{"lambda:FunctionArn": f"{self.arns(function)[0]}:live"}]
        if action.startswith("cognito-idp:"):
            return [{"aws:ResourceTag/aws:cloudformation:stack-name": self.stack}]
        return [{}]

    def services_given(self, name):
        given = {"AWS::Lambda::Function": "lambda", "AWS::CodeDeploy::DeploymentGroup": "codedeploy", "AWS::ApiGatewayV2::Api": "apigateway"}
        return [given[kind] for kind in [self.resources[name]["Type"]] if kind in given]

    def roles_given(self, name):
        """Every role to which the resource refers."""
        referred = set(re.findall(r'"Fn::GetAtt": \["(\w+)", "Arn"\]', json.dumps(self.resources[name])))
        return [arn for one in sorted(referred) if self.resources[one]["Type"] == "AWS::IAM::Role" for arn in self.arns(one)]

    def requests(self, name, definition):
        """The calls with which CloudFormation creates, reads, updates and deletes a resource, each with its handler."""
        kind = self.resources[name]["Type"]
        for handler, action in asked_for(kind):
            if action == "iam:PassRole":
                targets = self.roles_given(name) if self.services_given(name) else []
            elif action == "iam:CreateServiceLinkedRole":
                targets = [f"arn:aws:iam::{ACCOUNT}:role/aws-service-role/{LINKED.get(kind, 'another.amazonaws.com')}/A"]
            elif action == "acm:DescribeCertificate":
                targets = [f"arn:aws:acm:us-east-1:{ACCOUNT}:certificate/1"]
            elif action == "billing:GetBillingViewData":
                targets = [f"arn:aws:billing::{ACCOUNT}:billingview/primary"]
            else:
                targets = fitting(definition, action, self.arns(name))
            yield from ((handler, Request(action, target, keys)) for target in targets for keys in self.keys(name, action))


def asked_for(kind):
    """Each handler of a type with each action that its schema requires."""
    file = json.loads((SCHEMAS / "providers/us-east-1.json").read_text())[kind]
    handlers = json.loads((SCHEMAS / f"resources/{file}.json").read_text()).get("handlers", {})
    named = [(handler, action) for handler in HANDLERS for action in handlers.get(handler, {}).get("permissions", [])]
    if not named:
        named = [("documentation", action) for action in WITHOUT_HANDLERS[kind]]
    return named + [("documentation", action) for action in BESIDE_THE_SCHEMAS.get(kind, [])]


def action_of(definition, action):
    """The action's entry in the Service Authorization Reference; None if the reference does not list the action yet."""
    service, _, name = action.partition(":")
    privileges = definition.get(service, {}).get("privileges", {})
    return next((one for listed_name, one in privileges.items() if listed_name.lower() == name.lower()), None)


def kinds_of(definition, action):
    """The ARN patterns of the resources that an action can concern; empty if it concerns none."""
    service = action.partition(":")[0]
    entry = action_of(definition, action)
    kinds = [kind for kind in entry["resource_types"] if kind]
    return [re.sub(r"\$\{\w+\}", "*", definition[service]["resources"][kind]["arn"]) for kind in kinds if kind in definition[service]["resources"]]


def fitting(definition, action, arns):
    """The ARNs that a call can concern; an asterisk if the service does not distinguish resources."""
    if action_of(definition, action) is None:
        return arns[:1]
    patterns = kinds_of(definition, action)
    if not patterns:
        return ["*"]
    return [arn for arn in arns if any(like(pattern, arn) for pattern in patterns)] or arns[:1]


def like(pattern, text):
    return re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), text) is not None
