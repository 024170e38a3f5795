"""What a deployment would fail on in that which the site uses beside the stack: its names, mails, secrets and people."""

import urllib.request

from findings import ERROR, GOOD, WARNING, Finding

# An account quota that only AWS can raise.
CLOUDFRONT_POLICIES = 20


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
            ERROR, "mails", f"SES in {account.stage.region} does not know {domain} as verified",
            f"`aws sesv2 create-email-identity --email-identity {domain}`, enter the three CNAMEs that it names, and wait.",
        )
    elif not ses.get_account()["ProductionAccessEnabled"]:
        yield Finding(
            WARNING, "mails", "SES is in its sandbox here: mails reach verified addresses only",
            "SES > Account dashboard > Request production access.",
        )
    else:
        yield Finding(GOOD, "mails", f"from {sender}, by SES")


def issuer(account):
    """API Gateway creates an authorizer only if it can read the issuer's configuration."""
    issuer = account.value("TokenIssuer")
    if not issuer:
        return
    try:
        with urllib.request.urlopen(f"{issuer.rstrip('/')}/.well-known/openid-configuration", timeout=10) as answer:
            yield Finding(GOOD, "issuer", f"{issuer} answers {answer.status}")
    except (OSError, ValueError) as silent:
        yield Finding(ERROR, "issuer", f"{issuer} does not say its configuration: {silent}", "Correct TokenIssuer.")


def certificate(account):
    domain, arn = account.value("DomainName"), account.value("CertificateArn")
    if not domain or not arn:
        return
    if arn.split(":")[3] != "us-east-1":
        yield Finding(ERROR, "certificate", f"it is in {arn.split(':')[3]}", "CloudFront takes certificates of us-east-1 only.")
        return
    acm = account.client("acm", region_name="us-east-1")
    try:
        found = acm.describe_certificate(CertificateArn=arn)["Certificate"]
    except acm.exceptions.ResourceNotFoundException:
        yield Finding(ERROR, "certificate", f"there is no {arn}", "Ask for one in us-east-1, in this account.")
        return
    covered = {found["DomainName"], *found.get("SubjectAlternativeNames", [])}
    if found["Status"] != "ISSUED":
        yield Finding(ERROR, "certificate", f"it is {found['Status']}", "Enter the CNAME that ACM shows for it, and wait until it is issued.")
    elif not covered & {domain, "*." + domain.partition(".")[2]}:
        yield Finding(ERROR, "certificate", f"it is of {', '.join(sorted(covered))}, not of {domain}", "Ask for one of that name.")
    else:
        yield Finding(GOOD, "certificate", f"of {domain}, issued")


def domain(account):
    name, zone = account.value("DomainName"), account.value("HostedZoneId")
    if not name:
        return
    cloudfront = account.client("cloudfront")
    own = account.outputs.get("DistributionId")
    for page in cloudfront.get_paginator("list_distributions").paginate():
        for other in page["DistributionList"].get("Items", []):
            if name in other["Aliases"].get("Items", []) and other["Id"] != own:
                yield Finding(
                    ERROR, "domain", f"{name} is an alias of the distribution {other['Id']}", "Take it off there first: it can be of one only."
                )
    if not zone:
        return
    route53 = account.client("route53")
    try:
        found = route53.get_hosted_zone(Id=zone)["HostedZone"]
    except route53.exceptions.NoSuchHostedZone:
        yield Finding(ERROR, "hosted zone", f"there is no {zone} in this account", "Correct HostedZoneId, or leave it out.")
        return
    parent = found["Name"].rstrip(".")
    if (name != parent and not name.endswith("." + parent)) or found["Config"].get("PrivateZone"):
        yield Finding(ERROR, "hosted zone", f"{zone} is of {parent}, and {name} is none of its public names", "Correct HostedZoneId.")
        return
    records = route53.list_resource_record_sets(HostedZoneId=zone, StartRecordName=name, MaxItems="10")["ResourceRecordSets"]
    taken = [one["Type"] for one in records if one["Name"].rstrip(".") == name and one["Type"] in ("A", "AAAA", "CNAME")]
    is_own = not account.is_new and (account.present.get("DomainName"), account.present.get("HostedZoneId")) == (name, zone)
    if taken and not is_own:
        yield Finding(ERROR, "hosted zone", f"{name} has the records {', '.join(taken)} there already", "Delete them: the stack makes its own.")
    else:
        yield Finding(GOOD, "hosted zone", f"{zone} is of {parent}")


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
        own = 3 if what == "response headers policies" else 1
        if listed["Quantity"] + own > CLOUDFRONT_POLICIES:
            yield Finding(
                WARNING, "CloudFront", f"the account has {listed['Quantity']} {what}; by default it may have {CLOUDFRONT_POLICIES}",
                "Delete what no distribution uses, or ask for more in Service Quotas.",
            )


def secret(account):
    ssm, name = account.client("ssm"), account.stage.secrets_name
    try:
        found = ssm.get_parameter(Name=name)["Parameter"]
    except ssm.exceptions.ParameterNotFound:
        yield Finding(GOOD, "secret", f"{name} is not there yet: it will be made")
        return
    if found["Type"] != "StringList" or not all(found["Value"].split(",")):
        yield Finding(
            ERROR, "secret", f"{name} is a {found['Type']}, or one of its entries is empty",
            f"It has to be a StringList. `aws ssm delete-parameter --name {name}`: a deployment makes another.",
        )
    else:
        yield Finding(GOOD, "secret", f"{name} has version {found['Version']}")


def alerts(account):
    outputs = account.outputs
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


def second_factors(account):
    """A user pool can require a second factor of all accounts or leave it to each account, but not require it of a
    group.
    """
    outputs = account.outputs
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
