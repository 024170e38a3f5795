"""Neither the pipeline's roles nor the roles that they may create give access beyond one stage's stack."""

import unittest
from copy import deepcopy
from functools import partial
from pathlib import Path

from escalation import open_ways, ways
from policies import NUMBER, Pipeline, Request, Role

DEV, PROD = ("dev", "broadsheet-dev"), ("prod", "broadsheet-prod")
# Each stage, and stacks that it must not touch: the other stage's, and one whose name is a prefix of its own.
STAGES = [(*DEV, PROD[1]), (*PROD, DEV[1]), (*DEV, "broadsheet"), (*PROD, "payroll-prod")]
# The roles as of commit 74a3506, which could make themselves administrator.
BEFORE = (Path(__file__).parent / "roles-of-74a3506.yaml").read_text()
ANYTHING = {"Sid": "Anything", "Effect": "Allow", "Action": "*", "Resource": "*"}


def found(pipeline, role, other):
    return open_ways(pipeline, role.allows, other)


class EscalationTest(unittest.TestCase):
    def test_noStatementOfARoleLeadsToMore(self):
        for stage, stack, other in STAGES:
            pipeline = Pipeline(stage, stack, HostedZoneId="Z2")
            for name, role in pipeline.roles.items():
                with self.subTest(stack=stack, other=other, role=name):
                    self.assertEqual([], found(pipeline, role, other))

    def test_roleWithinTheBoundaryLeadsToNothingWhateverItsPolicy(self):
        for stage, stack, other in STAGES:
            pipeline = Pipeline(stage, stack)
            most = Role("made by a template that was tampered with", [ANYTHING], {})
            with self.subTest(stack=stack, other=other):
                self.assertEqual([], open_ways(pipeline, partial(most.allows, boundary=pipeline.boundary), other))

    def test_pipelineCannotDeletePublishedPictures(self):
        pipeline = Pipeline(*DEV)
        for role in pipeline.roles.values():
            self.assertIsNone(role.allows(Request("s3:DeleteObject", f"arn:aws:s3:::broadsheet-dev-pages-{NUMBER.lower()}/images/a")))

    def test_rolesOf74a3506AreFoundOpen(self):
        pipeline = Pipeline(*DEV, text=BEFORE)
        names = {line.partition(":")[0] for line in found(pipeline, pipeline.roles["Deployer"], PROD[1])}
        self.assertLessEqual(
            {
                "make a role without the boundary", "give a role a policy beyond the list", "put a policy into a role that has no boundary",
                "say who gets another role", "give another role to a service", "change the code or the calls of another function",
                "overwrite another stage's packages", "use or drop what another stage stores",
                "use another stage's accounts, API or distribution",
            },
            names,
        )  # fmt: skip
        names = {line.partition(":")[0] for line in found(pipeline, pipeline.roles["Workflow"], PROD[1])}
        self.assertLessEqual({"overwrite another stage's packages", "change the own stack by another role, or take into it what it did not make"}, names)

    def test_rolesOf74a3506ReachTheStageWhoseNameBeginsTheOther(self):
        pipeline = Pipeline("prod", "broadsheet", text=BEFORE)
        lines = found(pipeline, pipeline.roles["Deployer"], "broadsheet-dev")
        self.assertTrue(any("iam:PutRolePolicy" in line and "broadsheet-dev-GetArticleRole" in line for line in lines))

    def test_everyWayIsOpenToWhoeverMayDoAnything(self):
        pipeline = Pipeline(*DEV)
        lines = found(pipeline, Role("an administrator", [ANYTHING], {}), PROD[1])
        self.assertEqual(sum(map(len, ways(pipeline, PROD[1]).values())), len(lines))


class MutationTest(unittest.TestCase):
    """Each statement's limits are necessary: without them an escalation exists. This also proves that the search covers
    every statement.
    """

    # Statements that may cover every resource of a type without causing an escalation, and why.
    HARMLESS = {
        "BeAnEditorForATest": "its condition limits it",
        "ChangeItsUserPool": "its condition limits it",
        "MakeServiceLinkedRoles": "its condition limits it",
        "ReadHowGradually": "reads",
        "ReadTheCertificate": "reads",
        "ReadWhatIsSpent": "reads",
        "SeeWhatIsLeft": "reads names",
        "TellMissingFromForbidden": "reads names",
        "WaitForTheDomain": "reads",
        "TakeTheirCode": "reads packages, which hold no secret",
        "TagWires": "no policy asks for the tags of mappings",
        "Transform": "names one macro of AWS's own",
    }

    @classmethod
    def setUpClass(cls):
        cls.pipeline = Pipeline(*DEV, HostedZoneId="Z2")

    def statements(self):
        for role in self.pipeline.roles.values():
            yield from ((role.name, one) for one in role.statements if one["Effect"] == "Allow")

    def opened(self, statement, changed):
        """The escalations that the statement alone allows only after the change. Without denials, because those back up
        some limits.
        """
        before, after = (set(found(self.pipeline, Role("", [one], {}), PROD[1])) for one in (statement, changed))
        return after - before

    def test_statementThatNamesEveryResourceOpensAWay(self):
        for role, statement in self.statements():
            if statement["Resource"] == "*" or statement["Sid"] in self.HARMLESS:
                continue
            with self.subTest(role=role, statement=statement["Sid"]):
                self.assertTrue(self.opened(statement, statement | {"Resource": "*"}))

    def test_statementWithoutOneOfItsConditionsOpensAWay(self):
        for role, statement in self.statements():
            for operator, keys in statement.get("Condition", {}).items():
                for key in keys:
                    less = deepcopy(statement["Condition"])
                    del less[operator][key]
                    with self.subTest(role=role, statement=statement["Sid"], without=key):
                        self.assertTrue(self.opened(statement, statement | {"Condition": less}))

    def test_denialsAreNeeded(self):
        pipeline = Pipeline(*DEV)
        role = pipeline.roles["Deployer"]
        self.assertTrue(found(pipeline, role.without("DropNothing"), PROD[1]))
        self.assertTrue(found(pipeline, role.without("LeaveOtherStacksAlone"), PROD[1]))


if __name__ == "__main__":
    unittest.main()
