"""Deploys, rotates and deletes stacks with the real SAM CLI in an account that ministack emulates."""

import contextlib
import io
import json
import os
import sys
import textwrap
import threading
import unittest
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from unittest import mock

import deployment
import destruction
import editors
import operation
import secret
from account import SITE, InAnAccount
from samtranslator.translator.transform import transform
from settings import ROOT

# The outputs that name what a destruction keeps.
KEPT = {"TableName", "DraftsTableName", "PagesBucket", "UserPool"}
DELETES_DATA = {"DeleteTable", "DeleteBucket", "DeleteObjects", "DeleteObject", "DeleteUserPool", "DeleteParameter"}


def quietly(function, *arguments):
    """The function's output; raises its exit status."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        function(*arguments)
    return said.getvalue()


class DeployTest(InAnAccount):
    def test_theFirstDeploymentMakesASecretAndTellsTheStackItsAddress(self):
        quietly(deployment.deploy, self.session, self.stage, SITE, False)
        outputs = self.outputs()
        self.assertEqual("https://d111111abcdef8.cloudfront.net ", outputs["Known"])
        self.assertEqual(outputs["Sent"], outputs["Accepted"])
        self.assertEqual(43, len(outputs["Sent"]))

    def test_aLaterDeploymentKeepsTheSecretAndIsOne(self):
        quietly(deployment.deploy, self.session, self.stage, SITE, False)
        first = self.outputs()["Sent"]
        with mock.patch.object(deployment, "apply", wraps=deployment.apply) as apply:
            quietly(deployment.deploy, self.session, self.stage, SITE, False)
        self.assertEqual(1, apply.call_count)
        self.assertEqual(first, self.outputs()["Sent"])
        self.assertEqual(1, self.calls.count("PutParameter"))

    def test_aDomainOfOnesOwnIsTheAddressAtOnce(self):
        stage = replace(self.stage, parameters={"SiteUrl": "https://news.example.org", "ClientSecret": "s"})
        with mock.patch.object(deployment, "apply", wraps=deployment.apply) as apply:
            quietly(deployment.deploy, self.session, stage, SITE, False)
        self.assertEqual(1, apply.call_count)
        self.assertEqual("https://news.example.org s", self.outputs()["Known"])

    def test_aDeploymentNeedsNoMoreOfTheStackThanItsDescription(self):
        quietly(deployment.deploy, self.session, self.stage, SITE, False)
        stack = deployment.described(self.session.client("cloudformation"), self.stage.stack)
        names = deployment._names(deployment.yaml_parse(SITE.read_text()), stack)
        known = {"Table": "TableName", "DraftsTable": "DraftsTableName", "Pages": "PagesBucket", "Uploads": "UploadsBucket"}
        self.assertEqual({name: self.outputs()[output] for name, output in known.items()}, names)
        self.assertEqual({"DescribeStacks"}, {one for one in self.calls if one.startswith(("List", "Describe"))})

    def test_argumentsHoldNoParameter(self):
        """All users of a machine can read a program's arguments, and the parameters include the issuer's secret."""
        stage = replace(self.stage, parameters={"SiteUrl": "https://news.example.org", "ClientSecret": 'hidden "from" ps'})
        with mock.patch.object(deployment, "_sam", wraps=deployment._sam) as sam:
            quietly(deployment.deploy, self.session, stage, SITE, False)
        self.assertEqual('https://news.example.org hidden "from" ps', self.outputs()["Known"])
        self.assertNotIn("hidden", str(sam.call_args_list))

    def test_aParameterThatTheTemplateLacksIsNamed(self):
        with self.assertRaisesRegex(SystemExit, "no parameter Typo"):
            quietly(deployment.deploy, self.session, replace(self.stage, parameters={"Typo": "1"}), SITE, False)


class EditorTest(InAnAccount):
    def test_aProgramIsAnEditorForAsLongAsItRuns(self):
        quietly(deployment.deploy, self.session, self.stage, SITE, False)
        says_who_it_is = """
            import base64, json, os, sys
            claims = json.loads(base64.urlsafe_b64decode(os.environ["TOKEN"].split(".")[1] + "=="))
            right = claims["cognito:groups"] == ["administrators"] and os.environ["URL"].startswith("https://")
            right = right and os.environ["DISTRIBUTION"] == sys.argv[1]
            sys.exit(7 if right else 1)"""
        program = [sys.executable, "-c", textwrap.dedent(says_who_it_is), self.outputs()["DistributionId"]]
        self.assertEqual(7, editors.run(self.session, self.stage, program))
        users = self.session.client("cognito-idp").list_users(UserPoolId=self.outputs()["UserPool"])["Users"]
        self.assertEqual([], users)


    def test_aRepositoryOfContentNeedNotReadTheStack(self):
        quietly(deployment.deploy, self.session, self.stage, SITE, False)
        says_the_site = "import os, sys; sys.exit(7 if os.environ['URL'] == 'https://news.example.org' else 1)"
        known = {"USER_POOL": self.outputs()["UserPool"], "SITE_URL": "https://news.example.org"}
        self.calls.clear()
        with mock.patch.dict(os.environ, known):
            self.assertEqual(7, editors.run(self.session, self.stage, [sys.executable, "-c", says_the_site]))
        self.assertNotIn("DescribeStacks", self.calls)


class OperatorTest(InAnAccount):
    def test_aProgramIsToldWhatItWorksOnAndWhoItIs(self):
        quietly(deployment.deploy, self.session, self.stage, SITE, False)
        asks = """
            import os, sys
            import boto3
            for name in ("TABLE_NAME", "DRAFTS_TABLE_NAME"):
                boto3.client("dynamodb").describe_table(TableName=os.environ[name])
            boto3.client("s3").head_bucket(Bucket=os.environ["BUCKET_NAME"])
            sys.exit(7 if os.environ["AWS_ACCESS_KEY_ID"] else 1)"""
        self.assertEqual(7, operation.run(self.session, self.stage, [sys.executable, "-c", textwrap.dedent(asks)]))


class TakedownTest(InAnAccount):
    """Runs the real program, against a site that no longer has the article."""

    class Site(BaseHTTPRequestHandler):
        def do_DELETE(self):
            self.answer(200, b'{"pictures": ["/images/b/"], "shared": []}')

        def do_GET(self):
            self.answer(404, b"")

        def answer(self, status, body):
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    def test_theCdnIsToldToDropItsCopies(self):
        quietly(deployment.deploy, self.session, self.stage, SITE, False)
        with ThreadingHTTPServer(("127.0.0.1", 0), self.Site) as site:
            threading.Thread(target=site.serve_forever).start()
            url = f"http://127.0.0.1:{site.server_port}"
            program = [ROOT / "cli/broadsheet", "takedown", "a", "--url", url]
            try:
                self.assertEqual(0, editors.run(self.session, self.stage, program))
            finally:
                site.shutdown()
        cloudfront, of = self.session.client("cloudfront"), {"DistributionId": self.outputs()["DistributionId"]}
        (made,) = cloudfront.list_invalidations(**of)["InvalidationList"]["Items"]
        batch = cloudfront.get_invalidation(**of, Id=made["Id"])["Invalidation"]["InvalidationBatch"]
        own = ["/articles/a", "/articles/a/comments/1", "/cards/a.png", "/data/articles/a.json"]
        self.assertEqual([*own, "/images/b/*"], batch["Paths"]["Items"])


class StampTest(unittest.TestCase):
    """The version to which a function's alias leads, by SAM's own transform."""

    FUNCTION = {
        "Type": "AWS::Serverless::Function",
        "Properties": {
            "CodeUri": "s3://bucket/key", "Handler": "a.B", "Runtime": "java25", "AutoPublishAlias": "live",
            "Environment": {"Variables": {"SECRETS": {"Ref": "OriginSecrets"}}},
        },
    }  # fmt: skip
    TEMPLATE = {"Transform": "AWS::Serverless-2016-10-31", "Resources": {"Function": FUNCTION}}

    def version(self, template):
        managed = mock.Mock()
        managed.load.return_value = {}
        with mock.patch.dict(os.environ, {"AWS_DEFAULT_REGION": "eu-central-1"}):
            resources = transform(json.loads(json.dumps(template)), {}, managed)["Resources"]
        return [name for name, one in resources.items() if one["Type"] == "AWS::Lambda::Version"]

    OTHER = {"Type": "AWS::Serverless::Function", "Properties": FUNCTION["Properties"] | {"CodeUri": "s3://bucket/other"}}

    def releases(self, parameters=None, secret_version=1, names=None, template=None):
        """The digest in each function's environment, whose change makes SAM publish a new version."""
        stamped = deployment.stamped(template or self.TEMPLATE, deployment.Release(parameters or {}, secret_version, names or {}))
        self.assertEqual(1, len(self.version(stamped)))
        return [one["Properties"]["Environment"]["Variables"]["RELEASE"] for one in stamped["Resources"].values()]

    def test_anotherSecretIsAnotherVersionAndTheSameIsNot(self):
        stamped = deployment.stamped(self.TEMPLATE, deployment.Release({}, 1))
        again = deployment.stamped(stamped, deployment.Release({}, 1))
        self.assertEqual(self.version(stamped), self.version(again))
        self.assertNotEqual(self.version(stamped), self.version(deployment.stamped(stamped, deployment.Release({}, 2))))

    def test_onlyParametersThatAFunctionRefersToMakeAnotherVersionOfIt(self):
        template = json.loads(json.dumps(self.TEMPLATE))
        template["Parameters"] = {name: {"Type": "String", "Default": "a"} for name in ("Said", "Chosen", "Other", "Alert")}
        template["Conditions"] = {"IsChosen": {"Fn::And": [{"Condition": "IsInner"}]}, "IsInner": {"Fn::Equals": [{"Ref": "Chosen"}, "a"]}}
        variables = template["Resources"]["Function"]["Properties"]["Environment"]["Variables"]
        variables |= {"A": {"Fn::Sub": "x${Said}"}, "B": {"Fn::If": ["IsChosen", "a", {"Ref": "Other"}]}}
        before = self.releases(template=template)
        for name in ("Said", "Chosen", "Other"):
            self.assertNotEqual(before, self.releases({name: "b"}, template=template), name)
        self.assertEqual(before, self.releases({"Alert": "b"}, template=template))
        self.assertEqual(before, self.releases({"Said": "a"}, template=template))

    def test_aTableThatWasRestoredUnderAnotherNameMakesAnotherVersion(self):
        template = json.loads(json.dumps(self.TEMPLATE))
        template["Resources"]["Function"]["Properties"]["Environment"]["Variables"]["TABLE"] = {"Ref": "Table"}
        before = self.releases(names={"Table": "t-1", "Pages": "p-1"}, template=template)
        self.assertEqual(before, self.releases(names={"Table": "t-1", "Pages": "p-2"}, template=template))
        self.assertNotEqual(before, self.releases(names={"Table": "t-restored"}, template=template))

    def test_aChangedFunctionLeavesTheOthersAsTheyAre(self):
        template = {**self.TEMPLATE, "Resources": {"Function": self.FUNCTION, "Other": self.OTHER}}
        stamped = deployment.stamped(template, deployment.Release({}, 1))["Resources"]
        template["Resources"]["Other"] = json.loads(json.dumps(self.OTHER).replace("s3://bucket/other", "s3://bucket/new"))
        changed = deployment.stamped(template, deployment.Release({}, 1))["Resources"]
        self.assertEqual(stamped["Function"], changed["Function"])
        self.assertNotEqual(stamped["Other"]["Properties"]["Environment"], changed["Other"]["Properties"]["Environment"])

    def test_routesAndPermissionsMakeNoOtherVersion(self):
        template = json.loads(json.dumps(self.TEMPLATE))
        template["Resources"]["Function"]["Properties"]["Policies"] = [{"Statement": []}]
        self.assertEqual(self.releases(), self.releases(template=template))


