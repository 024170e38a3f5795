"""template.yaml keeps every rule, and each rule can be broken."""

import re
import sys
import unittest
from copy import deepcopy

from rules import ROOT, RULES, WITHOUT_DEAD_LETTERS

sys.path.append(str(ROOT / "build"))
from emulated_stack import expand  # noqa: E402

TEMPLATE = expand(lambda zip_file: f"s3://code/{zip_file}")

# For each rule a path into the template, and what stands there in a template that breaks it; None: nothing.
BREACHES = {
    "runtimes_exist": ("GetArticle/Properties/Runtime", "java26"),
    "handlers_are_in_their_zips": ("GetArticle/Properties/Handler", "broadsheet.getarticle.GetArtcle"),
    "functions_are_arm64_unless_told_otherwise": ("GetArticle/Properties/Architectures", ["x86_64"]),
    "functions_of_the_api_answer_before_it_hangs_up": ("KeepPicture/Properties/Timeout", 30),
    "viewer_functions_parse": ("SessionToToken/Properties/FunctionCode", "function handler(event) { return event.request;"),
    "policies_of_cloudfront_exist": (
        "Distribution/Properties/DistributionConfig/CacheBehaviors/0/OriginRequestPolicyId",
        "b689b0a8-53d0-40ab-baf2-38738e2966ac",
    ),
    "a_queue_hides_a_message_for_six_attempts_and_the_window": ("Views/Properties/VisibilityTimeout", 149),
    "queues_have_dead_letters": ("RenderingTasks/Properties/RedrivePolicy", None),
    "streams_give_up_and_say_so": ("RenderPagesChanges/Properties/DestinationConfig", None),
    "batches_say_what_of_them_failed": ("CountViewsViews/Properties/FunctionResponseTypes", None),
    "policies_name_actions_and_resources": (
        "GetArticleRole/Properties/Policies/0/PolicyDocument/Statement/0/Action", "dynamodb:*"
    ),
    "policies_on_the_table_name_keys": ("GetArticleRole/Properties/Policies/0/PolicyDocument/Statement/0/Condition", None),
    "the_table_can_be_restored": ("Table/Properties/PointInTimeRecoverySpecification", None),
    "buckets_are_private_and_encrypted": ("Uploads/Properties/PublicAccessBlockConfiguration/BlockPublicAcls", False),
    "parameters_explain_themselves": ("/Parameters/SiteUrl/Description", None),
    "outputs_explain_themselves": ("/Outputs/SiteUrl/Description", None),
}  # fmt: skip


class TemplateTest(unittest.TestCase):
    def test_every_rule_is_kept(self):
        for rule in RULES:
            with self.subTest(rule.__name__):
                self.assertEqual([], list(rule(TEMPLATE)))

    def test_every_rule_can_be_broken(self):
        self.assertEqual({rule.__name__ for rule in RULES}, BREACHES.keys())
        for rule in RULES:
            with self.subTest(rule.__name__):
                self.assertNotEqual([], list(rule(broken(*BREACHES[rule.__name__]))))

    def test_a_queue_without_dead_letters_has_its_reason_in_a_comment(self):
        text = (ROOT / "template.yaml").read_text()
        for queue in WITHOUT_DEAD_LETTERS:
            self.assertRegex(text, rf"# [^\n]+\n  {re.escape(queue)}:\n")


def broken(path, value):
    template = deepcopy(TEMPLATE)
    *way, last = path.removeprefix("/").split("/") if path.startswith("/") else ["Resources", *path.split("/")]
    place = template
    for step in way:
        place = place[int(step) if isinstance(place, list) else step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return template


if __name__ == "__main__":
    unittest.main()
