"""Recovery from failed renderings, in an account that ministack emulates."""

import json
import sys
import unittest

import deployment
import redrive
from account import SITE, InAnAccount, quietly

TASK = {"rendering": "8a6e0804", "step": 3, "cursor": "an-article"}
PAGES = {"pages": ["/articles/a", "/articles/b"]}
CHANGES = {"changes": [{"SequenceNumber": "1", "Keys": {"pk": {"S": "ARTICLE#a"}, "sk": {"S": "HEAD"}}}]}
BATCH = {
    "requestContext": {"condition": "RetryAttemptsExhausted"},
    "DDBStreamBatchInfo": {
        "batchSize": 3,
        "approximateArrivalOfFirstRecord": "2026-03-10T09:20:16Z",
        "approximateArrivalOfLastRecord": "2026-03-10T09:20:17Z",
    },
}


class RedriveTest(InAnAccount):
    def setUp(self):
        super().setUp()
        quietly(deployment.deploy, self.session, self.stage, SITE, False)
        self.sqs = self.session.client("sqs")
        self.queue = self.outputs()["UnrenderedChangesQueue"]
        self.tasks = self.outputs()["RenderingTasksQueue"]

    def send(self, message):
        self.sqs.send_message(QueueUrl=self.queue, MessageBody=json.dumps(message))

    def waiting(self, queue=None):
        found = self.sqs.receive_message(QueueUrl=queue or self.queue, MaxNumberOfMessages=10, VisibilityTimeout=0)
        return [json.loads(message["Body"]) for message in found.get("Messages", [])]

    def redrive(self, script):
        return quietly(redrive.redrive, self.session, self.stage, [sys.executable, "-c", script])

    def test_whatIsRenderedAfterAllIsShownAndForgotten(self):
        self.send(TASK)
        self.send(BATCH)
        said = self.redrive("import os; assert os.environ['TOKEN']")
        self.assertIn("a task of the rendering 8a6e0804", said)
        self.assertIn("3 changes from 2026-03-10T09:20:16Z to 2026-03-10T09:20:17Z: RetryAttemptsExhausted", said)
        self.assertIn("make check STAGE=dev REPAIR=1", said)
        self.assertEqual([], self.waiting())

    def test_whatNamesItsPagesIsQueuedAgainAndNothingElseIsRendered(self):
        self.send(PAGES)
        self.send(CHANGES)
        said = self.redrive("raise SystemExit(3)")
        self.assertIn("pages: /articles/a, /articles/b", said)
        self.assertIn("1 changes of an import", said)
        self.assertEqual([], self.waiting())
        self.assertCountEqual([PAGES, CHANGES], self.waiting(self.tasks))

    def test_whatNobodyKnowsIsShown(self):
        self.send({"other": 1})
        self.assertIn('an unknown message: {"other": 1}', self.redrive(""))

    def test_whatComesMeanwhileStays(self):
        self.send(TASK)
        later = f"import boto3; boto3.client('sqs').send_message(QueueUrl={self.queue!r}, MessageBody={json.dumps(BATCH)!r})"
        self.redrive(later)
        self.assertEqual([BATCH], self.waiting())

    def test_whatCannotBeRenderedStays(self):
        self.send(TASK)
        with self.assertRaisesRegex(SystemExit, "all 1 stay"):
            self.redrive("raise SystemExit(3)")
        self.assertEqual([TASK], self.waiting())

    def test_nothingIsRenderedForAnEmptyQueue(self):
        self.assertIn("the queue is empty", self.redrive("raise SystemExit(3)"))


if __name__ == "__main__":
    unittest.main()
