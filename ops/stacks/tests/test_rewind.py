"""Restoring a table in place while the stack is paused, in an account that ministack emulates."""

import contextlib
import io
import time
import unittest
from dataclasses import replace
from pathlib import Path
from unittest import mock

import deployment
import pausing
import rewind
from account import SITE, InAnAccount, quietly
from botocore.exceptions import ClientError
from samcli.yamlhelper import yaml_dump, yaml_parse

CODE = {"Runtime": "python3.11", "Handler": "index.run", "Code": {"ZipFile": "def run(*_): pass"}, "Timeout": 1}
RESERVE = {"Fn::If": ["HasReserve", {"Ref": "ReservedForTheDesk"}, {"Ref": "AWS::NoValue"}]}
CHANGES = {"UpdateEventSourceMapping", "PutFunctionConcurrency", "DeleteFunctionConcurrency", "BatchWriteItem"}


def item(number, **more):
    return {"pk": {"S": f"ARTICLE#{number}"}, "sk": {"S": "HEAD"}, "words": {"SS": ["b", "a"]}} | more


def template():
    """The site's template with functions: one that can have a reserve and a queue's messages, and one of readers."""
    site = yaml_parse(SITE.read_text())
    for table in ("Table", "DraftsTable"):
        properties = site["Resources"][table]["Properties"]
        properties["AttributeDefinitions"].append({"AttributeName": "sk", "AttributeType": "S"})
        properties["KeySchema"].append({"AttributeName": "sk", "KeyType": "RANGE"})
    site["Parameters"]["ReservedForTheDesk"] = {"Type": "String", "Default": "0"}
    site["Conditions"] = {"HasReserve": {"Fn::Not": [{"Fn::Equals": [{"Ref": "ReservedForTheDesk"}, "0"]}]}}
    principal = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
    role = {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [principal]}}
    code = CODE | {"Role": {"Fn::GetAtt": ["Role", "Arn"]}}
    wire = {"EventSourceArn": {"Fn::GetAtt": ["RenderingTasks", "Arn"]}, "FunctionName": {"Ref": "Render"}}
    site["Resources"] |= {
        "Role": {"Type": "AWS::IAM::Role", "Properties": role},
        "Render": {"Type": "AWS::Lambda::Function", "Properties": code | {"ReservedConcurrentExecutions": RESERVE}},
        "Read": {"Type": "AWS::Lambda::Function", "Properties": code},
        "Tasks": {"Type": "AWS::Lambda::EventSourceMapping", "Properties": wire},
    }
    site["Outputs"] |= {name: {"Value": {"Ref": name}} for name in ("Render", "Read", "Tasks")}
    return site


