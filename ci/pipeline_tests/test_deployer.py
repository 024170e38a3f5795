"""CloudFormation's role has all permissions that the stack's resources need, and no others."""

import unittest
from fnmatch import fnmatchcase
from functools import cache

from policies import Pipeline, iam_definition, listed
from stack import Stack, action_of, asked_for, kinds_of, like

STAGE, STACK = "dev", "broadsheet-dev"

# Permissions that schemas list for properties that template.yaml does not use: type, action, and why it is not allowed.
EXEMPT = [
    ("*", "kms:*", "nothing has a key of its own"),
    ("*", "iam:PassRole", "of these only functions and deployment groups are given a role"),
    ("AWS::ApiGatewayV2::Api", "s3:getObject", "its definition is in the template"),
    ("AWS::CloudFront::Distribution", "cloudfront:*ConnectionGroup", "it has no tenants"),
    ("AWS::CloudFront::Distribution", "cloudfront:GetVpcOrigin", "its origins are public"),
    ("AWS::CloudFront::Distribution", "cloudfront:*DistributionWith*", "IAM asks for CreateDistribution, UpdateDistribution and TagResource"),
    ("AWS::CodeDeploy::DeploymentGroup", "codedeploy:RegisterOnPremisesInstance", "it is of functions"),
    ("AWS::Cognito::UserPoolClient", "iam:*", "it sends nothing to Pinpoint"),
    ("AWS::Cognito::UserPoolGroup", "iam:*", "its members are given no role"),
    ("AWS::DynamoDB::Table", "iam:CreateServiceLinkedRole", "it is not replicated"),
    ("AWS::DynamoDB::Table", "dynamodb:*Replica", "it is not replicated"),
    ("AWS::DynamoDB::Table", "dynamodb:*Item", "it is not replicated: no item is copied"),
    ("AWS::DynamoDB::Table", "dynamodb:Query", "it is not replicated: no item is copied"),
    ("AWS::DynamoDB::Table", "dynamodb:Scan", "it is not replicated: no item is copied"),
    ("AWS::DynamoDB::Table", "dynamodb:*KinesisStreamingDestination", "it streams to functions"),
    ("AWS::DynamoDB::Table", "kinesis:*", "it streams to functions"),
    ("AWS::DynamoDB::Table", "dynamodb:*Import*", "nothing is imported into it by CloudFormation"),
    ("AWS::DynamoDB::Table", "logs:*", "nothing is imported into it by CloudFormation"),
    ("AWS::DynamoDB::Table", "s3:*", "nothing is imported into it by CloudFormation"),
    ("AWS::DynamoDB::Table", "dynamodb:*tResourcePolicy", "who may use it is in the roles"),
    ("AWS::DynamoDB::Table", "dynamodb:DeleteResourcePolicy", "who may use it is in the roles"),
    ("AWS::IAM::Role", "iam:DeleteRolePermissionsBoundary", "a role keeps its boundary"),
    ("AWS::Lambda::Alias", "lambda:*ProvisionedConcurrencyConfig", "nothing is provisioned"),
    ("AWS::Lambda::Version", "lambda:*ProvisionedConcurrencyConfig", "nothing is provisioned"),
    ("AWS::Lambda::Version", "lambda:PutFunctionScalingConfig", "it runs on no capacity provider"),
    ("AWS::Lambda::Function", "ec2:*", "it is in no private network"),
    ("AWS::Lambda::Function", "elasticfilesystem:*", "it has no file system"),
    ("AWS::Lambda::Function", "s3files:*", "it has no file system"),
    ("AWS::Lambda::Function", "lambda:*CodeSigningConfig", "its code is not signed"),
    ("AWS::Lambda::Function", "lambda:PassCapacityProvider", "it runs on no capacity provider"),
    ("AWS::Lambda::Function", "lambda:PutFunctionScalingConfig", "it runs on no capacity provider"),
    ("AWS::Lambda::Function", "lambda:AssociateRuntimeAlias", "its runtime is named"),
    ("AWS::Logs::DeliverySource", "*:AllowVendedLogDeliveryForResource", "it is of CloudFront"),
    ("AWS::Logs::LogGroup", "firehose:*", "it is delivered nowhere"),
    ("AWS::Logs::LogGroup", "s3:*", "it is delivered nowhere"),
    ("AWS::Logs::LogGroup", "logs:*KmsKey", "it has no key of its own"),
    ("AWS::Logs::LogGroup", "logs:*IndexPolicy", "it has no index policy"),
    ("AWS::Logs::LogGroup", "logs:DeleteResourcePolicy", "it has no policy"),
    ("AWS::Logs::LogGroup", "logs:PutBearerTokenAuthentication", "it takes logs by no token"),
    ("AWS::Logs::LogGroup", "logs:PutLogGroupDeletionProtection", "it may be deleted"),
    ("AWS::S3::Bucket", "s3:*Acl", "it has no access lists"),
    ("AWS::S3::Bucket", "s3:PutBucketAbac", "access to it is by no tags"),
    ("AWS::S3::Bucket", "s3:*AccelerateConfiguration", "it is not accelerated"),
    ("AWS::S3::Bucket", "s3:*nalyticsConfiguration", "it has no analytics"),
    ("AWS::S3::Bucket", "s3:DeleteBucketC[Oo][Rr][Ss]", "its rules stay"),
    ("AWS::S3::Bucket", "s3:DeleteBucketEncryption", "it stays encrypted"),
    ("AWS::S3::Bucket", "s3:DeleteBucketLifecycle", "IAM asks for PutLifecycleConfiguration"),
    ("AWS::S3::Bucket", "s3:DeleteObject", "nothing in it is deleted by CloudFormation"),
    ("AWS::S3::Bucket", "s3:*MetadataTableConfiguration", "it has no metadata tables"),
    ("AWS::S3::Bucket", "s3:UpdateBucketMetadata*", "it has no metadata tables"),
    ("AWS::S3::Bucket", "s3tables:*", "it has no metadata tables"),
    ("AWS::S3::Bucket", "s3:*MetricsConfiguration", "it has no metrics of its own"),
    ("AWS::S3::Bucket", "s3:PutBucketLogging", "it has no access log"),
    ("AWS::S3::Bucket", "s3:PutBucketNotification", "it tells nobody"),
    ("AWS::S3::Bucket", "s3:*ObjectLockConfiguration", "nothing in it is locked"),
    ("AWS::S3::Bucket", "s3:*Replication*", "it is not replicated"),
    ("AWS::S3::Bucket", "s3:*Website", "it is no website"),
    ("AWS::S3::Bucket", "s3:PutIntelligentTieringConfiguration", "it has no tiers"),
    ("AWS::S3::Bucket", "s3:PutInventoryConfiguration", "it has no inventory"),
    ("AWS::SNS::Subscription", "iam:*", "it is a mail address"),
    ("AWS::SNS::Topic", "iam:*", "its deliveries are not logged"),
    ("AWS::SNS::Topic", "sns:PutDataProtectionPolicy", "it has no such policy"),
    ("AWS::WAFv2::WebACL", "payments:*", "none of its rules is paid for apart"),
]  # fmt: skip

