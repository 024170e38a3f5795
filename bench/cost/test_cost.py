"""Tests the arithmetic of a month's cost, with figures that can be checked by hand."""

import math
import unittest

import model
from cost import added, dollars
from model import batches, between, billed, cold_share, counters_written, shown, traced
from newsroom import Job, Newsroom, lines, metrics_of_alarms

ONE = {"milliseconds": 100, "cpu": 10, "logged": 380}
PRICES = {
    "lambda request": {"dollars": 0.2, "per": 1_000_000},
    "lambda gigabyte-second": {"dollars": 0.00001, "per": 1},
    "dynamodb write": {"dollars": 0.6, "per": 1_000_000},
    "log gigabyte": {"dollars": 0.5, "per": 1},
    "kept log gigabyte": {"dollars": 0.03, "per": 1},
    "alarm": {"dollars": 0.1, "per": 1, "free": {"number": 10}},
}


def a_newsroom(cold=None):
    room = Newsroom.__new__(Newsroom)
    room.cold = cold or {"count-views": 1_000, "render-pages": 2_000}
    return room


ALARMS = """
  One:
    Type: AWS::CloudWatch::Alarm
    Properties:
      MetricName: Errors

  Two:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Metrics:
        - MetricStat: {}
        - MetricStat: {}
  Gradual:
    Type: AWS::CloudWatch::Alarm
    Condition: IsGradual
    Properties:
      MetricName: Errors
  Detailed:
    Type: AWS::CloudWatch::Alarm
    Condition: IsDetailed
    Properties:
      MetricName: Throttles
"""


class Arithmetic(unittest.TestCase):
    def test_alarms_count_by_their_metrics_and_those_of_gradual_deployments_are_left_out(self):
        self.assertEqual((3, 4), metrics_of_alarms(ALARMS))

    def test_values_are_interpolated_between_points_and_extrapolated_beyond(self):
        points = {1: 10, 10: 100, 100: 190}
        self.assertEqual([10, 55, 100, 145, 290], [between(points, at) for at in (1, 5.5, 10, 55, 200)])

    def test_a_missing_figure_of_a_point_counts_as_zero(self):
        self.assertEqual({"read": 2, "write": 3}, lines({1: {"read": 4}, 3: {"write": 6}}, 2))

    def test_a_call_is_billed_the_longer_of_elapsed_time_and_scaled_processor_time(self):
        self.assertEqual(100, billed(ONE, 1_000, 0))
        self.assertAlmostEqual(1_769, billed(ONE | {"cpu": 1_024}, 1_000, 0))

    def test_cold_calls_are_billed_the_cold_start(self):
        self.assertEqual(100 + 0.5 * 900, billed(ONE, 1_000, 0.5))
        self.assertEqual(100, billed(ONE, 50, 0.5), "a cold start is never quicker")

    def test_rare_calls_are_cold_and_frequent_calls_are_warm(self):
        self.assertEqual(1, cold_share(0))
        self.assertAlmostEqual(math.exp(-1), cold_share(model.MONTH / model.IDLE))
        self.assertLess(cold_share(1e6), 1e-40)

    def test_one_view_a_window_makes_nearly_one_call_a_window(self):
        windows = model.MONTH / model.WINDOW
        calls, articles = batches(windows)
        self.assertAlmostEqual(windows * (1 - math.exp(-1)), calls)
        self.assertTrue(1 <= articles <= windows / calls)
        self.assertEqual((0, 0), batches(0))

    def test_more_views_than_fit_into_a_call_make_more_calls(self):
        calls, articles = batches(model.MONTH / model.WINDOW * 10 * model.FITTING)
        self.assertAlmostEqual(10 * model.MONTH / model.WINDOW, calls)
        self.assertLess(articles, model.ARTICLES)

    def test_displayed_numbers_are_exact_up_to_a_hundred_and_have_two_digits_above(self):
        self.assertEqual([0, 100, 145, 190, 280, 370], [shown(readers) for readers in (0, 100, 550, 1_000, 10_000, 100_000)])

    def test_counters_are_written_when_they_change_and_at_most_once_a_batch(self):
        self.assertEqual(0, counters_written(0, 300))
        few = counters_written(1_000, model.ARTICLES)
        self.assertTrue(900 < few <= 1_000, few)
        many = counters_written(1e8, model.ARTICLES)
        self.assertAlmostEqual(sum(shown(readers) for readers in model.by_article(1e8)), many)
        self.assertLess(counters_written(1e8, 0), many / 4, "articles with earlier readers display few new numbers")

    def test_counters_are_rendered_once_a_window_or_when_a_batch_is_full(self):
        self.assertEqual(0, model.batches_shown(0))
        self.assertAlmostEqual(model.MONTH / model.SHOWN_WINDOW, model.batches_shown(1e6))
        self.assertGreater(model.batches_shown(1e9), model.MONTH / model.SHOWN_WINDOW)

    def test_x_ray_traces_the_first_request_of_a_second_and_few_others(self):
        self.assertEqual(1_000, traced(1_000))
        self.assertAlmostEqual(1.05 * model.MONTH, traced(2 * model.MONTH))


class Dollars(unittest.TestCase):
    def test_a_million_warm_calls_cost_requests_seconds_units_and_logs(self):
        job = Job("count-views", 1e6, ONE, {"write": 3, "transactions": 1})
        costs = dollars(a_newsroom().of_jobs([job]), PRICES)
        self.assertAlmostEqual(0.2 + 1e6 * 0.1 * 0.00001, costs["Lambda"], places=6)
        self.assertAlmostEqual(3 * 0.6, costs["DynamoDB"])
        self.assertAlmostEqual(1e6 * 380 / 1e9 * (0.5 + 0.03 * model.LOGS_KEPT), costs["CloudWatch"])
        self.assertEqual(0, costs["CloudFront"])

    def test_jobs_of_one_function_share_its_warm_instances(self):
        one = Job("count-views", model.MONTH / model.IDLE, ONE, {})
        alone, together = (a_newsroom().of_jobs([one] * number) for number in (1, 2))
        self.assertAlmostEqual(1 / 10 + 0.9 * math.exp(-1), alone["lambda gigabyte-second"] / one.calls)
        self.assertAlmostEqual(1 / 10 + 0.9 * math.exp(-2), together["lambda gigabyte-second"] / one.calls / 2)

    def test_a_free_tier_subtracts_at_most_what_is_used(self):
        self.assertAlmostEqual(1.4, dollars({"alarm": 14}, PRICES)["CloudWatch"])
        self.assertAlmostEqual(0.4, dollars({"alarm": 14}, PRICES, is_free=True)["CloudWatch"])
        self.assertEqual(0, dollars({"alarm": 3}, PRICES, is_free=True)["CloudWatch"])
        self.assertAlmostEqual(0.6, dollars({"dynamodb write": 1e6}, PRICES, is_free=True)["DynamoDB"])

    def test_additional_use_takes_the_rest_of_a_free_tier_first(self):
        self.assertEqual([0.5, 0.3], [round(cell, 6) for cell in added({"alarm": 8}, {"alarm": 5}, PRICES)])

    def test_nothing_costs_nothing(self):
        self.assertEqual(0, sum(dollars({}, PRICES).values()))


if __name__ == "__main__":
    unittest.main()
