"""The state after a failed first creation, a failed update and a deletion, in an account that ministack emulates."""

import contextlib
import io
import re
import unittest
from pathlib import Path
from unittest import mock

import checks_of_account
import deployment
import destruction
import doctor
import findings
from account import SITE, InAnAccount, quietly
from samcli.yamlhelper import yaml_dump, yaml_parse

KEPT = {"Table", "DraftsTable", "Pages", "Readers"}


class FailureTest(InAnAccount):
    def fails(self, prefix=""):
        """The output of a deployment that fails. Names get a prefix, because ministack would reuse a resource's name.
        """
        text = re.sub(rf"(?<!::)\b({'|'.join(KEPT)})\b", rf"{prefix}\1", SITE.read_text())
        template = yaml_parse(text)
        template["Resources"]["Broken"] = {
            "Type": "AWS::Cognito::UserPoolGroup",
            "DependsOn": [*(prefix + name for name in KEPT), "Uploads"],
            "Properties": {"UserPoolId": "eu-central-1_nothing", "GroupName": "editors"},
        }
        broken = Path(self.folder.name) / "broken.yaml"
        broken.write_text(yaml_dump(template))
        said = io.StringIO()
        with contextlib.redirect_stderr(said), self.assertRaises(SystemExit):
            quietly(deployment.deploy, self.session, self.stage, broken, False)
        return said.getvalue()

    def destroy(self):
        """Deletes the stack and keeps its data. AWS remembers a deleted stack with its events for 90 days, but
        ministack only until the next stack of that name.
        """
        quietly(destruction.destroy, self.session, self.stage, False, "")
        cloudformation, asked = self.session.client("cloudformation"), destruction._left
        remembered = destruction._deleted(cloudformation, self.stage.stack)
        left = {stack["StackId"]: asked(cloudformation, stack) for stack in remembered}
        self.enterContext(mock.patch.object(destruction, "_deleted", lambda *_: remembered))
        self.enterContext(
            mock.patch.object(destruction, "_left", lambda client, stack: left.get(stack["StackId"]) or asked(client, stack))
        )

    def left(self):
        return sorted(one["LogicalResourceId"] for one in destruction.left_behind(self.session, self.stage.stack))

    def found(self, check):
        found = doctor.examine(self.session, self.stage, {"Parameters": {}}, [checks_of_account.stack, checks_of_account.leftovers])
        return [one for one in found if one.check == check]

    def test_aFirstCreationThatFailsSaysWhyWhatItLeftAndWhatToDo(self):
        said = self.fails()
        self.assertIn("The first creation of broadsheet-aFirstCreationThatFailsSaysWhyWhatItLeftAndWhatToDo failed (ROLLBACK_COMPLETE)", said)
        self.assertIn("Broken: ", said)
        for name in KEPT:
            self.assertIn(f"  {name} (", said)
        self.assertNotIn("Uploads", said)
        self.assertIn(f"make destroy STAGE=dev DATA=drop CONFIRM={self.stage.stack}, and deploy again", said)

    def test_theDoctorKnowsAFailedCreationAndItsLeftovers(self):
        self.fails()
        (error,) = self.found("stack")
        self.assertEqual(findings.ERROR, error.level)
        self.assertIn("Broken: ", error.found)
        left = self.found("leftovers")
        self.assertEqual({findings.WARNING}, {one.level for one in left})
        self.assertEqual(len(KEPT), len(left))

    def test_afterItsLeftoversAreDroppedASiteIsCreated(self):
        self.fails()
        quietly(destruction.destroy, self.session, self.stage, True, self.stage.stack)
        self.assertEqual([], self.left())
        self.assertEqual([findings.GOOD] * 2, [one.level for one in self.found("stack") + self.found("leftovers")])
        quietly(deployment.deploy, self.session, self.stage, SITE, False)
        self.assertTrue(self.outputs()["TableName"])

    def test_whatSeveralFailedCreationsLeftIsDroppedTogether(self):
        self.fails("First")
        self.destroy()
        self.fails("Second")
        self.assertEqual(sorted(prefix + name for prefix in ("First", "Second") for name in KEPT), self.left())
        quietly(destruction.destroy, self.session, self.stage, True, self.stage.stack)
        self.assertEqual([], self.left())

    def test_whatAnEarlierStackLeftIsToldBesideANewOneAndNotTheNewOnesOwn(self):
        self.fails("Old")
        self.destroy()
        quietly(deployment.deploy, self.session, self.stage, SITE, False)
        self.assertEqual(sorted("Old" + name for name in KEPT), self.left())
        mine = self.outputs()
        left = {one["PhysicalResourceId"] for one in destruction.left_behind(self.session, self.stage.stack)}
        self.assertFalse(left & {mine["TableName"], mine["PagesBucket"], mine["UserPool"]})
        self.assertIn("delete it by hand", self.found("leftovers")[0].do)

    def test_anUpdateThatFailsGoesBackAndSaysWhy(self):
        quietly(deployment.deploy, self.session, self.stage, SITE, False)
        before = self.outputs()
        said = self.fails()
        self.assertIn("went back to what stood before. Broken: ", said)
        self.assertEqual(before, self.outputs())
        self.assertEqual([findings.GOOD], [one.level for one in self.found("stack")])
        quietly(deployment.deploy, self.session, self.stage, SITE, False)


if __name__ == "__main__":
    unittest.main()
