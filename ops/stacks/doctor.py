"""Reads the account, and reports problems before a deployment creates anything. It changes nothing."""

import os
import re
import urllib.request
from dataclasses import dataclass

import destruction
from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError
from lookup import FAILED_CREATION, described, first_failure
from samcli.yamlhelper import yaml_parse
from settings import ROOT

GOOD, WARNING, FAULT, UNKNOWN = "ok", "warning", "FAULT", "unknown"

# The concurrent calls that share the quota: readers, the table's stream (one call for each of its four shards),
# rendering tasks (4), views (3) and the schedule.
FEW_CALLS, FREE_CALLS = 100, 100

# Account quotas that only AWS can raise.
CLOUDFRONT_POLICIES = 20

REFUSALS = {"403", "AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AuthorizationError", "AuthorizationErrorException"}


@dataclass(frozen=True)
class Finding:
    """The result of one check in a line, and advice unless it is good."""

    level: str
    check: str
    found: str
    do: str = ""

    def __str__(self):
        return f"{self.level:8}{self.check:20}{self.found}" + (f"\n{'':28}{self.do}" if self.do else "")


def examine(session, stage, template=None, checks=None):
    """All findings, check by check. A finding is unknown if this session may not read the data or the service does not
    answer.
    """
    template = template or yaml_parse((ROOT / "template.yaml").read_text())
    account = Account(session, stage, template)
    try:
        who = session.client("sts").get_caller_identity()
    except (NoCredentialsError, ClientError, BotoCoreError) as refused:
        return [Finding(FAULT, "credentials", str(refused), "Sign in: `aws sts get-caller-identity` has to answer.")]
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
    """Prints a line for each finding. Returns the exit status: 1 if there is a fault."""
    for finding in findings:
        print(finding)
    faults = sum(finding.level == FAULT for finding in findings)
    if faults:
        print(f"{faults} of {len(findings)} checks found what a deployment would fail on.")
    return 1 if faults else 0


class Account:
    """The checks' input: the account, and the deployment to come."""

    def __init__(self, session, stage, template):
        self.client = session.client
        self.session = session
        self.stage = stage
        self.template = template
        self.stack = described(session.client("cloudformation"), stage.stack)

    def value(self, parameter):
        """The value that a parameter will have: the stage's, or else the stack's, or else the template's default."""
        there = {one["ParameterKey"]: one["ParameterValue"] for one in (self.stack or {}).get("Parameters", [])}
        default = self.template["Parameters"].get(parameter, {}).get("Default", "")
        return self.stage.parameters.get(parameter, there.get(parameter, str(default)))

    def number(self, parameter):
        return int(value) if (value := self.value(parameter)).isdigit() else 0

    @property
    def is_new(self):
        return self.stack is None or self.stack["StackStatus"] in FAILED_CREATION | {"REVIEW_IN_PROGRESS"}


CHECKS = []


def check(function):
    CHECKS.append(function)
    return function


@check
def parameters(account):
    wrong = list(_wrong_parameters(account))
    for found in wrong:
        yield Finding(FAULT, "parameters", found, "Correct it in samconfig.toml or PARAMETERS; template.yaml says what it takes.")
    if not wrong:
        yield Finding(GOOD, "parameters", f"{len(account.stage.parameters)} given")


def _wrong_parameters(account):
    declared = account.template["Parameters"]
    for name, value in account.stage.parameters.items():
        parameter = declared.get(name)
        if parameter is None:
            yield f"the template has no parameter {name}"
        elif "AllowedValues" in parameter and value not in map(str, parameter["AllowedValues"]):
            yield f"{name}={value} is none of {', '.join(map(str, parameter['AllowedValues']))}"
        elif "AllowedPattern" in parameter and not re.search(parameter["AllowedPattern"], value):
            yield f"{name}={value} {parameter.get('ConstraintDescription', 'does not match ' + parameter['AllowedPattern'])}"
        elif parameter["Type"] == "Number" and not _is_number_within(value, parameter):
            yield f"{name}={value} is no number from {parameter.get('MinValue', '')} to {parameter.get('MaxValue', '')}"
    if account.number("RequestsPerAddress") >= 10 and account.stage.region != "us-east-1":
        yield f"RequestsPerAddress={account.value('RequestsPerAddress')}: a firewall for CloudFront is made in us-east-1 only"
    if account.value("DomainName") and not account.value("CertificateArn"):
        yield f"DomainName={account.value('DomainName')} has no CertificateArn"


