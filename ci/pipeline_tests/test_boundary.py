"""The permissions boundary allows all actions that the roles of template.yaml use, and no others."""

import unittest

from policies import ACCOUNT, REGION, Pipeline, Request, Role, listed
from stack import Stack, like

STAGE, STACK = "dev", "broadsheet-dev"
TABLE = f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/{STACK}-Table-1"
STREAM = f"{TABLE}/stream/2026-01-01T00:00:00.000"
QUEUE = f"arn:aws:sqs:{REGION}:{ACCOUNT}:{STACK}-Views-1"
LOGS = f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:{STACK}-Logs-1:log-stream:2026"

# The actions of the managed policies that SAM attaches to the roles. The template contains the log groups, so functions
# create none.
BY_MANAGED_POLICY = {
    "AWSXrayWriteOnlyAccess": [
        (action, "*") for action in
        ("xray:GetSamplingRules", "xray:GetSamplingStatisticSummaries", "xray:GetSamplingTargets", "xray:PutTelemetryRecords", "xray:PutTraceSegments")
    ],
    "AWSLambdaBasicExecutionRole": [("logs:CreateLogStream", LOGS), ("logs:PutLogEvents", LOGS)],
    "AWSLambdaDynamoDBExecutionRole": [
        ("dynamodb:DescribeStream", STREAM), ("dynamodb:GetRecords", STREAM), ("dynamodb:GetShardIterator", STREAM), ("dynamodb:ListStreams", "*"),
    ],
    "AWSLambdaSQSQueueExecutionRole": [
        ("sqs:DeleteMessage", QUEUE), ("sqs:GetQueueAttributes", QUEUE), ("sqs:ReceiveMessage", QUEUE), ("sqs:ChangeMessageVisibility", QUEUE),
    ],
}  # fmt: skip


class BoundaryTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.pipeline = Pipeline(STAGE, STACK)
        cls.boundary = Role("within the boundary", cls.pipeline.boundary, {})
        cls.stack = Stack(STACK, cls.pipeline)
        cls.roles = {name: one["Properties"] for name, one in cls.stack.resources.items() if one["Type"] == "AWS::IAM::Role"}

    def uses(self):
        """Each role with each of its granted actions, on a resource that matches the policy's pattern."""
        for name, role in self.roles.items():
            for policy in role.get("Policies", []):
                for statement in policy["PolicyDocument"]["Statement"]:
                    for action in listed(statement["Action"]):
                        for resource in listed(statement["Resource"]):
                            yield name, Request(action, self.resource(resource), {"aws:ResourceAccount": ACCOUNT})
            for arn in role.get("ManagedPolicyArns", []):
                for action, resource in BY_MANAGED_POLICY[arn.rpartition("/")[2]]:
                    yield name, Request(action, resource)

    def resource(self, value):
        if "Fn::GetAtt" in value:
            target = value["Fn::GetAtt"]
            return self.stack.arns((target if isinstance(target, list) else target.split("."))[0])[0]
        return self.stack.text(value).replace("*", "any")

    def test_roleMayDoWithinItWhatItsPoliciesAllow(self):
        for name, request in self.uses():
            with self.subTest(name, request=str(request)):
                self.assertTrue(self.boundary.allows(request))

    def test_itAllowsNoActionThatNoRoleUses(self):
        used = {request.action for _, request in self.uses()}
        for statement in self.boundary.statements:
            for action in listed(statement["Action"]):
                with self.subTest(statement=statement["Sid"], action=action):
                    self.assertTrue(any(like(action, one) for one in used))

    def test_listOfAttachablePoliciesIsThatOfTheRoles(self):
        attached = {arn for role in self.roles.values() for arn in role.get("ManagedPolicyArns", [])}
        (statement,) = (one for one in self.pipeline.roles["Deployer"].statements if one["Sid"] == "AttachTheseAndNoOthers")
        self.assertEqual(attached, set(statement["Condition"]["ArnEquals"]["iam:PolicyARN"]))

    def test_anotherAccountsBucketOfSuchANameIsOutOfReach(self):
        request = Request("s3:PutObject", f"arn:aws:s3:::{STACK}-exfiltrated/a", {"aws:ResourceAccount": "444455556666"})
        self.assertIsNone(self.boundary.allows(request))


if __name__ == "__main__":
    unittest.main()
