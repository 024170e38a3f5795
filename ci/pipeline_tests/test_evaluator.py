"""ministack's policy evaluator follows IAM's documentation as far as the other tests depend on it."""

import unittest

from policies import Request, Role

ALLOW = {"Sid": "All", "Effect": "Allow", "Action": "iam:*", "Resource": "*"}


def only(**statement):
    return Role("a role", [{"Sid": "Only", "Effect": "Allow", "Action": "iam:CreateRole", "Resource": "*"} | statement], {})


class EvaluatorTest(unittest.TestCase):
    def test_denyOverrulesAllow(self):
        role = Role("a role", [ALLOW, {"Sid": "No", "Effect": "Deny", "Action": "iam:Delete*", "Resource": "*"}], {})
        self.assertEqual("All", role.allows(Request("iam:CreateRole")))
        self.assertIsNone(role.allows(Request("iam:DeleteRole")))
        self.assertIsNone(role.allows(Request("s3:GetObject")))

    def test_wildcardInResourceCrossesSlashes(self):
        role = only(Resource="arn:aws:iam::1:role/a/*")
        self.assertTrue(role.allows(Request("iam:CreateRole", "arn:aws:iam::1:role/a/b/c")))
        self.assertFalse(role.allows(Request("iam:CreateRole", "arn:aws:iam::1:role/ab")))

    def test_absentKeyFailsAnEqualsCondition(self):
        role = only(Condition={"ArnEquals": {"iam:PermissionsBoundary": "arn:b"}})
        self.assertTrue(role.allows(Request("iam:CreateRole", keys={"iam:PermissionsBoundary": "arn:b"})))
        self.assertFalse(role.allows(Request("iam:CreateRole", keys={"iam:PermissionsBoundary": "arn:c"})))
        self.assertFalse(role.allows(Request("iam:CreateRole")))

    def test_nullConditionAsksForPresence(self):
        role = only(Condition={"Null": {"cloudformation:ImportResourceTypes": True}})
        self.assertTrue(role.allows(Request("iam:CreateRole")))
        self.assertFalse(role.allows(Request("iam:CreateRole", keys={"cloudformation:ImportResourceTypes": "AWS::IAM::Role"})))

    def test_everyConditionOfAStatementHasToHold(self):
        key = "aws:ResourceTag/stack"
        deny = {"Sid": "No", "Effect": "Deny", "Action": "*", "Resource": "*"}
        role = Role("a role", [ALLOW, deny | {"Condition": {"Null": {key: False}, "StringNotEquals": {key: "mine"}}}], {})
        self.assertTrue(role.allows(Request("iam:CreateRole")))
        self.assertTrue(role.allows(Request("iam:CreateRole", keys={key: "mine"})))
        self.assertFalse(role.allows(Request("iam:CreateRole", keys={key: "another's"})))

    def test_notResourceSparesWhatItNames(self):
        role = Role("a role", [ALLOW, {"Sid": "No", "Effect": "Deny", "Action": "iam:*", "NotResource": ["arn:spared"]}], {})
        self.assertTrue(role.allows(Request("iam:DeleteRole", "arn:spared")))
        self.assertFalse(role.allows(Request("iam:DeleteRole", "arn:other")))

    def test_boundaryLimitsAndGivesNothing(self):
        read = [{"Sid": "Read", "Effect": "Allow", "Action": ["iam:Get*", "s3:Get*"], "Resource": "*"}]
        role = Role("a role", [ALLOW], {})
        self.assertTrue(role.allows(Request("iam:GetRole"), read))
        self.assertFalse(role.allows(Request("iam:CreateRole"), read))
        self.assertFalse(role.allows(Request("s3:GetObject"), read))


if __name__ == "__main__":
    unittest.main()
