"""Deploys stacks with the real SAM CLI in an account that ministack emulates, and works on them."""

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
import editors
import operation
from account import SITE, InAnAccount, quietly
from settings import ROOT


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
        self.assertEqual({"DescribeStacks"}, {one for one in self.calls if one.startswith(("List", "Describe"))})

    def test_aSecondDeploymentPublishesNoFunctionAgain(self):
        with mock.patch.object(deployment, "stamped", wraps=deployment.stamped) as stamped:
            for _ in range(2):
                quietly(deployment.deploy, self.session, self.stage, SITE, False)
        template = deployment.yaml_parse(SITE.read_text())
        variables = {"TABLE_NAME": {"Ref": "Table"}, "ORIGIN_SECRETS": {"Fn::Join": [",", {"Ref": "OriginSecrets"}]}}
        template["Resources"]["Function"] = {"Type": "AWS::Serverless::Function", "Properties": {"Environment": {"Variables": variables}}}
        first, *others = (deployment.stamped(template, call.args[1]) for call in stamped.call_args_list)
        self.assertEqual([first, first], others)

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


class PackagesTest(InAnAccount):
    ROLE = "arn:aws:iam::111122223333:role/broadsheet-pipeline/deployer"

    def bucket(self, role, **environment):
        """Where the packages of a stack that CloudFormation deploys with a role go."""
        description = {"StackName": self.stage.stack} | ({"RoleARN": role} if role else {})
        with mock.patch.object(deployment, "described", return_value=description), mock.patch.dict(os.environ, environment):
            return deployment.packages_bucket(self.session, self.stage)

    def make_pipeline(self):
        outputs = {"CloudFormationRoleArn": {"Value": self.ROLE}, "ArtifactsBucket": {"Value": "packages"}}
        bucket = {"Type": "AWS::S3::Bucket"}
        self.session.client("cloudformation").create_stack(
            StackName="broadsheet-github-dev",
            TemplateBody=json.dumps({"Resources": {"Artifacts": bucket}, "Outputs": outputs}),
        )

    def test_packagesOfAPipelinesStackGoToTheBucketThatItsRoleReads(self):
        self.make_pipeline()
        self.assertEqual("packages", self.bucket(self.ROLE))
        with mock.patch.object(deployment, "packages_bucket", return_value="packages"), mock.patch.object(deployment, "_sam") as sam:
            deployment.apply(self.session, self.stage, deployment.yaml_parse(SITE.read_text()), {}, 1, False)
        self.assertIn(("--s3-bucket", "packages"), list(pairwise(sam.call_args.args)))

    def test_roleWhoseBucketIsNotToBeFoundEndsTheDeployment(self):
        with self.assertRaisesRegex(SystemExit, "Give it in ARTIFACTS_BUCKET"):
            self.bucket(self.ROLE.replace("deployer", "another"))

    def test_aBucketThatIsGivenOrSamsOwnIsNotLookedFor(self):
        self.assertEqual("given", self.bucket(self.ROLE, ARTIFACTS_BUCKET="given"))
        self.assertEqual("", self.bucket(None))
        self.assertEqual([], self.calls)


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

    def test_aProgramThatTakesLongerThanATokenIsGivenAnother(self):
        quietly(deployment.deploy, self.session, self.stage, SITE, False)
        waits = """
            import os, sys, time
            first = os.stat(os.environ["TOKEN_FILE"]).st_ino
            same = open(os.environ["TOKEN_FILE"]).read() == os.environ["TOKEN"]
            while os.stat(os.environ["TOKEN_FILE"]).st_ino == first:
                time.sleep(0.01)
            sys.exit(7 if same and open(os.environ["TOKEN_FILE"]).read().count(".") == 2 else 1)"""
        with mock.patch.object(editors, "RENEWED_AFTER", 0.5):
            self.assertEqual(7, editors.run(self.session, self.stage, [sys.executable, "-c", textwrap.dedent(waits)]))

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


if __name__ == "__main__":
    unittest.main()
