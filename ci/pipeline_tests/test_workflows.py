"""Only the intended jobs get the pipeline's role, they run only the intended programs, and they deploy only tested
builds.
"""

import itertools
import re
import tomllib
import unittest

from policies import ROOT, Pipeline, Request, Role
from samcli.yamlhelper import yaml_parse

WORKFLOWS = {path.name: yaml_parse(path.read_text()) for path in (ROOT / ".github/workflows").glob("*.yml")}
DEPLOY = WORKFLOWS["deploy.yml"]
JOBS = DEPLOY["jobs"]
WITH_CREDENTIALS = {"dev", "prod"}
CREDENTIALS = "aws-actions/configure-aws-credentials"

# The programs that a job with the role may run: these actions, and the SAM CLI, which is locked by hash. GitHub's own program is a part
# of the machine, and runs before there are credentials.
ACTIONS = {"actions/checkout", "actions/download-artifact", "actions/upload-artifact", CREDENTIALS}
VERIFY = 'ops/stack verify "$DIGEST"'
LATEST = '''test "$(gh api "repos/$GITHUB_REPOSITORY/deployments?environment=dev&per_page=1" --jq '.[0].sha')" = "$GITHUB_SHA"'''
COMMANDS = {
    LATEST,
    VERIFY,
    f"{VERIFY} --deployed .local/dev/artifacts.json",
    'ops/stack package --region "$AWS_REGION" --bucket "$ARTIFACTS_BUCKET" --prefix "$GITHUB_SHA"',
    "ops/stack deploy {job} --packaged .local/deploy/packaged.yaml",
    "ops/stack as-editor {job} ops/sealed seal",
}


def of_action(step):
    return step.get("uses", "").partition("@")[0]


class WorkflowTest(unittest.TestCase):
    def test_onlyDeployingJobsCanAskForARole(self):
        for name, workflow in WORKFLOWS.items():
            asking = {job for job, one in workflow["jobs"].items() if one.get("permissions", {}).get("id-token") == "write"}
            self.assertEqual(WITH_CREDENTIALS if name == "deploy.yml" else set(), asking)
            # A called workflow has at most its caller's permissions.
            for job in workflow["jobs"].values():
                self.assertTrue("uses" not in job or job["permissions"] == {"contents": "read"})
            self.assertEqual({}, workflow["permissions"])
        for job in WITH_CREDENTIALS:
            self.assertEqual(job, JOBS[job]["environment"])

    def test_jobWithCredentialsRunsNothingThatIsNotLockedByHash(self):
        for job in WITH_CREDENTIALS:
            for step in JOBS[job]["steps"]:
                with self.subTest(job, step=step.get("name", step.get("uses"))):
                    if "uses" in step:
                        self.assertIn(of_action(step), ACTIONS)
                    else:
                        self.assertIn(step["run"], {command.replace("{job}", job) for command in COMMANDS})

    def test_toolsAreInstalledAndPackagesVerifiedBeforeCredentialsAreThere(self):
        for job in WITH_CREDENTIALS:
            steps = JOBS[job]["steps"]
            (credentials,) = (at for at, step in enumerate(steps) if of_action(step) == CREDENTIALS)
            before = [step.get("run", "") for step in steps[:credentials]]
            self.assertTrue(any(run.startswith(VERIFY) for run in before), job)

    def test_productionGetsWhatWasBuiltAndWhatDevHas(self):
        (verify,) = (step for step in JOBS["prod"]["steps"] if step.get("run", "").startswith(VERIFY))
        self.assertIn("--deployed", verify["run"])
        self.assertEqual("${{ needs.ci.outputs.digest }}", verify["env"]["DIGEST"])
        self.assertEqual({"ci", "smoke-dev"}, set(JOBS["prod"]["needs"]))
        self.assertEqual("dev", JOBS["smoke-dev"]["needs"])
        self.assertEqual("ci", JOBS["dev"]["needs"])

    def test_runThatWaitsForApprovalStopsNoOtherRunsDeploymentToDev(self):
        self.assertNotIn("concurrency", DEPLOY)
        groups = {job: one["concurrency"] for job, one in JOBS.items() if "concurrency" in one}
        names = {"dev": "deploy-dev", "smoke-dev": "smoke-dev", "prod": "deploy-prod", "smoke-prod": "smoke-prod"}
        self.assertEqual({job: {"group": name, "cancel-in-progress": False} for job, name in names.items()}, groups)

    def test_commitThatDevHasNoLongerIsNotDeployedToProduction(self):
        commands = [step.get("run") for step in JOBS["prod"]["steps"]]
        self.assertLess(commands.index(LATEST), [of_action(step) for step in JOBS["prod"]["steps"]].index(CREDENTIALS))

    def test_roleIsAskedForAsLongAsAJobLasts(self):
        longest = Pipeline("dev", "broadsheet-dev").template["Resources"]["Workflow"]["Properties"]["MaxSessionDuration"]
        for job in WITH_CREDENTIALS:
            (step,) = (step for step in JOBS[job]["steps"] if of_action(step) == CREDENTIALS)
            self.assertEqual(longest, step["with"]["role-duration-seconds"])
            self.assertLessEqual(JOBS[job]["timeout-minutes"] * 60, longest)

    def test_testsRunInJobsThatCannotAskForARole(self):
        testing = {job for job, one in JOBS.items() if any("make" in step.get("run", "") for step in one.get("steps", []))}
        self.assertEqual({"smoke-dev", "smoke-prod"}, testing)
        self.assertEqual("./.github/workflows/ci.yml", JOBS["ci"]["uses"])

    def test_everyPartOfMakeCiIsAJob(self):
        script = (ROOT / "ci/run").read_text()
        parts = set(re.findall(r"^  \[(\w+)\]=", script, re.MULTILINE))
        self.assertEqual(parts, set(WORKFLOWS["ci.yml"]["jobs"]["test"]["strategy"]["matrix"]["part"]))
        for part in parts:
            self.assertRegex(script, rf"(?m)^(run|lane)( \w+)* {part}( \w+)*$")

    def test_nothingButTheBranchIsDeployed(self):
        # YAML parses the key `on` as true.
        triggers = DEPLOY.get("on", DEPLOY.get(True))
        self.assertEqual({"push": {"branches": ["main"]}, "workflow_dispatch": None}, triggers)
        self.assertEqual("github.ref == 'refs/heads/main'", JOBS["ci"]["if"])


