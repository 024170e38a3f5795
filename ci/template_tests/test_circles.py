"""A template whose resources need each other in a circle is told from one that can be created."""

import subprocess
import unittest
from copy import deepcopy

# Import the rules first: they add the other folders to the import path.
from rules import ROOT
import rules_of_aws
from dependencies import circle
from emulated_stack import deployable, expanded
from samcli.yamlhelper import yaml_parse

# In this commit's template an alarm on the API rolls back deployments of the API's functions.
WITH_A_CIRCLE = "74a3506"


class CircleTest(unittest.TestCase):
    """Adds an alarm on the API that rolls back a function of that API. Only an alias's UpdatePolicy refers to the
    alarm.
    """

    TEMPLATE = {
        "Transform": "AWS::Serverless-2016-10-31",
        "Resources": {
            "Fails": {
                "Type": "AWS::CloudWatch::Alarm",
                "Properties": {
                    "Namespace": "AWS/ApiGateway", "MetricName": "5xx", "Dimensions": [{"Name": "ApiId", "Value": {"Ref": "Api"}}],
                    "ComparisonOperator": "GreaterThanThreshold", "EvaluationPeriods": 1, "Threshold": 1,
                },
            },
            "Api": {"Type": "AWS::Serverless::HttpApi"},
            "Answer": {
                "Type": "AWS::Serverless::Function",
                "Properties": {
                    "CodeUri": "a.zip", "Handler": "a.B", "Runtime": "java25", "AutoPublishAlias": "live",
                    "DeploymentPreference": {"Type": "AllAtOnce", "Alarms": [{"Ref": "Fails"}]},
                    "Events": {"Get": {"Type": "HttpApi", "Properties": {"ApiId": {"Ref": "Api"}, "Method": "GET", "Path": "/"}}},
                },
            },
        },
    }  # fmt: skip

    def test_a_circle_by_way_of_an_update_policy_is_found_and_named(self):
        found = circle(expanded(deepcopy(self.TEMPLATE)))
        self.assertEqual({"AnswerDeploymentGroup", "Fails", "Api", "AnswerAliaslive"}, set(found))
        self.assertEqual(found[0], found[-1])
        self.assertEqual("Fails", found[found.index("AnswerDeploymentGroup") + 1])

    def test_without_the_alarm_there_is_none(self):
        template = deepcopy(self.TEMPLATE)
        del template["Resources"]["Answer"]["Properties"]["DeploymentPreference"]["Alarms"]
        self.assertEqual([], circle(expanded(template)))

    def test_template_that_no_stack_could_be_created_from_breaks_the_rule(self):
        shown = subprocess.run(["git", "show", f"{WITH_A_CIRCLE}:template.yaml"], cwd=ROOT, capture_output=True, text=True)
        if shown.returncode:
            self.skipTest(f"commit {WITH_A_CIRCLE} is not in this clone: {shown.stderr.strip()}")
        (told,) = rules_of_aws.no_resource_needs_itself(expanded(yaml_parse(shown.stdout)))
        named = told.removeprefix("no stack can be created: ").split(" -> ")
        self.assertEqual({"GetArticleDeploymentGroup", "ApiFails", "Api", "GetArticleAliaslive"}, set(named))

    def test_the_emulator_meets_the_same_circle_though_it_does_not_look_at_update_policies(self):
        template = expanded(deepcopy(self.TEMPLATE))
        deployable(template, 1)
        for resource in template["Resources"].values():
            resource.pop("UpdatePolicy", None)
        self.assertIn("AnswerDeploymentGroup", circle(template))

    def test_every_kind_of_reference_counts(self):
        for refers in (
            {"DependsOn": "B"},
            {"DependsOn": ["B"]},
            {"Properties": {"X": {"Ref": "B"}}},
            {"Properties": {"X": [{"Fn::GetAtt": ["B", "Arn"]}]}},
            {"Properties": {"X": {"Fn::GetAtt": "B.Arn"}}},
            {"Properties": {"X": {"Fn::Sub": "${B.Arn}/*"}}},
            {"Properties": {"X": {"Fn::Sub": ["${Y}", {"Y": {"Ref": "B"}}]}}},
            {"Properties": {"X": {"Fn::If": ["IsIt", {"Fn::If": ["IsThat", "", {"Ref": "B"}]}, ""]}}},
            {"UpdatePolicy": {"CodeDeployLambdaAliasUpdate": {"DeploymentGroupName": {"Ref": "B"}}}},
            {"Metadata": {"X": {"Ref": "B"}}},
        ):
            with self.subTest(refers):
                self.assertEqual(3, len(circle({"Resources": {"A": refers, "B": {"Properties": {"X": {"Ref": "A"}}}}})))
        for refers in (
            {"Properties": {"X": {"Fn::Sub": "${!B}"}}},
            {"Properties": {"X": {"Fn::Sub": ["${B}", {"B": "a"}]}}},
            {"Condition": "B"},
        ):
            with self.subTest(refers):
                self.assertEqual([], circle({"Resources": {"A": refers, "B": {"Properties": {"X": {"Ref": "A"}}}}}))

    def test_a_resource_that_refers_to_itself_is_a_circle(self):
        self.assertEqual(["A", "A"], circle({"Resources": {"A": {"Properties": {"X": {"Ref": "A"}}}}}))


if __name__ == "__main__":
    unittest.main()
