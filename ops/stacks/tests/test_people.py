"""Accounts of editors and moderators, in an account that ministack emulates."""

import base64
import hmac
import struct
import time
import unittest

import deployment
import people
from account import SITE, InAnAccount, quietly

ADA = "ada@example.org"


def digits(secret):
    """The code that an authenticator shows now (RFC 6238)."""
    code = hmac.digest(base64.b32decode(secret + "=" * (-len(secret) % 8)), struct.pack(">Q", int(time.time()) // 30), "sha1")
    (number,) = struct.unpack_from(">I", code, code[-1] & 15)
    return f"{(number & 0x7FFFFFFF) % 1_000_000:06}"


class PeopleTest(InAnAccount):
    def setUp(self):
        super().setUp()
        quietly(deployment.deploy, self.session, self.stage, SITE, False)
        self.cognito, self.pool = self.session.client("cognito-idp"), self.outputs()["UserPool"]
        associate = self.cognito.associate_software_token
        self.secrets, self.asked = [], 0
        real = self.session.client

        def noted(**arguments):
            answer = associate(**arguments)
            self.secrets.append(answer["SecretCode"])
            return answer

        def client(name, **more):
            made = real(name, **more)
            if name == "cognito-idp":
                made.associate_software_token = noted
            return made

        self.session.client = client

    def add(self, *answers):
        def ask(_):
            self.asked += 1
            return answers[self.asked - 1] if self.asked <= len(answers) else digits(self.secrets[-1])

        return quietly(people.add, self.session, self.stage, ADA, "Ada", "editors", ask)

    def user(self):
        return self.cognito.admin_get_user(UserPoolId=self.pool, Username=ADA)

    def editors(self):
        return self.cognito.list_users_in_group(UserPoolId=self.pool, GroupName="editors")["Users"]

    def test_anEditorHasASecondFactorAndAPasswordForOneSignIn(self):
        said = self.add()
        self.assertEqual(["SOFTWARE_TOKEN_MFA"], self.user()["UserMFASettingList"])
        self.assertEqual("FORCE_CHANGE_PASSWORD", self.user()["UserStatus"])
        self.assertEqual(1, len(self.editors()))
        self.assertIn(f"otpauth://totp/{self.stage.stack}%3A{ADA.replace('@', '%40')}?secret={self.secrets[0]}", said)

    def test_wrongDigitsAreAskedForAgain(self):
        self.assertIn("not the digits of now", self.add("000000"))
        self.assertEqual(2, self.asked)

    def test_whoGivesUpBeforeTheSecondFactorIsNoEditor(self):
        def give_up(_):
            raise KeyboardInterrupt

        with self.assertRaises(KeyboardInterrupt):
            quietly(people.add, self.session, self.stage, ADA, "Ada", "editors", give_up)
        self.assertEqual([], self.editors())
        self.add()
        self.assertEqual(1, len(self.editors()))

    def test_whoHasASecondFactorKeepsItAndThePassword(self):
        self.add()
        self.cognito.admin_set_user_password(UserPoolId=self.pool, Username=ADA, Password="Chosen-by-Ada-1", Permanent=True)
        self.assertIn("keeps the password", self.add())
        self.assertEqual(1, len(self.secrets))
        self.assertEqual("CONFIRMED", self.user()["UserStatus"])

    def test_whoHasNeverSignedInGetsAnotherPasswordAndKeepsTheSecondFactor(self):
        first, again = self.add(), self.add()
        self.assertRegex(again, "password for the first sign-in, within seven days")
        self.assertNotEqual(first.splitlines()[-4:], again.splitlines()[-4:])
        self.assertEqual(1, len(self.secrets))
        self.assertEqual("FORCE_CHANGE_PASSWORD", self.user()["UserStatus"])

    def test_sessionsOfAReadersAccountEndAndItsNameIsReplacedBeforeItJoinsTheGroup(self):
        chosen = [{"Name": "email", "Value": ADA}, {"Name": "name", "Value": "Somebody Else"}]
        self.cognito.admin_create_user(UserPoolId=self.pool, Username=ADA, UserAttributes=chosen, MessageAction="SUPPRESS")
        self.calls.clear()
        self.add()
        attributes = {each["Name"]: each["Value"] for each in self.user()["UserAttributes"]}
        self.assertEqual("Ada", attributes["name"])
        self.assertLess(self.calls.index("AdminUserGlobalSignOut"), self.calls.index("AdminAddUserToGroup"))


if __name__ == "__main__":
    unittest.main()