def _is_number_within(value, parameter):
    try:
        return parameter.get("MinValue", float("-inf")) <= float(value) <= parameter.get("MaxValue", float("inf"))
    except ValueError:
        return False


@check
def stack(account):
    name, stack = account.stage.stack, account.stack
    again = f"make destroy STAGE={account.stage.name}"
    match stack and stack["StackStatus"]:
        case None:
            yield Finding(GOOD, "stack", f"there is none: {name} will be created")
        case status if status in FAILED_CREATION:
            why = first_failure(account.client("cloudformation"), stack)
            yield Finding(
                FAULT, "stack", f"its first creation failed ({status}): {why}",
                f"It cannot be updated, and was never a site. Settle the reason, then `{again}`, and deploy again.",
            )
        case "DELETE_FAILED":
            yield Finding(FAULT, "stack", "its deletion failed", f"`{again}` says what holds it.")
        case "UPDATE_ROLLBACK_FAILED":
            why = first_failure(account.client("cloudformation"), stack)
            yield Finding(
                FAULT, "stack", f"it could not go back to what stood before ({why})",
                f"Settle the reason, then `aws cloudformation continue-update-rollback --stack-name {name}`.",
            )
        case "REVIEW_IN_PROGRESS":
            yield Finding(GOOD, "stack", "a creation was asked for and never confirmed: it will be created")
        case status if status.endswith("_IN_PROGRESS"):
            yield Finding(FAULT, "stack", f"something is under way ({status})", "Wait until it is done, and run this again.")
        case status:
            yield Finding(GOOD, "stack", f"{name} is {status}")


@check
def leftovers(account):
    """Earlier stacks with this name may have left a table, a bucket and accounts, which no stack contains any more."""
    left = destruction.left_behind(account.session, account.stage.stack)
    for resource in left:
        yield Finding(
            WARNING, "leftovers", f"{destruction.named(resource)} is of an earlier stack of this name, in none now, and paid for",
            f"Keep it if you want what is in it. `make destroy STAGE={account.stage.name} DATA=drop CONFIRM={account.stage.stack}` "
            + ("drops it for good." if account.is_new else "would drop the site too: delete it by hand."),
        )
    if not left:
        yield Finding(GOOD, "leftovers", "none of earlier stacks of this name")


@check
def sams_bucket(account):
    """`sam deploy` stores packages in a bucket, which a stack of its own contains."""
    stack = described(account.client("cloudformation"), "aws-sam-cli-managed-default")
    status = stack["StackStatus"] if stack else "not there yet: SAM makes it"
    if stack and (status in FAILED_CREATION or status.endswith("_FAILED")):
        yield Finding(
            FAULT, "SAM's bucket", f"the stack aws-sam-cli-managed-default is {status}",
            "`aws cloudformation delete-stack --stack-name aws-sam-cli-managed-default`; SAM makes it again.",
        )
    else:
        yield Finding(GOOD, "SAM's bucket", status)


@check
def concurrency(account):
    settings = account.client("lambda").get_account_settings()
    limit = settings["AccountLimit"]["ConcurrentExecutions"]
    reserved = 4 * account.number("ReservedForTheDesk")
    ask = "Ask for 1,000: Service Quotas > AWS Lambda > Concurrent executions."
    if reserved and account.is_new and settings["AccountLimit"]["UnreservedConcurrentExecutions"] - reserved < FREE_CALLS:
        yield Finding(FAULT, "concurrency", f"{limit} calls at once; {reserved} reserved leave less than {FREE_CALLS}", f"{ask} Or ReservedForTheDesk=0.")
    elif limit < FEW_CALLS:
        yield Finding(WARNING, "concurrency", f"{limit} calls at once, for readers, publishing and rendering together", ask)
    else:
        yield Finding(GOOD, "concurrency", f"{limit} calls at once")
    used, most = settings["AccountUsage"]["TotalCodeSize"], settings["AccountLimit"]["TotalCodeSize"]
    if used > 0.9 * most:
        yield Finding(WARNING, "code storage", f"{used >> 20:,} of {most >> 20:,} MB are used", "Delete old versions of functions.")


@check
def service_linked_roles(account):
    """AWS creates service-linked roles at their first use, if the deployer has the permission."""
    wanted = {"AWSServiceRoleForAPIGateway": "ops.apigateway.amazonaws.com"}
    if account.value("MailFrom"):
        wanted["AWSServiceRoleForAmazonCognitoIdpEmailService"] = "email.cognito-idp.amazonaws.com"
    iam = account.client("iam")
    for role, service in wanted.items():
        try:
            iam.get_role(RoleName=role)
            yield Finding(GOOD, "service's role", f"{role} is there")
        except iam.exceptions.NoSuchEntityException:
            yield Finding(GOOD, "service's role", f"{role} is not there yet: {service} makes it")


