"""The ledger's check finds higher costs, and nothing else."""

import unittest

from ledger import as_lines, by_kind, dearer
from report import cell

COMMITTED = {"100": {"publish": {"own": {"read": 2, "write": 26}, "caused": {"s3 writes": 25}}}}


def measured(own=None, caused=None, name="publish"):
    return {"100": {name: {"own": own or {"read": 2, "write": 26}, "caused": caused or {"s3 writes": 25}}}}


class Ledger(unittest.TestCase):
    def test_equal_and_lower_costs_are_accepted(self):
        self.assertEqual([], dearer(measured(), COMMITTED))
        self.assertEqual([], dearer(measured({"write": 24}, {"s3 writes": 24}), COMMITTED))

    def test_half_a_unit_more_is_refused(self):
        error = "publish (own, 100 articles): read 2, now 2.5"
        self.assertEqual([error], dearer(measured({"read": 2.5, "write": 26}), COMMITTED))

    def test_a_new_kind_of_request_is_refused(self):
        error = "publish (caused, 100 articles): sqs requests 0, now 1"
        self.assertEqual([error], dearer(measured(caused={"sqs requests": 1}), COMMITTED))

    def test_an_operation_that_is_not_in_the_ledger_is_refused(self):
        self.assertEqual(["comment is not in the ledger"], dearer(measured(name="comment"), COMMITTED))

    def test_calls_count_as_the_kind_that_aws_charges(self):
        asked = {"HeadObject": 2, "GetObject": 1, "PutObject": 1, "ListObjectsV2": 1, "OfAsset": 1, "read": 0.5}
        self.assertEqual({"s3 reads": 3, "s3 writes": 2, "read": 0.5}, by_kind(asked))

    def test_a_cell_shows_equal_figures_once(self):
        worlds = [{"publish": {"own": {"read": reads, "write": 3}}} for reads in (1, 1, 2)]
        self.assertEqual("1, 1, 2", cell("publish", worlds, "own", "read"))
        self.assertEqual("3", cell("publish", worlds, "own", "write"))
        self.assertEqual("", cell("publish", worlds, "caused", "read"))

    def test_each_operation_has_one_line(self):
        self.assertEqual('{\n "100": {\n  "a": {},\n  "b": {}\n }\n}\n', as_lines({"100": {"a": {}, "b": {}}}))


if __name__ == "__main__":
    unittest.main()
