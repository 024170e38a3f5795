"""The questions before a first deployment, and the saved answers."""

import contextlib
import io
import tempfile
import unittest
from pathlib import Path

import settings


class SettingsTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name) / "samconfig.toml"
        self.file.write_text(settings.FILE.read_text())

    def first(self, *answers, environment=None):
        given = list(answers)
        with contextlib.redirect_stdout(io.StringIO()):
            stage = settings.read_or_ask("dev", self.file, environment or {}, lambda _: given.pop(0), lambda: True)
        self.assertEqual([], given)
        return stage

    def test_theFirstDeploymentAsksAndTheNextOneRemembers(self):
        first = self.first("us-east-1", "desk@example.org", "news.example.org", "arn:aws:acm:us-east-1:1:certificate/a", "")
        self.assertEqual("us-east-1", first.region)
        self.assertEqual("https://news.example.org", first.site_url({}))
        self.assertEqual(first, self.first())
        self.assertIn("# What `make deploy STAGE=...` deploys", self.file.read_text())

    def test_whoHasNoDomainIsNotAskedAboutItsCertificate(self):
        first = self.first("", "", "")
        self.assertEqual("eu-central-1", first.region)
        self.assertEqual({"Deployment": "AllAtOnce"}, first.parameters)
        self.assertEqual("https://d1.example", first.site_url({"SiteUrl": "https://d1.example"}))

    def test_aPipelineIsAskedNothing(self):
        given = {"AWS_REGION": "eu-west-1", "PARAMETERS": "AlertAddress=desk@example.org Deployment=AllAtOnce"}
        stage = settings.read_or_ask("prod", self.file, given, self.fail, lambda: False)
        self.assertEqual(("broadsheet-prod", "eu-west-1"), (stage.stack, stage.region))
        self.assertEqual({"AlertAddress": "desk@example.org", "Deployment": "AllAtOnce"}, stage.parameters)
        with self.assertRaisesRegex(SystemExit, "AWS_REGION"):
            settings.read_or_ask("prod", self.file, {}, self.fail, lambda: False)

    def test_aStageThatIsNotThereIsRefusedWithThoseThatAre(self):
        with self.assertRaisesRegex(SystemExit, "it has dev, prod"):
            settings.read("test", self.file, {})

    def test_aStacksNameThatIsTooLongForCloudFrontIsRefused(self):
        self.file.write_text(self.file.read_text().replace('"broadsheet-dev"', f'"{"b" * 33}"'))
        with self.assertRaisesRegex(SystemExit, "at most 32"):
            settings.read("dev", self.file, {})

    def test_stagesHaveSecretsOfTheirOwn(self):
        names = {settings.read(stage, self.file, {}).secrets_name for stage in ("dev", "prod")}
        self.assertEqual({"/broadsheet/broadsheet-dev/origin-secrets", "/broadsheet/broadsheet-prod/origin-secrets"}, names)


if __name__ == "__main__":
    unittest.main()
