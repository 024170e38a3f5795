"""The doctor's findings about an account, before a deployment creates anything."""

import contextlib
import io
import os
import unittest
from dataclasses import replace
from unittest import mock

import deployment
import doctor
import findings
from account import SITE, InAnAccount, quietly
from botocore.exceptions import ClientError
from samcli.yamlhelper import yaml_parse
from settings import ROOT

DOMAIN = "news.example.org"


TEMPLATE = yaml_parse((ROOT / "template.yaml").read_text())

# Findings whose name differs from their check's.
FOUND_BY = {
    "boundary": "permissions_boundary",
    "CloudFront": "cloudfront_quotas",
    "code storage": "concurrency",
    "hosted zone": "domain",
    "second factor": "second_factors",
    "service's role": "service_linked_roles",
}


class DoctorTest(InAnAccount):
    def find(self, check, **parameters):
        """The level and text of a check's finding, with the given parameters."""
        stage = replace(self.stage, parameters=self.stage.parameters | parameters)
        (only,) = (one for one in doctor.CHECKS if one.__name__ == FOUND_BY.get(check, check))
        found = doctor.examine(self.session, stage, TEMPLATE, [only])
        self.assertEqual(set(), {one for one in self.calls if not one.startswith(("Get", "List", "Describe", "Admin"))} - {"HeadBucket"})
        return [(one.level, one.found) for one in found if one.check == check]

    def answers(self, service, **operations):
        """Makes operations of a service return the given value, or raise it if it is an exception."""
        real = self.session.client

        def client(name, **more):
            made = real(name, **more)
            if name == service:
                for operation, answer in operations.items():
                    setattr(made, operation, mock.Mock(**{"side_effect" if isinstance(answer, Exception) else "return_value": answer}))
            return made

        self.session.client = client

    def concurrency(self, limit, unreserved, code=0):
        limits = {"ConcurrentExecutions": limit, "UnreservedConcurrentExecutions": unreserved, "TotalCodeSize": 75 << 30}
        self.answers("lambda", get_account_settings={"AccountLimit": limits, "AccountUsage": {"TotalCodeSize": code}})

    def test_aFreshAccountHasNoError(self):
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            self.assertEqual(0, doctor.report(doctor.examine(self.session, self.stage)))
        self.assertNotIn("unknown", said.getvalue())
        self.assertIn("will be created", said.getvalue())

    def test_aSiteThatIsThereHasNoErrorAndNothingIsChanged(self):
        quietly(deployment.deploy, self.session, self.stage, SITE, False)
        self.calls.clear()
        self.assertEqual(1, len(self.find("stack")))
        self.assertEqual([], [one for one in doctor.examine(self.session, self.stage) if one.level == findings.ERROR])

    def test_parametersAreHeldAgainstTheTemplate(self):
        for parameters, told in (
            ({"Typo": "1"}, "no parameter Typo"),
            ({"RequestsPerAddress": "9"}, "must be 0, or from 10"),
            ({"ReservedForTheDesk": "10"}, "must be 0, or from 11"),
            ({"RequestsPerAddress": "1000"}, "us-east-1 only"),
            ({"Deployment": "Slowly"}, "none of AllAtOnce"),
            ({"MonthlyBudget": "much"}, "no number"),
            ({"MonthlyBudget": "-1"}, "no number from 0"),
            ({"DomainName": DOMAIN}, "no CertificateArn"),
        ):
            with self.subTest(parameters):
                ((level, found),) = self.find("parameters", **parameters)
                self.assertEqual(findings.ERROR, level)
                self.assertIn(told, found)

    def test_aLowLimitOfCallsIsAWarningAndAReserveThatItDoesNotHaveAnError(self):
        self.concurrency(10, 10)
        self.assertEqual([(findings.WARNING, "10 calls at once, for readers, publishing and rendering together")], self.find("concurrency"))
        self.assertEqual(findings.ERROR, self.find("concurrency", ReservedForTheDesk="11")[0][0])
        self.concurrency(1000, 1000)
        self.assertEqual(findings.GOOD, self.find("concurrency", ReservedForTheDesk="180")[0][0])
        self.assertEqual(findings.ERROR, self.find("concurrency", ReservedForTheDesk="181")[0][0])

    def test_aReserveOfARunningStackIsComparedWithWhatIsFree(self):
        quietly(deployment.deploy, self.session, self.stage, SITE, False)
        self.calls.clear()
        self.concurrency(1000, 1000)
        self.assertEqual(findings.GOOD, self.find("concurrency", ReservedForTheDesk="180")[0][0])
        self.assertEqual(findings.ERROR, self.find("concurrency", ReservedForTheDesk="181")[0][0])

    def test_oldVersionsThatFillTheAccountAreTold(self):
        self.concurrency(1000, 1000, code=70 << 30)
        self.assertEqual([(findings.WARNING, "71,680 of 76,800 MB are used")], self.find("code storage"))

    def test_anUnverifiedDomainIsAnErrorAndTheSandboxAWarning(self):
        sender = f"accounts@{DOMAIN}"
        self.assertEqual(findings.ERROR, self.find("mails", MailFrom=sender)[0][0])
        self.answers("sesv2", get_email_identity={"VerifiedForSendingStatus": True}, get_account={"ProductionAccessEnabled": False})
        self.assertIn("sandbox", self.find("mails", MailFrom=sender)[0][1])
        self.answers("sesv2", get_email_identity={"VerifiedForSendingStatus": True}, get_account={"ProductionAccessEnabled": True})
        self.assertEqual([(findings.GOOD, f"from {sender}, by SES")], self.find("mails", MailFrom=sender))
        self.assertEqual([], self.find("mails", TokenIssuer="http://127.0.0.1:1"))

    def test_aCertificateHasToBeIssuedInTheRightRegionAndOfTheName(self):
        arn = "arn:aws:acm:us-east-1:000000000000:certificate/1"
        for certificate, level in (
            ({"Status": "ISSUED", "DomainName": DOMAIN}, findings.GOOD),
            ({"Status": "ISSUED", "DomainName": "a.example.org", "SubjectAlternativeNames": ["*.example.org"]}, findings.GOOD),
            ({"Status": "PENDING_VALIDATION", "DomainName": DOMAIN}, findings.ERROR),
            ({"Status": "ISSUED", "DomainName": "example.org"}, findings.ERROR),
        ):
            with self.subTest(certificate):
                self.answers("acm", describe_certificate={"Certificate": certificate})
                self.assertEqual(level, self.find("certificate", DomainName=DOMAIN, CertificateArn=arn)[0][0])
        elsewhere = arn.replace("us-east-1", "eu-central-1")
        self.assertEqual([(findings.ERROR, "it is in eu-central-1")], self.find("certificate", DomainName=DOMAIN, CertificateArn=elsewhere))

    def test_aZoneHasToBeOfTheDomainAndFreeOfItsName(self):
        route53 = self.session.client("route53")
        zone = route53.create_hosted_zone(Name="example.org.", CallerReference="1")["HostedZone"]["Id"].rpartition("/")[2]
        self.calls.clear()
        self.assertEqual(findings.GOOD, self.find("hosted zone", DomainName=DOMAIN, HostedZoneId=zone)[0][0])
        self.assertIn("none of its public names", self.find("hosted zone", DomainName="news.example.com", HostedZoneId=zone)[0][1])
        self.assertIn("there is no Z0", self.find("hosted zone", DomainName=DOMAIN, HostedZoneId="Z0")[0][1])
        record = {"Name": DOMAIN, "Type": "CNAME", "TTL": 60, "ResourceRecords": [{"Value": "elsewhere.example.org"}]}
        route53.change_resource_record_sets(HostedZoneId=zone, ChangeBatch={"Changes": [{"Action": "CREATE", "ResourceRecordSet": record}]})
        self.calls.clear()
        self.assertIn("CNAME there already", self.find("hosted zone", DomainName=DOMAIN, HostedZoneId=zone)[0][1])

    def test_aRecordOfTheDomainIsAnErrorUnlessItIsTheStacksOwn(self):
        self.answers(
            "route53",
            get_hosted_zone={"HostedZone": {"Name": "example.org.", "Config": {}}},
            list_resource_record_sets={"ResourceRecordSets": [{"Name": f"{DOMAIN}.", "Type": "A"}]},
        )
        asked = {"DomainName": DOMAIN, "HostedZoneId": "Z1"}
        for status, present, level in (
            ("UPDATE_COMPLETE", asked, findings.GOOD),
            ("UPDATE_COMPLETE", {}, findings.ERROR),
            ("UPDATE_COMPLETE", {"DomainName": DOMAIN, "HostedZoneId": ""}, findings.ERROR),
            ("UPDATE_COMPLETE", asked | {"DomainName": "other.example.org"}, findings.ERROR),
            ("ROLLBACK_COMPLETE", asked, findings.ERROR),
        ):
            with self.subTest(status=status, present=present):
                parameters = [{"ParameterKey": key, "ParameterValue": value} for key, value in present.items()]
                self.answers("cloudformation", describe_stacks={"Stacks": [{"StackStatus": status, "Parameters": parameters}]})
                self.assertEqual(level, self.find("hosted zone", **asked)[0][0])

    def test_aSecretOfAnotherKindIsAnError(self):
        name = self.stage.secrets_name
        self.session.client("ssm").put_parameter(Name=name, Type="String", Value="a")
        self.calls.clear()
        self.assertEqual(findings.ERROR, self.find("secret")[0][0])
        self.session.client("ssm").put_parameter(Name=name, Type="StringList", Value="a,,b", Overwrite=True)
        self.calls.clear()
        self.assertEqual(findings.ERROR, self.find("secret")[0][0])

    def test_serviceLinkedRoleThatIsMissingIsMadeWhoeverDeploys(self):
        with mock.patch.dict(os.environ, CLOUDFORMATION_ROLE_ARN="arn:aws:iam::1:role/deployer"):
            self.assertEqual([findings.GOOD], [level for level, _ in self.find("service's role")])

    def test_pipelineWithoutABoundaryIsToldBeforeItsRolesAreRefused(self):
        self.assertEqual([], self.find("boundary"))
        with mock.patch.dict(os.environ, CLOUDFORMATION_ROLE_ARN="arn:aws:iam::1:role/deployer"):
            self.assertEqual([findings.ERROR], [level for level, _ in self.find("boundary")])
            self.assertEqual([], self.find("boundary", PermissionsBoundary="arn:aws:iam::111122223333:policy/a"))

    def test_anAccountFullOfPoliciesIsTold(self):
        self.answers("cloudfront", list_cache_policies={"CachePolicyList": {"Quantity": 20}})
        self.assertEqual([findings.WARNING], [level for level, _ in self.find("CloudFront")])

    def test_editorsWithoutASecondFactorAreNamed(self):
        quietly(deployment.deploy, self.session, self.stage, SITE, False)
        pool, cognito = self.outputs()["UserPool"], self.session.client("cognito-idp")
        cognito.admin_create_user(UserPoolId=pool, Username="ada@example.org", UserAttributes=[{"Name": "email", "Value": "ada@example.org"}])
        cognito.admin_add_user_to_group(UserPoolId=pool, Username="ada@example.org", GroupName="editors")
        self.calls.clear()
        self.assertEqual([(findings.WARNING, "ada@example.org of the editors has none")], self.find("second factor"))

    def test_whatMayNotBeReadIsUnknownAndNoError(self):
        refused = ClientError({"Error": {"Code": "AccessDeniedException", "Message": "no"}}, "GetAccountSettings")
        self.answers("lambda", get_account_settings=refused)
        self.assertEqual([(findings.UNKNOWN, "not allowed: GetAccountSettings")], self.find("concurrency"))

    def test_withoutCredentialsNothingElseIsAskedFor(self):
        self.answers("sts", get_caller_identity=ClientError({"Error": {"Code": "ExpiredToken", "Message": "expired"}}, "GetCallerIdentity"))
        (only,) = doctor.examine(self.session, self.stage)
        self.assertEqual(findings.ERROR, only.level)


if __name__ == "__main__":
    unittest.main()