@check
def permissions_boundary(account):
    """The role that a pipeline passes to CloudFormation may create roles only with this boundary
    (ops/github-role.yaml).
    """
    role = os.environ.get("CLOUDFORMATION_ROLE_ARN")
    if role and not account.value("PermissionsBoundary"):
        yield Finding(
            FAULT, "boundary", f"{role} makes no role without a permissions boundary, and none is given",
            "PermissionsBoundary=arn:... is the output PermissionsBoundary of the stack of ops/github-role.yaml.",
        )


@check
def mails(account):
    if account.value("TokenIssuer"):
        return
    sender = account.value("MailFrom")
    if not sender:
        yield Finding(
            WARNING, "mails", "Cognito itself sends mails to readers who register: 50 a day at most",
            "With a domain verified in SES: MailFrom=accounts@your.domain (docs/operate.md).",
        )
        return
    ses, domain = account.client("sesv2"), sender.rpartition("@")[2]
    try:
        identity = ses.get_email_identity(EmailIdentity=domain)
    except ses.exceptions.NotFoundException:
        identity = {}
    if not identity.get("VerifiedForSendingStatus"):
        yield Finding(
            FAULT, "mails", f"SES in {account.stage.region} does not know {domain} as verified",
            f"`aws sesv2 create-email-identity --email-identity {domain}`, enter the three CNAMEs that it names, and wait.",
        )
    elif not ses.get_account()["ProductionAccessEnabled"]:
        yield Finding(
            WARNING, "mails", "SES is in its sandbox here: mails reach verified addresses only",
            "SES > Account dashboard > Request production access.",
        )
    else:
        yield Finding(GOOD, "mails", f"from {sender}, by SES")


@check
def issuer(account):
    """API Gateway creates an authorizer only if it can read the issuer's configuration."""
    issuer = account.value("TokenIssuer")
    if not issuer:
        return
    try:
        with urllib.request.urlopen(f"{issuer.rstrip('/')}/.well-known/openid-configuration", timeout=10) as answer:
            yield Finding(GOOD, "issuer", f"{issuer} answers {answer.status}")
    except (OSError, ValueError) as silent:
        yield Finding(FAULT, "issuer", f"{issuer} does not say its configuration: {silent}", "Correct TokenIssuer.")


@check
def certificate(account):
    domain, arn = account.value("DomainName"), account.value("CertificateArn")
    if not domain or not arn:
        return
    if arn.split(":")[3] != "us-east-1":
        yield Finding(FAULT, "certificate", f"it is in {arn.split(':')[3]}", "CloudFront takes certificates of us-east-1 only.")
        return
    acm = account.client("acm", region_name="us-east-1")
    try:
        found = acm.describe_certificate(CertificateArn=arn)["Certificate"]
    except acm.exceptions.ResourceNotFoundException:
        yield Finding(FAULT, "certificate", f"there is no {arn}", "Ask for one in us-east-1, in this account.")
        return
    covered = {found["DomainName"], *found.get("SubjectAlternativeNames", [])}
    if found["Status"] != "ISSUED":
        yield Finding(FAULT, "certificate", f"it is {found['Status']}", "Enter the CNAME that ACM shows for it, and wait until it is issued.")
    elif not covered & {domain, "*." + domain.partition(".")[2]}:
        yield Finding(FAULT, "certificate", f"it is of {', '.join(sorted(covered))}, not of {domain}", "Ask for one of that name.")
    else:
        yield Finding(GOOD, "certificate", f"of {domain}, issued")


