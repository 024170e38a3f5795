"""Creates an editor or a moderator in the stack's user pool, with a second factor from the beginning.

A pool can require a second factor of all its accounts, including readers', or leave it to each account. It cannot
require it of a group. An account with a second factor must use it for each sign-in. This therefore sets it up before
the account is handed over.
"""

import secrets
import sys
from urllib.parse import quote

from lookup import outputs


def add(session, stage, address, name, group, ask=input):
    """Creates the account or reuses an existing one, sets up an authenticator, and sets a password for one sign-in. An account that
    has an authenticator keeps it, and its password unless nobody has signed in with that. Sessions of an existing account end.
    """
    known = outputs(session.client("cloudformation"), stage.stack)
    if "UserPool" not in known:
        sys.exit(f"{stage.stack} has no user pool: make the account at your own issuer")
    pool, cognito = known["UserPool"], session.client("cognito-idp")
    _make(cognito, pool, address, name)
    account = {"UserPoolId": pool, "Username": address}
    user = cognito.admin_get_user(**account)
    has_authenticator = bool(user.get("UserMFASettingList"))
    if has_authenticator and user["UserStatus"] != "FORCE_CHANGE_PASSWORD":
        print(f"{address} has a second factor, and keeps the password.")
    else:
        if not has_authenticator:
            _set_up_authenticator(cognito, account, stage, address, ask)
        password = _password()
        cognito.admin_set_user_password(**account, Password=password, Permanent=False)
        print(f"The password for the first sign-in, within seven days, is\n  {password}\nat {known['SiteUrl']}/desk/")
    # An account that was a reader's may have sessions without a second factor, and a name that its owner chose.
    cognito.admin_user_global_sign_out(**account)
    cognito.admin_update_user_attributes(
        **account, UserAttributes=[{"Name": "name", "Value": name}, {"Name": "email_verified", "Value": "true"}]
    )
    # Join the group last: until then, an attacker who took the account over would have no access to the desk.
    cognito.admin_add_user_to_group(**account, GroupName=group)
    print(f"{address} is one of the {group}.")


def _make(cognito, pool, address, name):
    attributes = {"email": address, "email_verified": "true", "name": name}
    try:
        cognito.admin_create_user(
            UserPoolId=pool,
            Username=address,
            UserAttributes=[{"Name": key, "Value": value} for key, value in attributes.items()],
            MessageAction="SUPPRESS",
        )
    except cognito.exceptions.UsernameExistsException:
        print(f"{address} has an account already; its password is replaced unless it has a second factor and has signed in.")


def _set_up_authenticator(cognito, account, stage, address, ask):
    token = _token(cognito, account)
    secret = cognito.associate_software_token(AccessToken=token)["SecretCode"]
    label = quote(f"{stage.stack}:{address}")
    print(f"Add this to an authenticator app, by hand or as a QR code:\n  {secret}\n  otpauth://totp/{label}?secret={secret}&issuer={stage.stack}")
    while True:
        try:
            cognito.verify_software_token(AccessToken=token, UserCode=ask("The six digits that it shows: ").strip())
            break
        except (cognito.exceptions.EnableSoftwareTokenMFAException, cognito.exceptions.CodeMismatchException):
            print("Those are not the digits of now.")
    cognito.admin_set_user_mfa_preference(**account, SoftwareTokenMfaSettings={"Enabled": True, "PreferredMfa": True})


def _token(cognito, account):
    """An access token of the account, which setting up an authenticator requires."""
    password = _password()
    cognito.admin_set_user_password(**account, Password=password, Permanent=True)
    client = cognito.list_user_pool_clients(UserPoolId=account["UserPoolId"], MaxResults=1)["UserPoolClients"][0]["ClientId"]
    return cognito.admin_initiate_auth(
        UserPoolId=account["UserPoolId"],
        ClientId=client,
        AuthFlow="ADMIN_USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": account["Username"], "PASSWORD": password},
    )["AuthenticationResult"]["AccessToken"]


def _password():
    # Contains every kind of character, whatever the pool's policy requires.
    return f"{secrets.token_urlsafe(18)}aA1-"
