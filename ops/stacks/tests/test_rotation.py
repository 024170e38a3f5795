"""Which functions get a new version, and how the secret between CDN and functions is replaced."""

import json
import os
import unittest
from dataclasses import replace
from itertools import pairwise
from unittest import mock

import deployment
import secret
from account import SITE, InAnAccount, quietly
from samcli.yamlhelper import yaml_parse
from samtranslator.translator.transform import transform
from settings import ROOT


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

    def releases(self, parameters=None, secret_version=1, template=None):
        """The digest in each function's environment, whose change makes SAM publish a new version."""
        stamped = deployment.stamped(template or self.TEMPLATE, deployment.Release(parameters or {}, secret_version))
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

    def test_defaultOfANumberMakesNoOtherVersionWhenTheStackSaysIt(self):
        template = json.loads(json.dumps(self.TEMPLATE))
        template["Parameters"] = {"Days": {"Type": "Number", "Default": 30}}
        template["Resources"]["Function"]["Properties"]["Environment"]["Variables"]["DAYS"] = {"Ref": "Days"}
        self.assertEqual(self.releases(template=template), self.releases({"Days": "30"}, template=template))

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
        self.waits = []
        apply = deployment.apply

        def watched(*arguments, **named):
            apply(*arguments, **named)
            outputs = self.outputs()
            self.seen.append((outputs["Sent"], outputs["Accepted"].split(" ")))
            if len(self.seen) == self.breaks_after:
                raise ConnectionError("the machine went away")

        self.breaks_after = 0
        self.enterContext(mock.patch.object(deployment, "apply", watched))
        self.enterContext(mock.patch.object(secret, "sleep", lambda seconds: self.waits.append((len(self.seen), seconds))))

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

    def test_theOldSecretIsAcceptedAsLongAsViewsWithItWait(self):
        self.rotate()
        template = yaml_parse((ROOT / "template.yaml").read_text())
        kept = template["Resources"]["Views"]["Properties"]["MessageRetentionPeriod"]
        self.assertEqual([(2, kept)], self.waits)

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


if __name__ == "__main__":
    unittest.main()
