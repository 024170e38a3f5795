"""Reads the account, and reports problems before a deployment creates anything. It changes nothing."""

import checks_of_account
import checks_of_site
from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError
from findings import ERROR, GOOD, UNKNOWN, Account, Finding
from samcli.yamlhelper import yaml_parse
from settings import ROOT

REFUSALS = {"403", "AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AuthorizationError", "AuthorizationErrorException"}

CHECKS = (
    checks_of_account.parameters,
    checks_of_account.stack,
    checks_of_account.leftovers,
    checks_of_account.sams_bucket,
    checks_of_account.concurrency,
    checks_of_account.service_linked_roles,
    checks_of_account.permissions_boundary,
    checks_of_site.mails,
    checks_of_site.issuer,
    checks_of_site.certificate,
    checks_of_site.domain,
    checks_of_site.cloudfront_quotas,
    checks_of_site.secret,
    checks_of_site.alerts,
    checks_of_site.second_factors,
)


def examine(session, stage, template=None, checks=None):
    """All findings, check by check. A finding is unknown if this session may not read the data or the service does not
    answer.
    """
    template = template or yaml_parse((ROOT / "template.yaml").read_text())
    account = Account(session, stage, template)
    try:
        who = session.client("sts").get_caller_identity()
    except (NoCredentialsError, ClientError, BotoCoreError) as refused:
        return [Finding(ERROR, "credentials", str(refused), "Sign in: `aws sts get-caller-identity` has to answer.")]
    found = [Finding(GOOD, "credentials", f"account {who['Account']}, {who['Arn']}")]
    for check in checks or CHECKS:
        try:
            found += check(account)
        except ClientError as refused:
            code = refused.response["Error"]["Code"]
            what = f"not allowed: {refused.operation_name}" if code in REFUSALS else str(refused)
            found.append(Finding(UNKNOWN, check.__name__.replace("_", " "), what))
        except BotoCoreError as silent:
            found.append(Finding(UNKNOWN, check.__name__.replace("_", " "), str(silent)))
    return found


def report(findings):
    """Prints a line for each finding. Returns the exit status: 1 if there is an error."""
    for finding in findings:
        print(finding)
    errors = sum(finding.level == ERROR for finding in findings)
    if errors:
        print(f"{errors} of {len(findings)} checks found what a deployment would fail on.")
    return 1 if errors else 0