class RewindTest(InAnAccount):
    def setUp(self):
        super().setUp()
        self.enterContext(mock.patch.multiple(pausing, POLL=0.01, TIMEOUT=5))
        # Small batches make several of a few items.
        self.enterContext(mock.patch.multiple(rewind, BACKOFF=0.01, WRITES=4, READS=6))
        self.stage = replace(self.stage, parameters={"ReservedForTheDesk": "20"})
        file = Path(self.folder.name) / "with-functions.yaml"
        file.write_text(yaml_dump(template()))
        quietly(deployment.deploy, self.session, self.stage, file, False)
        self.known = self.outputs()
        self.dynamodb, self.functions = self.session.client("dynamodb"), self.session.client("lambda")
        self.table, self.source = self.known["TableName"], f"{self.known['TableName']}-restored"
        # ministack leaves out the reserve that the template gives.
        self.functions.put_function_concurrency(FunctionName=self.known["Render"], ReservedConcurrentExecutions=20)
        self.then = [item(number) for number in range(12)]
        self.put(*self.then)
        self.dynamodb.restore_table_to_point_in_time(
            SourceTableName=self.table, TargetTableName=self.source, UseLatestRestorableTime=True
        )
        self.dynamodb.get_waiter("table_exists").wait(TableName=self.source, WaiterConfig={"Delay": 0.1, "MaxAttempts": 100})
        self.change()
        self.slept = self.enterContext(mock.patch.object(pausing.time, "sleep"))

    def put(self, *items, table=None):
        for one in items:
            self.dynamodb.put_item(TableName=table or self.table, Item=one)

    def change(self):
        """Changes some items, deletes others and adds more."""
        for number in range(8):
            self.put(item(number, words={"SS": ["c"]}))
        for number in range(8, 10):
            self.dynamodb.delete_item(TableName=self.table, Key={name: item(number)[name] for name in ("pk", "sk")})
        self.put(*(item(f"new-{number}") for number in range(6)))
        self.calls.clear()

    def items(self):
        found = [page["Items"] for page in self.dynamodb.get_paginator("scan").paginate(TableName=self.table)]
        return {one["pk"]["S"]: rewind.digest(one) for page in found for one in page}

    def state(self):
        """What the functions reserve, and whether the mapping is on."""
        reserved = [self.functions.get_function_concurrency(FunctionName=self.known[name]) for name in ("Render", "Read")]
        mapping = self.functions.get_event_source_mapping(UUID=self.known["Tasks"])
        return [one.get("ReservedConcurrentExecutions") for one in reserved], mapping["State"]

    def rewind(self, **more):
        return quietly(lambda: rewind.rewind(self.session, self.stage, "Table", self.source, **more))

    def fails(self, error):
        """What is said when the command fails."""
        said = io.StringIO()
        with contextlib.redirect_stderr(said), self.assertRaises(error):
            self.rewind()
        return said.getvalue()

    def on(self, event, function):
        self.session.events.register(event, function, unique_id=event)

    def assert_as_it_was(self):
        self.assertEqual({one["pk"]["S"]: rewind.digest(one) for one in self.then}, self.items())
        self.assertEqual(([20, None], "Enabled"), self.state())

    def test_tableIsAsItWasAndTheStackRunsWithWhatItReserves(self):
        self.assertIn("runs again", self.rewind())
        self.assert_as_it_was()

    def test_itemsAreWrittenOnceNothingOfTheStackRuns(self):
        states = []
        self.on("before-parameter-build.dynamodb.BatchWriteItem", lambda **_: states.append(self.state()))
        self.rewind()
        self.assertEqual([([0, 0], "Disabled")], [one for at, one in enumerate(states) if one not in states[:at]])
        self.slept.assert_any_call(1)

    def test_dryRunCountsAndChangesNothing(self):
        before = self.items()
        self.assertIn("10 items", self.rewind(dry_run=True))
        self.assertIn("6 deleted", self.rewind(dry_run=True))
        self.assertEqual(set(), CHANGES & set(self.calls))
        self.assertEqual(before, self.items())

    def test_interruptedAtAnyStepItIsCompletedByAnotherRun(self):
        self.rewind()
        steps = [one for one in self.calls if one in CHANGES]
        self.assertEqual(CHANGES, set(steps))
        left = []

        def interrupt(model, **_):
            if left and model.name in CHANGES and left.pop() and not left:
                raise ConnectionError("the machine went away")

        self.on("before-parameter-build", interrupt)
        for step in range(len(steps)):
            with self.subTest(step=step, call=steps[step]):
                self.change()
                left.extend([True] * (step + 1))
                self.fails(ConnectionError)
                self.rewind()
                self.assert_as_it_was()

    def test_interruptionSaysHowToGoOn(self):
        refused = ClientError({"Error": {"Code": "ExpiredToken", "Message": "expired"}}, "BatchWriteItem")
        self.on("before-parameter-build.dynamodb.BatchWriteItem", mock.Mock(side_effect=refused))
        said = self.fails(ClientError)
        self.assertIn(f"`ops/stack rewind dev Table {self.source}` completes it", said)
        self.assertIn("`ops/stack rewind dev --resume` lets the stack run", said)

    def test_stackStaysPausedWhileTheTablesDifferUntilItIsToldToRun(self):
        other = self.session.client("dynamodb")
        self.on("after-call.dynamodb.BatchWriteItem", lambda **_: other.put_item(TableName=self.table, Item=item("stray")))
        said = io.StringIO()
        with contextlib.redirect_stderr(said), self.assertRaisesRegex(SystemExit, "something else writes"):
            self.rewind()
        self.assertEqual(([0, 0], "Disabled"), self.state())
        self.assertIn("runs again", quietly(rewind.resume, self.session, self.stage))
        self.assertEqual(([20, None], "Enabled"), self.state())

    def test_whatTheTableHasNoCapacityForIsSentAgain(self):
        refused = []

        def refuse(params, **_):
            if len(refused) < 3 and len(params["RequestItems"][self.table]) > 1:
                refused.append(params["RequestItems"][self.table].pop())

        def tell(parsed, **_):
            if refused and refused[-1]:
                parsed["UnprocessedItems"] = {self.table: [refused[-1]]}
                refused[-1] = None

        self.on("before-parameter-build.dynamodb.BatchWriteItem", refuse)
        self.on("after-call.dynamodb.BatchWriteItem", tell)
        self.rewind()
        self.assertEqual(2 * 2, self.calls.count("Scan"))
        self.assert_as_it_was()

    def test_expiredItemsAreNeitherRestoredNorDeleted(self):
        gone = {"expiresAt": {"N": str(int(time.time()) - 60)}}
        self.put(item("expired", **gone), table=self.source)
        self.put(item("expired too", **gone))
        self.rewind()
        self.assertIn("ARTICLE#expired too", self.items())
        self.assertNotIn("ARTICLE#expired", self.items())

    def test_tableThatIsNoCopyOfThisOneIsRefused(self):
        keys = {"AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}], "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}]}
        self.dynamodb.create_table(TableName="with-other-keys", BillingMode="PAY_PER_REQUEST", **keys)
        self.calls.clear()
        for source, reason in ((self.table, "own table"), ("with-other-keys", "other keys")):
            with self.assertRaisesRegex(SystemExit, reason):
                quietly(rewind.rewind, self.session, self.stage, "Table", source)
        described = self.dynamodb.describe_table
        for more, reason in (({"TableStatus": "CREATING"}, "CREATING"), ({"RestoreSummary": {"SourceTableArn": "another"}}, "from another")):

            def describe(TableName, more=more):
                found = described(TableName=TableName)["Table"]
                return {"Table": found | (more if TableName == self.source else {})}

            with mock.patch.object(self.dynamodb, "describe_table", describe), self.assertRaisesRegex(SystemExit, reason):
                rewind.Tables(self.dynamodb, self.source, self.table)
        self.assertEqual(set(), CHANGES & set(self.calls))

    def test_emptyCopyDeletesNothing(self):
        schema = self.dynamodb.describe_table(TableName=self.table)["Table"]
        keys = {name: schema[name] for name in ("AttributeDefinitions", "KeySchema")}
        self.dynamodb.create_table(TableName="empty", BillingMode="PAY_PER_REQUEST", **keys)
        before = self.items()
        with self.assertRaisesRegex(SystemExit, "is empty"):
            quietly(rewind.rewind, self.session, self.stage, "Table", "empty", True)
        self.assertEqual(before, self.items())

    def test_stackThatIsBeingDeployedIsRefused(self):
        stack = {"StackStatus": "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"}
        with mock.patch.object(rewind, "described", return_value=stack), self.assertRaisesRegex(SystemExit, "wait until"):
            self.rewind()


class DigestTest(unittest.TestCase):
    def test_orderOfElementsMattersInListsOnly(self):
        for kind, one, other in (("SS", "a", "b"), ("NS", "1", "2"), ("BS", b"a", b"b")):
            self.assertEqual(*(rewind.digest({"a": {"M": {"s": {kind: order}}}}) for order in ([one, other], [other, one])))
        one, other = {"S": "a"}, {"B": b"b"}
        self.assertNotEqual(*(rewind.digest({"a": {"L": order}}) for order in ([one, other], [other, one])))
        self.assertNotEqual(rewind.digest({"a": {"S": "1"}}), rewind.digest({"a": {"N": "1"}}))


if __name__ == "__main__":
    unittest.main()