class RotateTest(InAnAccount):
    def setUp(self):
        super().setUp()
        stage = replace(self.stage, parameters={"ClientSecret": "s", "SiteUrl": "https://a.example"})
        quietly(deployment.deploy, self.session, stage, SITE, False)
        self.old = self.outputs()["Sent"]
        self.seen = []
        apply = deployment.apply

        def watched(*arguments, **named):
            apply(*arguments, **named)
            outputs = self.outputs()
            self.seen.append((outputs["Sent"], outputs["Accepted"].split(" ")))
            if len(self.seen) == self.breaks_after:
                raise ConnectionError("the machine went away")

        self.breaks_after = 0
        self.enterContext(mock.patch.object(deployment, "apply", watched))

    def rotate(self):
        quietly(deployment.rotate, self.session, self.stage)

    def break_after(self, deployments):
        self.breaks_after = deployments
        with self.assertRaises(ConnectionError):
            self.rotate()
        self.breaks_after = 0

    def assert_rotated_without_an_outage(self):
        """Consecutive states of the stack accept each other's secret, because a deployment updates CloudFront and the
        functions in no guaranteed order.
        """
        states = [(self.old, [self.old]), *self.seen]
        for (sent, accepted), (sent_next, accepted_next) in pairwise(states):
            self.assertIn(sent, accepted_next)
            self.assertIn(sent_next, accepted)
        self.assertNotIn(self.old, self.seen[-1][1])
        self.assertEqual("https://a.example s", self.outputs()["Known"])

    def test_theSecretPassesThroughThreeDeployments(self):
        self.rotate()
        new = self.seen[-1][0]
        self.assertEqual([(self.old, [self.old, new]), (new, [new, self.old]), (new, [new])], self.seen)
        self.assert_rotated_without_an_outage()

    def test_aRotationThatEndedAfterItsFirstDeploymentGoesOn(self):
        self.break_after(1)
        self.rotate()
        self.assert_rotated_without_an_outage()
        self.assertEqual(2, len({value for _, accepted in self.seen for value in accepted}))

    def test_aRotationThatEndedAfterItsSecondDeploymentEndsWithTheNewSecret(self):
        self.break_after(2)
        self.rotate()
        self.assert_rotated_without_an_outage()
        self.assertEqual(self.seen[1][0], self.seen[-1][0])

    def test_aRotationThatEndedBeforeADeploymentGoesOn(self):
        name = self.stage.secrets_name
        secret._write(self.session.client("ssm"), name, [self.old, "next"])
        self.rotate()
        self.assertEqual(("next", ["next"]), self.seen[-1])
        self.assert_rotated_without_an_outage()

    def test_twoValuesOfUnknownOriginAreLeftAlone(self):
        ssm = self.session.client("ssm")
        secret._write(ssm, self.stage.secrets_name, ["a", "b"])
        with self.assertRaisesRegex(SystemExit, "by other means"):
            self.rotate()
        self.assertEqual([], self.seen)