# Statements that cover every resource of a type, and why they cannot name fewer.
UNSCOPED = {
    "DeliverLogs": "these actions are about no resource",
    "FollowAndStop": "these actions are about no resource that tells one stack from another",
    "MakeDistributions": "CloudFront gives ids; what bears another stack's tag is denied",
    "MakeUserPools": "there is no pool yet",
    "ReadTemplates": "reads what it is sent",
    "ReadTheAccount": "these actions are about no resource",
    "WireFunctions": "its condition names the functions",
}


# The reference lists no macros. CloudFormation's documentation contains their ARN.
OF_A_MACRO = {"Transform"}


def matching(rule, kind, action):
    return fnmatchcase(kind, rule[0]) and fnmatchcase(action, rule[1])


@cache
def definition():
    return iam_definition()


class DeployerTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.pipeline = Pipeline(STAGE, STACK, HostedZoneId="Z1")
        cls.deployer = cls.pipeline.roles["Deployer"]
        cls.stack = Stack(STACK, cls.pipeline)
        cls.made = [
            (name, resource["Type"], handler, request)
            for name, resource in cls.stack.resources.items()
            for handler, request in cls.stack.requests(name, definition())
        ]

    def retained(self, name):
        return self.stack.resources[name].get("DeletionPolicy") == "Retain" and self.stack.resources[name]["Type"] != "AWS::Lambda::Version"

    def test_everyHandlerOfEveryResourceIsAllowedItsActions(self):
        refused = {
            (kind, handler, str(request))
            for name, kind, handler, request in self.made
            if not (handler == "delete" and self.retained(name))
            and not any(matching(rule, kind, request.action) for rule in EXEMPT)
            and not self.deployer.allows(request)
        }
        self.assertEqual(set(), refused)

    def test_exemptionsAreOfWhatWouldBeRefused(self):
        refused = {(kind, request.action) for _, kind, _, request in self.made if not self.deployer.allows(request)}
        named = {(resource["Type"], action) for resource in self.stack.resources.values() for _, action in asked_for(resource["Type"])}
        asked = {(kind, request.action) for _, kind, _, request in self.made}
        refused |= named - asked
        for rule in EXEMPT:
            with self.subTest(rule=rule):
                self.assertTrue(any(matching(rule, *one) for one in refused))

    def test_whatTheTemplateRetainsCannotBeDeleted(self):
        of_retained = [(name, request) for name, _, handler, request in self.made if handler == "delete" and self.retained(name)]
        self.assertEqual({"Table", "DraftsTable", "Pages", "Readers"}, {name for name, _ in of_retained})
        for name in {name for name, _ in of_retained}:
            with self.subTest(name):
                self.assertTrue(any(not self.deployer.allows(request) for one, request in of_retained if one == name))

    def test_whatAFailedFirstDeploymentLeavesCanBeDeleted(self):
        """Without ListRolePolicies, ListAttachedRolePolicies and DeleteBucket the stack ended in ROLLBACK_FAILED."""
        of_others = {request.action for name, _, handler, request in self.made
                     if handler == "delete" and not self.retained(name) and self.deployer.allows(request)}  # fmt: skip
        self.assertLessEqual({"iam:DeleteRole", "iam:ListRolePolicies", "iam:ListAttachedRolePolicies", "s3:DeleteBucket"}, of_others)

    def test_everyActionIsOneThatSomeResourceAsksFor(self):
        asked = {action.lower() for resource in self.stack.resources.values() for _, action in asked_for(resource["Type"])}
        # CloudFormation's own calls: SAM's transform, and reading parameters of Systems Manager.
        asked |= {"cloudformation:createchangeset", "ssm:getparameters"}
        for statement in self.deployer.statements:
            for action in listed(statement["Action"]) if statement["Effect"] == "Allow" else []:
                with self.subTest(statement["Sid"], action=action):
                    self.assertTrue(any(like(action.lower(), one) for one in asked))

    def test_statementsOnEveryResourceHaveTheirReason(self):
        unscoped = {one["Sid"] for role in self.pipeline.roles.values() for one in role.statements
                    if one["Effect"] == "Allow" and "*" in listed(one["Resource"])}  # fmt: skip
        self.assertEqual(UNSCOPED.keys(), unscoped)


