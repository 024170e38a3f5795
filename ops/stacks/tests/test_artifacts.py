"""A deployment uses exactly the built packages, in buckets that ministack emulates."""

import contextlib
import hashlib
import io
import json
import tempfile
import unittest
import zipfile
from pathlib import Path
from unittest import mock

import artifacts
import deployment
from account import REGION, InAnAccount, real_sam
from samcli.yamlhelper import yaml_dump, yaml_parse

FUNCTIONS = ("GetArticle", "RenderPages")


def template_of(codes):
    functions = {name: {"Type": "AWS::Serverless::Function", "Properties": {"CodeUri": code}} for name, code in codes.items()}
    return yaml_dump({"Resources": functions | {"Table": {"Type": "AWS::DynamoDB::Table"}}})


class BuiltHere(unittest.TestCase):
    """A folder with a template and its functions' zips."""

    def setUp(self):
        super().setUp()
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.template = self.folder / "template.yaml"
        self.template.write_text(template_of({name: f"{name}.zip" for name in FUNCTIONS}))
        for name in FUNCTIONS:
            self.zip(name).write_bytes(f"the zip of {name}".encode())

    def zip(self, name):
        return self.folder / f"{name}.zip"

    def verify(self, expected, deployed=None):
        with contextlib.redirect_stdout(io.StringIO()) as said:
            artifacts.verify(expected, deployed, self.template)
        return said.getvalue()

    def deployed(self):
        """The list of a stage that deployed the packages of this folder."""
        here = artifacts.built(self.template)
        return {"template": here["template"], "functions": {name: {"sha256": one} for name, one in here["functions"].items()}}


class VerifyTest(BuiltHere):
    def test_whatWasBuiltPasses(self):
        self.assertIn("2 packages", self.verify(artifacts.digest(self.template), self.deployed()))

    def test_exchangedZipIsRefused(self):
        expected = artifacts.digest(self.template)
        self.zip("RenderPages").write_bytes(b"another zip")
        with self.assertRaisesRegex(SystemExit, "not what was built"):
            self.verify(expected)

    def test_changedTemplateIsRefused(self):
        expected = artifacts.digest(self.template)
        self.template.write_text(self.template.read_text() + "\n# and a comment\n")
        with self.assertRaisesRegex(SystemExit, "not what was built"):
            self.verify(expected)

    def test_zipThatTheOtherStageDidNotDeployIsNamed(self):
        deployed = self.deployed()
        deployed["functions"]["GetArticle"]["sha256"] = "0" * 64
        with self.assertRaisesRegex(SystemExit, "something else: GetArticle"):
            self.verify(artifacts.digest(self.template), deployed)

    def test_functionThatTheOtherStageLacksIsNamed(self):
        deployed = self.deployed()
        del deployed["functions"]["RenderPages"]
        with self.assertRaisesRegex(SystemExit, "something else: RenderPages"):
            self.verify(artifacts.digest(self.template), deployed)

    def test_anotherTemplateOfTheSameZipsIsRefused(self):
        with self.assertRaisesRegex(SystemExit, "another template"):
            self.verify(artifacts.digest(self.template), self.deployed() | {"template": "0" * 64})

    def test_zipThatIsMissingIsNamed(self):
        self.zip("RenderPages").unlink()
        with self.assertRaisesRegex(SystemExit, "RenderPages.zip"):
            artifacts.digest(self.template)


class PinTest(BuiltHere, InAnAccount):
    def setUp(self):
        super().setUp()
        self.s3 = self.session.client("s3")
        self.bucket = self._testMethodName.removeprefix("test_").lower()
        self.s3.create_bucket(Bucket=self.bucket, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
        self.packaged = self.folder / "packaged.yaml"
        self.packaged.write_text(template_of({name: f"s3://{self.bucket}/a/{name}" for name in FUNCTIONS}))

    def keep_versions(self):
        self.s3.put_bucket_versioning(Bucket=self.bucket, VersioningConfiguration={"Status": "Enabled"})

    def put(self, name, content=None):
        body = self.zip(name).read_bytes() if content is None else content
        return self.s3.put_object(Bucket=self.bucket, Key=f"a/{name}", Body=body).get("VersionId")

    def pin(self):
        return artifacts.pin(self.s3, self.packaged, self.template)

    def test_eachFunctionAsksForTheVersionThatWasRead(self):
        self.keep_versions()
        versions = {name: self.put(name) for name in FUNCTIONS}
        listed = self.pin()
        # An attacker with write access to the bucket replaces a package afterwards.
        self.put("GetArticle", b"malicious")
        resources = yaml_parse(self.packaged.read_text())["Resources"]
        for name in FUNCTIONS:
            code = resources[name]["Properties"]["CodeUri"]
            self.assertEqual({"Bucket": self.bucket, "Key": f"a/{name}", "Version": versions[name]}, code)
            taken = self.s3.get_object(Bucket=code["Bucket"], Key=code["Key"], VersionId=code["Version"])["Body"].read()
            self.assertEqual(self.zip(name).read_bytes(), taken)
            self.assertEqual(hashlib.sha256(taken).hexdigest(), listed["functions"][name]["sha256"])
        self.assertIn("2 packages", self.verify(artifacts.digest(self.template), json.loads(json.dumps(listed))))

    def test_packageThatWasThereBeforeUnderItsNameIsHeldAgainstTheZip(self):
        """SAM does not upload a package if the bucket has an object under the content's MD5."""
        self.keep_versions()
        self.put("GetArticle")
        self.put("RenderPages", b"put there before by somebody else")
        with self.assertRaisesRegex(SystemExit, "not the zip of RenderPages"):
            self.pin()

    def test_bucketWithoutVersionsIsRefused(self):
        for name in FUNCTIONS:
            self.put(name)
        with self.assertRaisesRegex(SystemExit, "keeps no versions"):
            self.pin()


class PackageTest(BuiltHere, InAnAccount):
    def test_packagesOfTheRealSamCliArePinnedAndListed(self):
        """SAM uploads zips unread, as they are."""
        bucket = "packages-of-the-pipeline"
        s3 = self.session.client("s3")
        s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
        s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
        for name in FUNCTIONS:
            with zipfile.ZipFile(self.zip(name), "w") as archive:
                archive.writestr("a", name)
        work = {"WORK": self.folder, "PACKAGED": self.folder / "packaged.yaml", "ARTIFACTS": self.folder / "artifacts.json", "_sam": real_sam}
        with mock.patch.multiple(deployment, **work):
            packaged = deployment.package(REGION, bucket, "a-commit", self.template)
        listed = json.loads((self.folder / "artifacts.json").read_text())
        for name, resource in yaml_parse(packaged.read_text())["Resources"].items():
            if name in FUNCTIONS:
                code = resource["Properties"]["CodeUri"]
                self.assertEqual(bucket, code["Bucket"])
                self.assertRegex(code["Key"], "^a-commit/[0-9a-f]{32}$")
                self.assertEqual(listed["functions"][name]["version"], code["Version"])
        self.assertIn("2 packages", self.verify(artifacts.digest(self.template), listed))


if __name__ == "__main__":
    unittest.main()
