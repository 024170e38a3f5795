"""Deletes stacks in an account that ministack emulates: with their data, and without."""

import unittest

import deployment
import destruction
from account import SITE, InAnAccount, quietly

# The outputs that name what a destruction keeps.
KEPT = {"TableName", "DraftsTableName", "PagesBucket", "UserPool"}
DELETES_DATA = {"DeleteTable", "DeleteBucket", "DeleteObjects", "DeleteObject", "DeleteUserPool", "DeleteParameter"}


class DestroyTest(InAnAccount):
    def setUp(self):
        super().setUp()
        quietly(deployment.deploy, self.session, self.stage, SITE, False)
        self.made = self.outputs()
        self.session.client("s3").put_object(Bucket=self.made["PagesBucket"], Key="kept", Body=b"1")
        self.calls.clear()

    def destroy(self, drop=False, confirmed=""):
        return quietly(destruction.destroy, self.session, self.stage, drop, confirmed)

    def there(self):
        tables = self.session.client("dynamodb").list_tables()["TableNames"]
        buckets = [one["Name"] for one in self.session.client("s3").list_buckets()["Buckets"]]
        pools = [one["Id"] for one in self.session.client("cognito-idp").list_user_pools(MaxResults=60)["UserPools"]]
        return {name for name in KEPT if self.made[name] in tables + buckets + pools}

    def test_whatWasMadeIsKeptAndNamed(self):
        said = self.destroy()
        self.assertEqual(set(), DELETES_DATA & set(self.calls))
        self.assertEqual(KEPT, self.there())
        self.assertEqual({}, self.outputs())
        for name in KEPT:
            self.assertIn(self.made[name], said)
        self.assertIn(f"DATA=drop CONFIRM={self.stage.stack}", said)

    def test_whatIsToldOnceIsNotDone(self):
        for confirmed in ("", "yes", "dev", self.stage.stack.upper()):
            with self.assertRaisesRegex(SystemExit, "Nothing was done"):
                self.destroy(True, confirmed)
        self.assertEqual([], self.calls)

    def test_whatIsToldTwiceIsDroppedWithItsData(self):
        said = self.destroy(True, self.stage.stack)
        self.assertLess(said.index("Dropped for good"), said.index("Deleting the stack"))
        self.assertEqual(set(), self.there())
        self.assertIn("DeleteParameter", self.calls)

    def test_theRecoveryOfATableEndsBeforeTheTableBecauseItWouldLeaveABackup(self):
        self.destroy(True, self.stage.stack)
        self.assertEqual(2, self.calls.count("UpdateContinuousBackups"))
        self.assertLess(self.calls.index("UpdateContinuousBackups"), self.calls.index("DeleteTable"))

    def test_whatAnEarlierDestructionKeptCanBeDroppedLater(self):
        self.destroy()
        self.destroy(True, self.stage.stack)
        self.assertEqual(set(), self.there())

    def test_aDropThatEndedHalfwayIsRunAgain(self):
        self.destroy()
        table = self.session.client("dynamodb")
        table.update_table(TableName=self.made["TableName"], DeletionProtectionEnabled=False)
        table.delete_table(TableName=self.made["TableName"])
        self.destroy(True, self.stage.stack)
        self.assertEqual(set(), self.there())


if __name__ == "__main__":
    unittest.main()
