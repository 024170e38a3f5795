"""Tests of the comparison at the end of `make sam`: `python3 -m unittest discover ci`"""

import json
import unittest
from collections import Counter

from aws_calls import Call, calls_of
from privileges import Grant, compare, denials, grants, report, summary


def template(*statements, function="Publish"):
    properties = {"Policies": [{"Statement": list(statements)}]}
    return {"Resources": {function: {"Type": "AWS::Serverless::Function", "Properties": properties}}}


def allow(actions, resource, *keys, operator="ForAllValues:StringLike"):
    condition = {"Condition": {operator: {"dynamodb:LeadingKeys": list(keys)}}} if keys else {}
    return {"Sid": "Test", "Effect": "Allow", "Action": actions, "Resource": resource} | condition


TABLE = {"Fn::GetAtt": ["Table", "Arn"]}
READ_ARTICLE = Call("dynamodb:GetItem", "Table", "ARTICLE#a")
READ_SITE = Call("dynamodb:GetItem", "Table", "SITE")
WRITE_ARTICLE = Call("dynamodb:PutItem", "Table", "ARTICLE#a")
POLICY = template(
    allow("dynamodb:GetItem", TABLE, "ARTICLE#*", "SITE"),
    allow(["dynamodb:PutItem"], TABLE, "ARTICLE#*"),
)


def compared(policy, *calls, exempt=()):
    return compare(grants(policy), {"Publish": Counter(calls)}, dict.fromkeys(exempt, "a reason"))


class ComparisonTest(unittest.TestCase):
    def test_a_policy_that_is_used_to_the_full_fits(self):
        comparison = compared(POLICY, READ_ARTICLE, READ_ARTICLE, READ_SITE, WRITE_ARTICLE)
        self.assertTrue(comparison.fits, summary(comparison))
        self.assertEqual([2, 1, 1], list(comparison.used.values()))

    def test_a_policy_that_lacks_an_action_is_not_enough(self):
        delete = Call("dynamodb:DeleteItem", "Table", "ARTICLE#a")
        comparison = compared(POLICY, READ_ARTICLE, READ_SITE, WRITE_ARTICLE, delete)
        self.assertFalse(comparison.fits)
        self.assertEqual([("Publish", delete)], comparison.refused)
        self.assertIn("Publish may not dynamodb:DeleteItem in Table ARTICLE#a", summary(comparison))

    def test_a_policy_that_lacks_a_key_is_not_enough(self):
        write = Call("dynamodb:PutItem", "Table", "SITE")
        self.assertEqual(
            [("Publish", write)], compared(POLICY, READ_ARTICLE, READ_SITE, WRITE_ARTICLE, write).refused
        )

    def test_an_action_that_no_call_needs_is_too_much(self):
        comparison = compared(POLICY, READ_ARTICLE, READ_SITE)
        self.assertFalse(comparison.fits)
        self.assertEqual([Grant("Publish", "dynamodb:PutItem", "Table", "ARTICLE#*")], comparison.unused)

    def test_a_key_that_no_call_needs_is_too_much(self):
        comparison = compared(POLICY, READ_ARTICLE, WRITE_ARTICLE)
        self.assertEqual([Grant("Publish", "dynamodb:GetItem", "Table", "SITE")], comparison.unused)
        self.assertIn("`SITE` **not used**", report(comparison, {}))

    def test_what_another_function_does_needs_its_own_policy(self):
        comparison = compare(grants(POLICY), {"Other": Counter([READ_SITE])}, {})
        self.assertEqual([("Other", READ_SITE)], comparison.refused)

    def test_a_call_without_a_key_is_not_allowed_by_a_policy_with_keys(self):
        scan = Call("dynamodb:Scan", "Table")
        self.assertEqual([("Publish", scan)], compared(template(allow("dynamodb:Scan", TABLE, "*")), scan).refused)

    def test_an_exemption_holds_only_while_nothing_uses_the_grant(self):
        grant = Grant("Publish", "dynamodb:GetItem", "Table", "SITE")
        self.assertTrue(compared(POLICY, READ_ARTICLE, WRITE_ARTICLE, exempt=[grant]).fits)
        used = compared(POLICY, READ_ARTICLE, WRITE_ARTICLE, READ_SITE, exempt=[grant])
        self.assertEqual([grant], used.stale)
        self.assertFalse(used.fits)

    def test_an_exemption_of_what_is_not_granted_does_not_stay(self):
        gone = Grant("Publish", "dynamodb:GetItem", "Table", "LISTING#*")
        self.assertEqual([gone], compared(POLICY, READ_ARTICLE, READ_SITE, WRITE_ARTICLE, exempt=[gone]).stale)


