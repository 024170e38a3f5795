"""The commands' arguments. `make deploy` packages and deploys nothing if the doctor finds an error."""

import contextlib
import importlib.util
import io
import os
import unittest
from unittest import mock

import deployment
import doctor
import findings
import rewind
import settings

SPEC = importlib.util.spec_from_file_location("stack_command", settings.ROOT / "ops/stacks/__main__.py")
command = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(command)

STAGE = settings.Stage("dev", "broadsheet-dev", "eu-central-1", {})
GOOD = findings.Finding(findings.GOOD, "stack", "there is none")
ERROR = findings.Finding(findings.ERROR, "stack", "its deletion failed")


class DeployCommandTest(unittest.TestCase):
    def deploy(self, finding, **environment):
        """The steps that ran, in order."""
        steps = mock.Mock()
        steps.examine.return_value = [finding]
        kept = {name: value for name, value in os.environ.items() if name != "DOCTOR"}
        with (
            mock.patch.object(settings, "read_or_ask", return_value=STAGE),
            mock.patch.object(doctor, "examine", steps.examine),
            mock.patch.object(deployment, "packages_bucket", return_value="packages"),
            mock.patch.object(deployment, "package", steps.package),
            mock.patch.object(deployment, "deploy", steps.deploy),
            mock.patch.dict(os.environ, kept | environment, clear=True),
            contextlib.redirect_stdout(io.StringIO()),
        ):
            try:
                command.main(["deploy", "dev"])
            except SystemExit as refused:
                self.assertIn("DOCTOR=skip", str(refused))
        for packed in steps.package.call_args_list:
            self.assertEqual((STAGE.region, "packages", STAGE.stack), packed.args)
        return [name for name, _, _ in steps.method_calls]

    def test_doctorRunsFirst(self):
        self.assertEqual(["examine", "package", "deploy"], self.deploy(GOOD))

    def test_errorThatTheDoctorFindsEndsTheDeployment(self):
        self.assertEqual(["examine"], self.deploy(ERROR))

    def test_skippedDoctorIsNotAsked(self):
        self.assertEqual(["package", "deploy"], self.deploy(ERROR, DOCTOR="skip"))

    def test_repositoryOfImagesIsNamed(self):
        repository = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/broadsheet"
        for image in (f"{repository}:get-article-1f2e", f"{repository}@sha256:{'a' * 64}", repository):
            template = {"Resources": {"Table": {}, "GetArticle": {"Properties": {"ImageUri": image}}}}
            self.assertEqual(["--image-repository", repository], deployment.of_images(template))
        self.assertEqual([], deployment.of_images({"Resources": {"Table": {}}}))


class RewindCommandTest(unittest.TestCase):
    def calls(self, *arguments):
        steps = mock.Mock()
        with (
            mock.patch.object(settings, "read_deployed", return_value=STAGE),
            mock.patch.multiple(rewind, rewind=steps.rewind, resume=steps.resume),
        ):
            command.main(["rewind", "dev", *arguments])
        return [(name, arguments[1:]) for name, arguments, _ in steps.method_calls]

    def test_tableAndItsCopyAreGivenUnlessTheStackIsToRun(self):
        self.assertEqual([("rewind", (STAGE, "Table", "copy", False))], self.calls("Table", "copy"))
        self.assertEqual([("rewind", (STAGE, "DraftsTable", "copy", True))], self.calls("DraftsTable", "copy", "--dry-run"))
        self.assertEqual([("resume", (STAGE,))], self.calls("--resume"))
        for wrong in ((), ("Table",), ("Salts", "copy"), ("Table", "copy", "--dry-run", "--resume")):
            with self.subTest(wrong), contextlib.redirect_stderr(io.StringIO()), self.assertRaises(SystemExit):
                self.calls(*wrong)


if __name__ == "__main__":
    unittest.main()