class GrammarTest(unittest.TestCase):
    """AWS can evaluate each statement: its actions support the resources and the condition keys that it names."""

    def statements(self):
        pipeline = Pipeline(STAGE, STACK, HostedZoneId="Z1")
        for name, statements in [(role.name, role.statements) for role in pipeline.roles.values()] + [("Boundary", pipeline.boundary)]:
            yield from ((name, one) for one in statements if one["Effect"] == "Allow")

    def pairs(self):
        for name, statement in self.statements():
            for action in listed(statement["Action"]):
                if "*" not in action and action_of(definition(), action) and statement["Sid"] not in OF_A_MACRO:
                    yield name, statement, action

    def test_actionIsAboutTheResourcesOfItsStatement(self):
        for name, statement, action in self.pairs():
            patterns, resources = kinds_of(definition(), action), listed(statement["Resource"])
            with self.subTest(name, statement=statement["Sid"], action=action):
                if not patterns:
                    self.assertIn("*", resources)
                elif "*" not in resources:
                    overlapping = [one for one in resources for pattern in patterns if overlap(pattern, one)]
                    self.assertTrue(overlapping, f"{resources} are none of {patterns}")

    def test_actionKnowsTheConditionKeysOfItsStatement(self):
        for name, statement, action in self.pairs():
            known = {key.partition("${")[0].lower() for kind in action_of(definition(), action)["resource_types"].values() for key in kind["condition_keys"]}
            service = definition()[action.partition(":")[0]]
            known |= {key.partition("${")[0].lower() for kind in service["resources"].values() for key in kind["condition_keys"]}
            for key in (key for test in statement.get("Condition", {}).values() for key in test):
                # Condition keys of every request.
                if key == "aws:ResourceAccount":
                    continue
                with self.subTest(name, statement=statement["Sid"], action=action, key=key):
                    self.assertTrue(any(key.lower() == one or (one.endswith("/") and key.lower().startswith(one)) for one in known), known)


@cache
def overlap(one, other):
    """Whether some text matches both patterns."""
    if one.startswith("*"):
        return overlap(one[1:], other) or (other != "" and overlap(one, other[1:]))
    if other.startswith("*"):
        return overlap(other, one)
    return one == other == "" or (one[:1] == other[:1] != "" and overlap(one[1:], other[1:]))


if __name__ == "__main__":
    unittest.main()