class GrantsTest(unittest.TestCase):
    def test_objects_are_granted_by_the_beginnings_of_their_keys(self):
        images = {"Fn::Sub": "${Pages.Arn}/images/*"}
        policy = template(allow("s3:PutObject", images))
        self.assertTrue(compared(policy, Call("s3:PutObject", "Pages/images/a/320.webp")).fits)
        self.assertFalse(compared(policy, Call("s3:PutObject", "Pages/index.html")).fits)
        self.assertFalse(compared(policy, Call("s3:PutObject", "Uploads/images/a")).fits)

    def test_what_is_denied_is_not_allowed_by_another_statement(self):
        images = {"Fn::Sub": "${Pages.Arn}/images/*"}
        policy = template(
            allow("s3:DeleteObject", {"Fn::Sub": "${Pages.Arn}/*"}), allow("s3:DeleteObject", images) | {"Effect": "Deny"}
        )
        for key, allowed in (("index.html", True), ("images/a/320.webp", False)):
            calls = {"Publish": Counter([Call("s3:DeleteObject", f"Pages/{key}")])}
            self.assertEqual(allowed, compare(grants(policy), calls, {}, denials(policy)).fits, key)

    def test_a_key_is_taken_literally_but_for_wildcards(self):
        self.assertFalse(Grant("Publish", "a", "Table", "SITE").covers(Call("a", "Table", "SITES")))
        self.assertFalse(Grant("Publish", "a", "Table", "A.*").covers(Call("a", "Table", "AB")))

    def test_what_cannot_be_compared_is_refused(self):
        for statement in (
            allow("dynamodb:GetItem", "*"),
            allow("dynamodb:GetItem", TABLE, "SITE") | {"Effect": "Deny"},
            allow("dynamodb:GetItem", TABLE) | {"Condition": {"StringLike": {"dynamodb:LeadingKeys": ["SITE"]}}},
            allow("dynamodb:GetItem", TABLE, "ARTICLE#*", operator="ForAllValues:StringEquals"),
        ):
            with self.subTest(statement), self.assertRaises(ValueError):
                grants(template(statement))
        policies = template()
        policies["Resources"]["Publish"]["Properties"]["Policies"] = ["AmazonDynamoDBFullAccess"]
        with self.assertRaises(ValueError):
            grants(policies)

    def test_the_same_is_not_granted_twice(self):
        with self.assertRaises(ValueError):
            grants(template(allow("dynamodb:GetItem", TABLE, "SITE"), allow("dynamodb:GetItem", TABLE, "SITE", "A#*")))


def table(operation, request):
    headers = {"X-Amz-Target": f"DynamoDB_20120810.{operation}"}
    return calls_of("POST", "/", headers, json.dumps(request), 200)


class CallsTest(unittest.TestCase):
    def test_a_transaction_needs_the_permissions_of_its_parts(self):
        key = {"pk": {"S": "ARTICLE#a"}, "sk": {"S": "HEAD"}}
        parts = {
            "Put": {"TableName": "articles", "Item": key},
            "Update": {"TableName": "articles", "Key": key},
            "Delete": {"TableName": "articles", "Key": key},
            "ConditionCheck": {"TableName": "articles", "Key": key},
        }
        request = {"TransactItems": [{name: part} for name, part in parts.items()]}
        self.assertEqual(
            [
                Call(f"dynamodb:{action}", "articles", "ARTICLE#a")
                for action in ("PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem")
            ],
            table("TransactWriteItems", request),
        )

    def test_a_query_is_of_the_partition_that_its_condition_names(self):
        query = {
            "TableName": "articles",
            "KeyConditionExpression": "#p = :it AND sk > :from",
            "ExpressionAttributeNames": {"#p": "pk"},
            "ExpressionAttributeValues": {":it": {"S": "SITE"}, ":from": {"S": "A"}},
        }
        self.assertEqual([Call("dynamodb:Query", "articles", "SITE")], table("Query", query))

    def test_each_key_of_a_batch_counts(self):
        keys = [{"pk": {"S": name}, "sk": {"S": "HEAD"}} for name in ("ARTICLE#a", "ARTICLE#b")]
        self.assertEqual(
            [Call("dynamodb:BatchGetItem", "articles", name) for name in ("ARTICLE#a", "ARTICLE#b")],
            table("BatchGetItem", {"RequestItems": {"articles": {"Keys": keys}}}),
        )

    def test_each_write_of_a_batch_counts(self):
        writes = [
            {"PutRequest": {"Item": {"pk": {"S": "REDIRECTS#00"}, "sk": {"S": "/a"}, "path": {"S": "/"}}}},
            {"DeleteRequest": {"Key": {"pk": {"S": "REDIRECTS#01"}, "sk": {"S": "/b"}}}},
        ]
        self.assertEqual(
            [Call("dynamodb:BatchWriteItem", "articles", name) for name in ("REDIRECTS#00", "REDIRECTS#01")],
            table("BatchWriteItem", {"RequestItems": {"articles": writes}}),
        )

    def test_a_scan_has_no_key(self):
        self.assertEqual([Call("dynamodb:Scan", "articles")], table("Scan", {"TableName": "articles"}))

    def test_a_missing_object_is_told_to_those_who_may_list(self):
        self.assertEqual(
            [Call("s3:GetObject", "pages/a b"), Call("s3:ListBucket", "pages")],
            calls_of("HEAD", "/pages/a%20b", {}, b"", 404),
        )

    def test_a_condition_on_an_etag_is_a_read(self):
        read, write = Call("s3:GetObject", "pages/a"), Call("s3:PutObject", "pages/a")
        self.assertEqual([write, read], calls_of("PUT", "/pages/a", {"If-Match": '"1"'}, b"", 200))
        self.assertEqual([write], calls_of("PUT", "/pages/a", {"If-None-Match": "*"}, b"", 200))

    def test_messages_in_a_batch_need_the_permission_of_one(self):
        body = json.dumps({"QueueUrl": "http://localhost/000000000000/tasks"})
        headers = {"X-Amz-Target": "AmazonSQS.SendMessageBatch"}
        self.assertEqual([Call("sqs:SendMessage", "tasks")], calls_of("POST", "/", headers, body, 200))


if __name__ == "__main__":
    unittest.main()
