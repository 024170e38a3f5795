"""template.yaml keeps every rule, and each rule can be broken."""

import re
import unittest
from copy import deepcopy

# The rules first: by them the rest of build/ is found.
from rules import ROOT, RULES, WITHOUT_DEAD_LETTERS
from emulated_stack import expand

TEMPLATE = expand(lambda zip_file: f"s3://code/{zip_file}")
API_BEHAVIOR = "Distribution/Properties/DistributionConfig/CacheBehaviors/0"
STATEMENT = "GetArticleRole/Properties/Policies/0/PolicyDocument/Statement/0"

# A rule, a path into the template, and what stands there in one that breaks the rule; None: nothing.
BREACHES = [
    ("runtimes_exist", "GetArticle/Properties/Runtime", "java26"),
    ("handlers_are_in_their_zips", "GetArticle/Properties/Handler", "broadsheet.getarticle.GetArtcle"),
    ("snapshots_are_of_functions_that_prepare_for_them", "GetArticle/Properties/SnapStart", None),
    ("snapshots_are_of_functions_that_prepare_for_them", "PublishArticle/Properties/SnapStart", {"ApplyOn": "PublishedVersions"}),
    ("snapshots_can_be_taken", "GetArticle/Properties/FileSystemConfigs", [{}]),
    ("snapshots_can_be_taken", "GetArticle/Properties/EphemeralStorage", {"Size": 513}),
    ("snapshots_can_be_taken", "GetArticleAliaslive/Properties/ProvisionedConcurrencyConfig", {}),
    ("functions_are_arm64_unless_told_otherwise", "GetArticle/Properties/Architectures", ["x86_64"]),
    ("functions_are_arm64_unless_told_otherwise", "/Parameters/Architecture/Default", "x86_64"),
    ("functions_of_the_api_answer_before_it_hangs_up", "KeepPicture/Properties/Timeout", 30),
    ("viewer_functions_parse", "SessionToToken/Properties/FunctionCode", "function handler(event) { return event;"),
    ("policies_of_cloudfront_exist", f"{API_BEHAVIOR}/OriginRequestPolicyId", "b689b0a8-53d0-40ab-baf2-38738e2966ac"),
    ("what_comes_past_the_cdn_can_be_told", "Distribution/Properties/DistributionConfig/Origins/1/OriginCustomHeaders", None),
    ("what_comes_past_the_cdn_can_be_told", "GetArticle/Properties/Environment/Variables/ORIGIN_SECRETS", ""),
    (
        "what_comes_past_the_cdn_can_be_told",
        "Api/Properties/Body/paths/~1api~1articles~1{slug}~1views/post/x-amazon-apigateway-integration/requestParameters"
        "/MessageBody/Fn::Sub",
        "${!request.path.slug}",
    ),
    ("a_queue_hides_a_message_for_six_attempts_and_the_window", "Views/Properties/VisibilityTimeout", 179),
    ("a_flood_leaves_room_for_what_is_published", "PublishArticle/Properties/ReservedConcurrentExecutions", None),
    ("a_flood_leaves_room_for_what_is_published", "CountViewsViews/Properties/ScalingConfig", None),
    ("queues_have_dead_letters", "RenderingTasks/Properties/RedrivePolicy", None),
    ("queues_have_dead_letters", "UnrenderedChanges/Properties/MessageRetentionPeriod", 60),
    ("streams_give_up_and_say_so", "RenderPagesChanges/Properties/MaximumRetryAttempts", None),
    ("streams_give_up_and_say_so", "RenderPagesChanges/Properties/BisectBatchOnFunctionError", False),
    ("streams_give_up_and_say_so", "RenderPagesChanges/Properties/DestinationConfig", None),
    ("batches_say_what_of_them_failed", "CountViewsViews/Properties/FunctionResponseTypes", None),
    ("policies_name_actions_and_resources", f"{STATEMENT}/Action", "dynamodb:*"),
    ("policies_name_actions_and_resources", f"{STATEMENT}/Resource", ["*"]),
    ("policies_on_the_table_name_keys", f"{STATEMENT}/Condition", None),
    ("the_table_can_be_restored", "Table/Properties/PointInTimeRecoverySpecification", None),
    ("the_table_can_be_restored", "Table/Properties/DeletionProtectionEnabled", False),
    ("the_table_can_be_restored", "Table/Properties/SSESpecification", None),
    ("the_table_can_be_restored", "Table/Properties/TimeToLiveSpecification/Enabled", False),
    ("the_table_can_be_restored", "Table/UpdateReplacePolicy", None),
    ("buckets_are_private_and_encrypted", "Uploads/Properties/PublicAccessBlockConfiguration/BlockPublicAcls", False),
    ("buckets_are_private_and_encrypted", "Uploads/Properties/BucketEncryption", None),
    ("buckets_are_private_and_encrypted", "UploadsPolicy/Properties/PolicyDocument/Statement", []),
    ("buckets_are_private_and_encrypted", "UploadsPolicy", None),
    ("parameters_explain_themselves", "/Parameters/SiteUrl/Description", None),
    ("parameters_explain_themselves", "/Parameters/TokenAudience/Default", None),
    ("outputs_explain_themselves", "/Outputs/SiteUrl/Description", None),
]


class TemplateTest(unittest.TestCase):
    def test_every_rule_is_kept(self):
        for rule in RULES:
            with self.subTest(rule.__name__):
                self.assertEqual([], list(rule(TEMPLATE)))

    def test_every_rule_can_be_broken(self):
        rules = {rule.__name__: rule for rule in RULES}
        self.assertEqual(rules.keys(), {name for name, _, _ in BREACHES})
        for name, path, value in BREACHES:
            with self.subTest(name, path=path):
                self.assertEqual(1, len(list(rules[name](broken(path, value)))))

    def test_a_queue_without_dead_letters_has_its_reason_in_a_comment(self):
        text = (ROOT / "template.yaml").read_text()
        for queue in WITHOUT_DEAD_LETTERS:
            self.assertRegex(text, rf"# [^\n]+\n  {re.escape(queue)}:\n")


def broken(path, value):
    template = deepcopy(TEMPLATE)
    *way, last = path.removeprefix("/").split("/") if path.startswith("/") else ["Resources", *path.split("/")]
    place = template
    for step in (each.replace("~1", "/") for each in way):
        place = place[int(step) if isinstance(place, list) else step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return template


if __name__ == "__main__":
    unittest.main()