@check
def domain(account):
    name, zone = account.value("DomainName"), account.value("HostedZoneId")
    if not name:
        return
    cloudfront = account.client("cloudfront")
    own = {one["OutputValue"] for one in (account.stack or {}).get("Outputs", []) if one["OutputKey"] == "DistributionId"}
    for page in cloudfront.get_paginator("list_distributions").paginate():
        for other in page["DistributionList"].get("Items", []):
            if name in other["Aliases"].get("Items", []) and other["Id"] not in own:
                yield Finding(
                    FAULT, "domain", f"{name} is an alias of the distribution {other['Id']}", "Take it off there first: it can be of one only."
                )
    if not zone:
        return
    route53 = account.client("route53")
    try:
        found = route53.get_hosted_zone(Id=zone)["HostedZone"]
    except route53.exceptions.NoSuchHostedZone:
        yield Finding(FAULT, "hosted zone", f"there is no {zone} in this account", "Correct HostedZoneId, or leave it out.")
        return
    parent = found["Name"].rstrip(".")
    if (name != parent and not name.endswith("." + parent)) or found["Config"].get("PrivateZone"):
        yield Finding(FAULT, "hosted zone", f"{zone} is of {parent}, and {name} is none of its public names", "Correct HostedZoneId.")
        return
    records = route53.list_resource_record_sets(HostedZoneId=zone, StartRecordName=name, MaxItems="10")["ResourceRecordSets"]
    taken = [one["Type"] for one in records if one["Name"].rstrip(".") == name and one["Type"] in ("A", "AAAA", "CNAME")]
    if taken and account.is_new:
        yield Finding(FAULT, "hosted zone", f"{name} has the records {', '.join(taken)} there already", "Delete them: the stack makes its own.")
    else:
        yield Finding(GOOD, "hosted zone", f"{zone} is of {parent}")


@check
def cloudfront_quotas(account):
    """Each stack has cache and header policies of its own, and an account's quota of them is small."""
    if not account.is_new:
        return
    cloudfront = account.client("cloudfront")
    counts = {
        "cache policies": cloudfront.list_cache_policies(Type="custom", MaxItems="100")["CachePolicyList"],
        "response headers policies": cloudfront.list_response_headers_policies(Type="custom", MaxItems="100")["ResponseHeadersPolicyList"],
    }
    for what, listed in counts.items():
        own = 2 if what == "response headers policies" else 1
        if listed["Quantity"] + own > CLOUDFRONT_POLICIES:
            yield Finding(
                WARNING, "CloudFront", f"the account has {listed['Quantity']} {what}; by default it may have {CLOUDFRONT_POLICIES}",
                "Delete what no distribution uses, or ask for more in Service Quotas.",
            )


@check
def secret(account):
    ssm, name = account.client("ssm"), account.stage.secrets_name
    try:
        found = ssm.get_parameter(Name=name)["Parameter"]
    except ssm.exceptions.ParameterNotFound:
        yield Finding(GOOD, "secret", f"{name} is not there yet: it will be made")
        return
    if found["Type"] != "StringList" or not all(found["Value"].split(",")):
        yield Finding(
            FAULT, "secret", f"{name} is a {found['Type']}, or one of its entries is empty",
            f"It has to be a StringList. `aws ssm delete-parameter --name {name}`: a deployment makes another.",
        )
    else:
        yield Finding(GOOD, "secret", f"{name} has version {found['Version']}")


@check
def alerts(account):
    outputs = {one["OutputKey"]: one["OutputValue"] for one in (account.stack or {}).get("Outputs", [])}
    if not account.value("AlertAddress"):
        yield Finding(WARNING, "alerts", "nobody gets a mail when an alarm rises", "AlertAddress=desk@example.org")
        return
    if "Alerts" not in outputs:
        return
    listed = account.client("sns").list_subscriptions_by_topic(TopicArn=outputs["Alerts"])["Subscriptions"]
    waiting = [one["Endpoint"] for one in listed if one["SubscriptionArn"] == "PendingConfirmation"]
    for address in waiting:
        yield Finding(WARNING, "alerts", f"{address} has not confirmed that it wants mails", "Follow the link in AWS's mail to it.")
    if not waiting:
        yield Finding(GOOD, "alerts", f"go to {account.value('AlertAddress')}")


@check
def second_factors(account):
    """A user pool can require a second factor of all accounts or leave it to each account, but not require it of a
    group.
    """
    outputs = {one["OutputKey"]: one["OutputValue"] for one in (account.stack or {}).get("Outputs", [])}
    if "UserPool" not in outputs:
        return
    cognito, pool = account.client("cognito-idp"), outputs["UserPool"]
    # The stack may be of a version that had fewer groups.
    present = {one["GroupName"] for one in cognito.list_groups(UserPoolId=pool)["Groups"]}
    for group in sorted(present & {"administrators", "editors", "authors", "moderators"}):
        pages = cognito.get_paginator("list_users_in_group").paginate(UserPoolId=pool, GroupName=group)
        for user in (one for page in pages for one in page["Users"]):
            if not cognito.admin_get_user(UserPoolId=pool, Username=user["Username"]).get("UserMFASettingList"):
                address = next((one["Value"] for one in user["Attributes"] if one["Name"] == "email"), user["Username"])
                yield Finding(WARNING, "second factor", f"{address} of the {group} has none", "docs/operate.md: A second factor")
