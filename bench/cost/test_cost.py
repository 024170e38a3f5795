"""The arithmetic of what a month costs, with figures small enough to check by hand."""

import math
import unittest

import model
from cost import dollars
from model import batches, between, billed, cold_share, traced
from newsroom import Job, Newsroom, lines

ONE = {"milliseconds": 100, "cpu": 10, "logged": 380}
PRICES = {
    "lambda request": {"dollars": 0.2, "per": 1_000_000},
    "lambda gigabyte-second": {"dollars": 0.00001, "per": 1},
    "dynamodb write": {"dollars": 0.6, "per": 1_000_000},
    "log gigabyte": {"dollars": 0.5, "per": 1},
    "kept log gigabyte": {"dollars": 0.03, "per": 1},
    "x-ray trace": {"dollars": 5, "per": 1_000_000},
}


def a_newsroom(cold=None):
    room = Newsroom.__new__(Newsroom)
    room.cold = cold or {"count-views": 1_000}
    return room


class Arithmetic(unittest.TestCase):
    def test_between_two_points_and_beyond_them_there_are_lines(self):
        points = {1: 10, 10: 100, 100: 190}
        self.assertEqual([10, 55, 100, 145, 290], [between(points, at) for at in (1, 5.5, 10, 55, 200)])

    def test_a_figure_that_a_point_lacks_is_nothing_there(self):
        self.assertEqual({"read": 2, "write": 3}, lines({1: {"read": 4}, 3: {"write": 6}}, 2))

    def test_a_call_is_billed_by_the_clock_unless_its_processor_time_takes_longer_at_its_share(self):
        self.assertEqual(100, billed(ONE, 1_000, 0))
        self.assertAlmostEqual(1_769, billed(ONE | {"cpu": 1_024}, 1_000, 0))

    def test_the_cold_calls_among_them_cost_what_a_cold_start_takes(self):
        self.assertEqual(100 + 0.5 * 900, billed(ONE, 1_000, 0.5))
        self.assertEqual(100, billed(ONE, 50, 0.5), "a cold start is never quicker")

    def test_seldom_called_is_always_cold_and_often_called_never(self):
        self.assertEqual(1, cold_share(0))
        self.assertAlmostEqual(math.exp(-1), cold_share(model.MONTH / model.IDLE))
        self.assertLess(cold_share(1e6), 1e-40)

    def test_a_view_in_each_window_is_nearly_a_call_in_each_of_them(self):
        windows = model.MONTH / model.WINDOW
        calls, articles = batches(windows)
        self.assertAlmostEqual(windows * (1 - math.exp(-1)), calls)
        self.assertTrue(1 <= articles <= windows / calls)
        self.assertEqual((0, 0), batches(0))

    def test_more_views_than_fit_make_more_calls_and_no_more_articles_than_there_are(self):
        calls, articles = batches(model.MONTH / model.WINDOW * 10 * model.FITTING)
        self.assertAlmostEqual(10 * model.MONTH / model.WINDOW, calls)
        self.assertLess(articles, model.ARTICLES)

    def test_the_first_request_of_a_second_is_traced_and_few_others(self):
        self.assertEqual(1_000, traced(1_000))
        self.assertAlmostEqual(1.05 * model.MONTH, traced(2 * model.MONTH))


class Dollars(unittest.TestCase):
    def test_a_million_warm_calls_cost_requests_seconds_units_logs_and_traces(self):
        job = Job("count-views", 1e6, ONE, {"write": 3, "transactions": 1})
        costs = dollars(a_newsroom().of_jobs([job]), PRICES)
        self.assertAlmostEqual(0.2 + 1e6 * 0.1 * 0.00001, costs["Lambda"], places=6)
        self.assertAlmostEqual(3 * 0.6, costs["DynamoDB"])
        self.assertAlmostEqual(1e6 * (380 + model.LAMBDA_LINES) / 1e9 * (0.5 + 0.03 * model.LOGS_KEPT), costs["CloudWatch"])
        self.assertAlmostEqual(5, costs["X-Ray"])
        self.assertEqual(0, costs["CloudFront"])

    def test_jobs_of_one_function_share_its_warm_instances(self):
        one = Job("count-views", model.MONTH / model.IDLE, ONE, {})
        alone, together = (a_newsroom().of_jobs([one] * number) for number in (1, 2))
        self.assertAlmostEqual(1 / 10 + 0.9 * math.exp(-1), alone["lambda gigabyte-second"] / one.calls)
        self.assertAlmostEqual(1 / 10 + 0.9 * math.exp(-2), together["lambda gigabyte-second"] / one.calls / 2)

    def test_nothing_costs_nothing(self):
        self.assertEqual(0, sum(dollars({}, PRICES).values()))


if __name__ == "__main__":
    unittest.main()
