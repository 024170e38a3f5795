"""The expanded template.yaml in an account that ministack emulates: created, failed, changed and deleted, without
calling a function.
"""

import io
import json
import os
import sys
import time
import unittest
import zipfile
from copy import deepcopy

import boto3
import destruction
from account import REGION, InAnAccount, quietly
from lookup import described, first_failure, outputs
from settings import ROOT

sys.path.append(str(ROOT / "ci"))
from emulated_stack import deployable, expand, parameters

TEMPLATE = expand(lambda zip_file: "s3://code/code.zip")
BROKEN = {"Type": "AWS::Cognito::UserPoolGroup", "Properties": {"UserPoolId": f"{REGION}_nothing", "GroupName": "editors"}}


class WholeTemplateTest(InAnAccount):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as code:
            code.writestr("nothing", "")
        s3 = cls.client("s3")
        s3.create_bucket(Bucket="code", CreateBucketConfiguration={"LocationConstraint": REGION})
        s3.put_object(Bucket="code", Key="code.zip", Body=made.getvalue())

    @staticmethod
    def client(service):
        return boto3.client(service, region_name=REGION)

    def deploy(self, change=lambda template: None, fails=False):
        """Creates or updates the stack from the template with changes. Returns its status."""
        template, formation = deepcopy(TEMPLATE), self.client("cloudformation")
        change(template)
        deployable(template, 80)
        values = parameters(template, self.client("ssm"))
        self.client("s3").put_object(Bucket="code", Key="template.json", Body=json.dumps(template))
        name = self.stage.stack
        (formation.update_stack if described(formation, name) else formation.create_stack)(
            StackName=name,
            TemplateURL=f"{os.environ['AWS_ENDPOINT_URL']}/code/template.json",
            Capabilities=["CAPABILITY_IAM"],
            Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in values.items()],
        )
        while (stack := described(formation, name))["StackStatus"].endswith("_IN_PROGRESS"):
            time.sleep(0.05)
        if not fails:
            self.assertIn("_COMPLETE", stack["StackStatus"], first_failure(formation, stack))
            self.assertNotIn("ROLLBACK", stack["StackStatus"], first_failure(formation, stack))
        return stack["StackStatus"]

    @staticmethod
    def break_it(template):
        """Makes the creation of the last resource fail."""
        template["Resources"]["Broken"] = BROKEN | {"DependsOn": sorted(template["Resources"])}

    def kept(self):
        return {name for name, one in TEMPLATE["Resources"].items() if one.get("DeletionPolicy") == "Retain"}

    def left(self):
        return {one["LogicalResourceId"] for one in destruction.left_behind(self.session, self.stage.stack)}

    def destroy(self, drop=False):
        return quietly(destruction.destroy, self.session, self.stage, drop, self.stage.stack if drop else "")

    def test_itIsCreatedAndDestroyedWithWhatWasWrittenKept(self):
        self.assertEqual("CREATE_COMPLETE", self.deploy())
        self.assertEqual({"Table", "DraftsTable", "Pages", "Readers"}, self.kept() & {"Table", "DraftsTable", "Pages", "Readers"})
        self.destroy()
        self.assertEqual(self.kept(), self.left())
        self.destroy(drop=True)
        self.assertEqual(set(), self.left())

    def test_aCreationThatFailsAtTheEndLeavesWhatIsKeptAndIsCleanedUp(self):
        self.assertEqual("ROLLBACK_COMPLETE", self.deploy(self.break_it, fails=True))
        self.assertEqual(self.kept(), self.left())
        self.destroy(drop=True)
        self.assertEqual(set(), self.left())
        self.assertEqual("CREATE_COMPLETE", self.deploy())

    def test_anUpdateThatFailsGoesBack(self):
        self.deploy()
        before = outputs(self.client("cloudformation"), self.stage.stack)
        self.assertEqual("UPDATE_ROLLBACK_COMPLETE", self.deploy(self.break_it, fails=True))
        self.assertEqual(before, outputs(self.client("cloudformation"), self.stage.stack))
        self.assertEqual(set(), self.left())

    def test_anAlarmOnTheApiThatEndsDeploymentsIsACircle(self):
        def gate(template):
            for resource in template["Resources"].values():
                if resource["Type"] == "AWS::CodeDeploy::DeploymentGroup":
                    resource["Properties"]["AlarmConfiguration"] = {"Enabled": True, "Alarms": [{"Name": {"Ref": "ApiFails"}}]}

        self.assertEqual("CREATE_FAILED", self.deploy(gate, fails=True))
        formation = self.client("cloudformation")
        self.assertIn("Circular dependency", first_failure(formation, described(formation, self.stage.stack)))


if __name__ == "__main__":
    unittest.main()
