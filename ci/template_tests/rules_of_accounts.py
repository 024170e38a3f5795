"""Further rules, as in rules.py, for the user pool."""

from dependencies import references
from rules import of_type, rule


@rule
def a_mail_address_is_one_account_however_it_is_spelled(template):
    """A pool distinguishes capitals unless it is told not to when it is created (API_UsernameConfigurationType)."""
    for name, pool in of_type(template, "AWS::Cognito::UserPool").items():
        if pool.get("UsernameConfiguration") != {"CaseSensitive": False}:
            yield f"{name} has an account for each spelling of an address"


@rule
def accounts_get_mails_from_the_given_address(template):
    """Without EmailConfiguration, Cognito sends at most 50 mails a day, from an address of its own."""
    for name, pool in of_type(template, "AWS::Cognito::UserPool").items():
        nothing = {"Ref": "AWS::NoValue"}
        condition, given, otherwise = pool.get("EmailConfiguration", {}).get("Fn::If", [None, {}, nothing])
        if template["Conditions"].get(condition) != {"Fn::Not": [{"Fn::Equals": [{"Ref": "MailFrom"}, ""]}]}:
            yield f"{name}: {condition} is not whether MailFrom is given"
        elif given.get("EmailSendingAccount") != "DEVELOPER" or given.get("From") != {"Ref": "MailFrom"}:
            yield f"{name} does not send from MailFrom by SES"
        elif "MailFrom" not in references(given.get("SourceArn")):
            yield f"{name} sends by an identity of another domain"
        if otherwise != nothing:
            yield f"{name} sends by SES without MailFrom"