class DestroyTest(InAnAccount):
    def setUp(self):
        super().setUp()
        quietly(deployment.deploy, self.session, self.stage, SITE, False)
        self.made = self.outputs()
        self.session.client("s3").put_object(Bucket=self.made["PagesBucket"], Key="kept", Body=b"1")
        self.calls.clear()

    def destroy(self, drop=False, confirmed=""):
        return quietly(destruction.destroy, self.session, self.stage, drop, confirmed)

    def there(self):
        tables = self.session.client("dynamodb").list_tables()["TableNames"]
        buckets = [one["Name"] for one in self.session.client("s3").list_buckets()["Buckets"]]
        pools = [one["Id"] for one in self.session.client("cognito-idp").list_user_pools(MaxResults=60)["UserPools"]]
        return {name for name in KEPT if self.made[name] in tables + buckets + pools}

    def test_whatWasMadeIsKeptAndNamed(self):
        said = self.destroy()
        self.assertEqual(set(), DELETES_DATA & set(self.calls))
        self.assertEqual(KEPT, self.there())
        self.assertEqual({}, self.outputs())
        for name in KEPT:
            self.assertIn(self.made[name], said)
        self.assertIn(f"DATA=drop CONFIRM={self.stage.stack}", said)

    def test_whatIsToldOnceIsNotDone(self):
        for confirmed in ("", "yes", "dev", self.stage.stack.upper()):
            with self.assertRaisesRegex(SystemExit, "Nothing was done"):
                self.destroy(True, confirmed)
        self.assertEqual([], self.calls)

    def test_whatIsToldTwiceIsDroppedWithItsData(self):
        said = self.destroy(True, self.stage.stack)
        self.assertLess(said.index("Dropped for good"), said.index("Deleting the stack"))
        self.assertEqual(set(), self.there())
        self.assertIn("DeleteParameter", self.calls)

    def test_whatAnEarlierDestructionKeptCanBeDroppedLater(self):
        self.destroy()
        self.destroy(True, self.stage.stack)
        self.assertEqual(set(), self.there())

    def test_aDropThatEndedHalfwayIsRunAgain(self):
        self.destroy()
        table = self.session.client("dynamodb")
        table.update_table(TableName=self.made["TableName"], DeletionProtectionEnabled=False)
        table.delete_table(TableName=self.made["TableName"])
        self.destroy(True, self.stage.stack)
        self.assertEqual(set(), self.there())


if __name__ == "__main__":
    unittest.main()