class TrustTest(unittest.TestCase):
    CLAIMS = {
        "aud": "sts.amazonaws.com", "sub": "repo:example/broadsheet:environment:prod", "ref": "refs/heads/main",
        "job_workflow_ref": "example/broadsheet/.github/workflows/deploy.yml@refs/heads/main",
    }  # fmt: skip

    def admits(self, parameters=None, **claims):
        trust = Pipeline("prod", "broadsheet-prod", **(parameters or {})).roles["Workflow"].trust["Statement"]
        role = Role("trust", [one | {"Sid": "Trust", "Resource": "*"} for one in trust], {})
        keys = {f"token.actions.githubusercontent.com:{name}": value for name, value in (self.CLAIMS | claims).items() if value is not None}
        return bool(role.allows(Request("sts:AssumeRoleWithWebIdentity", keys=keys)))

    def test_jobOfTheWorkflowOnTheBranchGetsTheRole(self):
        self.assertTrue(self.admits())
        self.assertTrue((ROOT / ".github/workflows/deploy.yml").exists())

    def test_repositoryWithNumbersInItsSubjectGetsTheRole(self):
        """The format of the subject claim for repositories created or renamed since June 2026."""
        numbered = {"SubjectPrefix": "repo:example@1/broadsheet@2"}
        self.assertTrue(self.admits(numbered, sub="repo:example@1/broadsheet@2:environment:prod"))
        self.assertFalse(self.admits(numbered, sub="repo:example@3/broadsheet@4:environment:prod"))
        self.assertFalse(self.admits(numbered))

    def test_everybodyElseIsRefused(self):
        workflow = "example/broadsheet/.github/workflows"
        for claims in (
            {"sub": "repo:example/broadsheet:environment:dev"}, {"sub": "repo:example/broadsheet:environment:smoke"},
            {"sub": "repo:example/broadsheet:ref:refs/heads/main"}, {"sub": "repo:example/broadsheet:pull_request"},
            {"sub": "repo:mallory/broadsheet:environment:prod"}, {"sub": "repo:example/broadsheet:environment:prod2"},
            {"ref": "refs/tags/v1"}, {"ref": "refs/heads/another"}, {"ref": "refs/pull/1/merge"}, {"ref": None},
            {"job_workflow_ref": f"{workflow}/ci.yml@refs/heads/main"}, {"job_workflow_ref": f"{workflow}/deploy.yml@refs/heads/another"},
            {"job_workflow_ref": "mallory/broadsheet/.github/workflows/deploy.yml@refs/heads/main"}, {"job_workflow_ref": None},
            {"aud": "another"},
        ):  # fmt: skip
            with self.subTest(claims):
                self.assertFalse(self.admits(**claims))

    def test_roleOfCloudFormationIsGivenToNothingElse(self):
        (trust,) = Pipeline("prod", "broadsheet-prod").roles["Deployer"].trust["Statement"]
        self.assertEqual({"Service": "cloudformation.amazonaws.com"}, trust["Principal"])


class StackNameTest(unittest.TestCase):
    PATTERN = re.compile(Pipeline("dev", "broadsheet-dev").template["Parameters"]["StackName"]["AllowedPattern"])

    def test_stagesOfSamconfigCanBeDeployedByThePipeline(self):
        stages = tomllib.loads((ROOT / "samconfig.toml").read_text())
        names = [one["deploy"]["parameters"]["stack_name"] for one in stages.values() if isinstance(one, dict)]
        self.assertEqual(2, len(set(names)))
        for name in names:
            self.assertRegex(name, self.PATTERN)

    def test_nameThatBeginsAnothersNamesIsRefused(self):
        for name in ("broadsheet", "broadsheet-dev-2", "broadsheet-github", "Broadsheet-dev", "broadsheet-", "-dev", "broadsheet-dev "):
            with self.subTest(name):
                self.assertNotRegex(name, f"{self.PATTERN.pattern}\\Z")

    def test_noNameBeginsWhatAnotherStackIsOf(self):
        """No stack's name may begin with another stack's name and a hyphen, because the policies allow STACK-*."""
        names = [f"{a}-{b}" for a, b in itertools.product(("a", "ab", "broadsheet"), ("d", "dev", "dev2", "prod"))]
        for one, other in itertools.permutations(names, 2):
            self.assertRegex(one, self.PATTERN)
            self.assertFalse(f"{other}-Table-1".startswith(f"{one}-"), (one, other))


if __name__ == "__main__":
    unittest.main()
