"""template.yaml follows every rule, and a violation of each rule is found."""

import re
import unittest
from copy import deepcopy

# Import the rules first: they add the other folders to the import path.
from rules import ROOT, RULES, WITHOUT_DEAD_LETTERS
import rules_of_accounts, rules_of_alarms, rules_of_audit, rules_of_aws, rules_of_drafts, rules_of_storage  # noqa: E401, F401
from emulated_stack import expand

TEMPLATE = expand(lambda zip_file: f"s3://code/{zip_file}")
API_BEHAVIOR = "Distribution/Properties/DistributionConfig/CacheBehaviors/2"
GATE = "GetArticleDeploymentGroup/Properties/AlarmConfiguration/Fn::If"
NEWSROOM, RENDERING = (f"{name}/Properties/Metrics" for name in ("NewsroomFunctionsFail", "RenderingFunctionsFail"))
OF_FIRST = "MetricStat/Metric/Dimensions/0/Value/Ref"
SUM = TEMPLATE["Resources"]["NewsroomFunctionsFail"]["Properties"]["Metrics"][0]["Expression"]
MANY = TEMPLATE["Resources"]["NewsroomFunctionsFail"]["Properties"]["Metrics"] * 2
STAGE = "ApiApiGatewayDefaultStage/Properties"
VERSION = next(name for name in TEMPLATE["Resources"] if name.startswith("GetArticleVersion"))
PAGES, ANSWERS = (f"{name}/Properties/ResponseHeadersPolicyConfig" for name in ("PageHeaders", "AnswerHeaders"))
STATEMENT = "GetArticleRole/Properties/Policies/0/PolicyDocument/Statement/0"
KEYS = f"{STATEMENT}/Condition/ForAllValues:StringLike/dynamodb:LeadingKeys"
PREVIEWS = "PreviewDraftRole/Properties/Policies/0/PolicyDocument/Statement"
OPENED = "OpenPreviewRole/Properties/Policies/0/PolicyDocument/Statement"
PREVIEWED = f"{PREVIEWS}/0/Condition/ForAllValues:StringLike/dynamodb:LeadingKeys"
PICTURES = "ResolvePageRole/Properties/Policies/0/PolicyDocument/Statement/4"
MAILS = "Readers/Properties/EmailConfiguration/Fn::If"

# A rule, a path into the template, and the value with which the template breaks the rule; None removes the value.
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
    ("functions_of_the_api_answer_before_it_hangs_up", "StorePicture/Properties/Timeout", 30),
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
    ("a_queue_hides_a_message_for_six_attempts_and_the_window", "Views/Properties/VisibilityTimeout", 269),
    ("a_flood_leaves_room_for_what_is_published", "PublishArticle/Properties/ReservedConcurrentExecutions", None),
    ("a_flood_leaves_room_for_what_is_published", "CountViewsViews/Properties/ScalingConfig", None),
    ("queues_have_dead_letters", "RenderingTasks/Properties/RedrivePolicy", None),
    ("queues_have_dead_letters", "UnrenderedChanges/Properties/MessageRetentionPeriod", 60),
    ("streams_give_up_and_say_so", "RenderPagesChanges/Properties/MaximumRetryAttempts", None),
    ("streams_give_up_and_say_so", "RenderPagesChanges/Properties/MaximumRetryAttempts", 4),
    ("streams_give_up_and_say_so", "RenderPagesChanges/Properties/MaximumRecordAgeInSeconds", 3600),
    ("streams_give_up_and_say_so", "RenderPagesChanges/Properties/BisectBatchOnFunctionError", False),
    ("streams_give_up_and_say_so", "RenderPagesChanges/Properties/DestinationConfig", None),
    ("batches_say_what_of_them_failed", "CountViewsViews/Properties/FunctionResponseTypes", None),
    ("policies_name_actions_and_resources", f"{STATEMENT}/Action", "dynamodb:*"),
    ("policies_name_actions_and_resources", f"{STATEMENT}/Resource", ["*"]),
    ("policies_on_the_table_name_keys", f"{STATEMENT}/Condition", None),
    ("roles_name_their_stack_and_carry_the_boundary", "SendViews/Properties/PermissionsBoundary", None),
    ("roles_name_their_stack_and_carry_the_boundary", "GetArticleRole/Properties/Path", "/"),
    ("pages_may_send_files_to_where_they_are_signed_for", "StorePicture/Properties/Environment/Variables/AWS_S3_US_EAST_1_REGIONAL_ENDPOINT", None),
    ("the_table_can_be_restored", "Table/Properties/PointInTimeRecoverySpecification", None),
    ("the_table_can_be_restored", "Table/Properties/DeletionProtectionEnabled", False),
    ("the_table_can_be_restored", "Table/Properties/TimeToLiveSpecification/Enabled", False),
    ("the_table_can_be_restored", "Table/UpdateReplacePolicy", None),
    ("the_table_can_be_restored", "DraftsTable/DeletionPolicy", "Delete"),
    ("salts_cannot_be_restored", "Salts/Properties/PointInTimeRecoverySpecification", {"PointInTimeRecoveryEnabled": True}),
    ("salts_cannot_be_restored", "Salts/Properties/DeletionProtectionEnabled", True),
    ("salts_cannot_be_restored", "Salts/Properties/StreamSpecification", {"StreamViewType": "KEYS_ONLY"}),
    ("salts_cannot_be_restored", "Salts/DeletionPolicy", "Retain"),
    ("salts_cannot_be_restored", "Salts/Properties/TimeToLiveSpecification", None),
    ("buckets_are_private_and_encrypted", "Uploads/Properties/PublicAccessBlockConfiguration/BlockPublicAcls", False),
    ("buckets_are_private_and_encrypted", "Uploads/Properties/BucketEncryption", None),
    ("buckets_are_private_and_encrypted", "UploadsPolicy/Properties/PolicyDocument/Statement", []),
    ("buckets_are_private_and_encrypted", "UploadsPolicy", None),
    ("parameters_explain_themselves", "/Parameters/SiteUrl/Description", None),
    ("parameters_explain_themselves", "/Parameters/TokenAudience/Default", None),
    ("outputs_explain_themselves", "/Outputs/SiteUrl/Description", None),
    ("no_resource_needs_itself", "NewsroomFails/Properties/Dimensions/0/Value", {"Ref": "Api"}),
    ("every_function_is_watched", "FunctionsFail/Properties/MetricName", "Invocations"),
    ("every_function_is_watched", "FunctionsThrottled/Properties/Dimensions", [{"Name": "FunctionName", "Value": {"Ref": "GetArticle"}}]),
    ("every_function_of_the_newsroom_can_end_a_deployment", f"{NEWSROOM}/0/Expression", SUM.replace("FILL(publishArticle, 0) + ", "")),
    ("every_function_of_the_newsroom_can_end_a_deployment", f"{RENDERING}/1", None),
    ("every_function_of_the_newsroom_can_end_a_deployment", f"{RENDERING}/1/MetricStat/Metric/MetricName", "Throttles"),
    ("a_mail_address_is_one_account_however_it_is_spelled", "/Resources/Readers/Properties/UsernameConfiguration/CaseSensitive", True),
    ("basic_telemetry_is_what_alarms_need", "PagesComeLate/Properties/MetricName", "NewsroomFailures"),
    ("basic_telemetry_is_what_alarms_need", "/Parameters/Telemetry/Default", "detailed"),
    ("basic_telemetry_is_what_alarms_need", "/Conditions/IsDetailed", {"Fn::Equals": ["a", "a"]}),
    ("basic_telemetry_is_what_alarms_need", "GetArticle/Properties/TracingConfig/Mode", "Active"),
    ("basic_telemetry_is_what_alarms_need", "GetArticle/Properties/Environment/Variables/TELEMETRY", "detailed"),
    ("basic_telemetry_is_what_alarms_need", "GetArticle/Properties/LoggingConfig/SystemLogLevel", None),
    ("basic_telemetry_is_what_alarms_need", "Dashboard/Condition", None),
    ("basic_telemetry_is_what_alarms_need", "NewsroomFunctionsFail/Condition", "IsDetailed"),
    ("basic_telemetry_is_what_alarms_need", "CountsLag/Condition", None),
    ("what_anybody_can_cause_ends_no_deployment", f"{GATE}/1/Alarms/0/Name/Ref", "ApiFails"),
    ("what_anybody_can_cause_ends_no_deployment", f"{GATE}/1/Alarms/0/Name/Ref", "RenderingLags"),
    ("what_anybody_can_cause_ends_no_deployment", GATE, ["IsGradual", {}, {}]),
    ("what_anybody_can_cause_ends_no_deployment", f"{NEWSROOM}/1/{OF_FIRST}", "SignIn"),
    ("names_are_unique_and_short_enough", "SessionToToken/Properties/Name/Fn::Sub", "${AWS::StackName}-session"),
    ("names_are_unique_and_short_enough", "SessionToToken/Properties/Name/Fn::Sub", "${AWS::StackName}-${AWS::Region}-" + "n" * 17),
    ("names_are_unique_and_short_enough", "Budget/Properties/Budget/BudgetName", {"Ref": "AWS::StackName"}),
    ("services_are_called_as_aws_calls_them", "AlertsPolicy/Properties/PolicyDocument/Statement/0/Principal/Service/0", "alarms.amazonaws.com"),
    ("services_are_called_as_aws_calls_them", "GetArticleArticlePermission/Properties/Principal", "api.amazonaws.com"),
    ("alarms_can_be_evaluated", "ApiFails/Properties/Period", 90),
    ("alarms_can_be_evaluated", "ApiFails/Properties/EvaluationPeriods", 1441),
    ("alarms_can_be_evaluated", "ApiFails/Properties/DatapointsToAlarm", 6),
    ("alarms_can_be_evaluated", "ApiFails/Properties/MetricName", None),
    ("alarms_can_be_evaluated", "ApiFails/Properties/Statistic", None),
    ("alarms_can_be_evaluated", "TableThrottled/Properties/Metrics/1/ReturnData", True),
    ("alarms_can_be_evaluated", "TableThrottled/Properties/Metrics/0/Expression", "FILL(reads, 0) + FILL(write, 0)"),
    ("alarms_can_be_evaluated", "TableThrottled/Properties/Metrics/0/Expression", "reads + writes"),
    ("every_table_that_is_kept_is_watched", "TableThrottled/Properties/Metrics/3", None),
    ("every_table_that_is_kept_is_watched", "TableThrottled/Properties/Metrics/0/Expression", "FILL(reads, 0) + FILL(writes, 0) + FILL(draftsReads, 0)"),
    (
        "every_table_that_is_kept_is_watched",
        "TableThrottled/Properties/Metrics/4/MetricStat/Metric/Dimensions/0/Value",
        {"Ref": "Table"},
    ),
    ("alarms_can_be_evaluated", f"{NEWSROOM}/0/Expression", {"Fn::Sub": "SELECT SUM(Errors) FROM SCHEMA(\"AWS/Lambda\", FunctionName)"}),
    ("alarms_can_be_evaluated", NEWSROOM, [*MANY[:9], *({**one, "Id": f"{one['Id']}2"} for one in MANY[10:13])]),
    ("lines_of_the_access_log_are_json", f"{STAGE}/AccessLogSettings/Format", '{"error": "$context.error.messageString"}'),
    ("lines_of_the_access_log_are_json", f"{STAGE}/AccessLogSettings/Format", '{"error": "$context.error.message"'),
    ("routes_are_throttled", f"{STAGE}/DefaultRouteSettings/ThrottlingBurstLimit", None),
    ("routes_are_throttled", f"{STAGE}/RouteSettings/GET ~1nothing", {}),
    ("routes_are_throttled", f"{STAGE}/RouteSettings/GET ~1{{path+}}", None),
    ("routes_are_throttled", f"{STAGE}/RouteSettings/POST ~1api~1articles~1{{slug}}~1views/ThrottlingBurstLimit", 5000),
    ("a_paused_stack_can_be_resumed", "RenderPagesTasks/Properties/Enabled", False),
    ("a_paused_stack_can_be_resumed", "GetArticle/Properties/ReservedConcurrentExecutions", 5),
    ("settings_of_routes_stay", f"{STAGE}/RouteSettings/GET ~1api~1previews", None),
    ("settings_of_routes_stay", f"{STAGE}/RouteSettings/POST ~1api~1new", {}),
    ("records_have_a_domain", "/Conditions/HasZone", {"Fn::Not": [{"Fn::Equals": [{"Ref": "HostedZoneId"}, ""]}]}),
    ("snapshots_are_kept", "GetArticleDaily/Properties/ScheduleExpression", "rate(14 days)"),
    ("snapshots_are_kept", "GetArticleDaily", None),
    ("old_versions_go", f"{VERSION}/DeletionPolicy", "Retain"),
    ("parameters_that_may_be_none_have_their_least", "/Parameters/RequestsPerAddress/AllowedPattern", r"^\d+$"),
    ("parameters_that_may_be_none_have_their_least", "RenderPagesTasks/Properties/ScalingConfig/MaximumConcurrency", 6),
    ("errors_are_in_no_cache", "Distribution/Properties/DistributionConfig/CustomErrorResponses/0", None),
    ("errors_are_in_no_cache", "Distribution/Properties/DistributionConfig/CustomErrorResponses/0/ErrorCachingMinTTL", 10),
    ("readers_are_told_nothing_of_objects_and_others_nothing_of_addresses", f"{PAGES}/RemoveHeadersConfig/Items/1", None),
    ("readers_are_told_nothing_of_objects_and_others_nothing_of_addresses", f"{ANSWERS}/SecurityHeadersConfig/ReferrerPolicy/ReferrerPolicy", "origin"),
    ("the_cdns_log_names_no_reader", "EdgeLogDelivery/Properties/RecordFields/0", "cs(Referer)"),
    ("the_cdns_log_names_no_reader", "EdgeLogs/Properties/LifecycleConfiguration/Rules/0/ExpirationInDays", 30),
    ("tables_have_the_key_that_costs_nothing", "Table/Properties/SSESpecification", {"SSEEnabled": True}),
    ("quotas_of_sizes_are_kept", "GetArticleRole/Properties/Policies/0/PolicyDocument/Statement/0/Resource", "x" * 10240),
    ("quotas_of_sizes_are_kept", "GetArticle/Properties/Environment/Variables/LONG", "x" * 4096),
    ("quotas_of_sizes_are_kept", "SessionToToken/Properties/FunctionCode", "x" * 10240),
    ("chains_of_calls_are_allowed_where_they_are_meant", "RenderPages/Properties/RecursiveLoop", None),
    ("chains_of_calls_are_allowed_where_they_are_meant", "CountViews/Properties/RecursiveLoop", "Allow"),
    ("statements_have_names_of_their_own", f"{STATEMENT}/Sid", "read articles"),
    ("functions_that_anybody_calls_may_write_no_pictures", PICTURES, None),
    ("functions_that_anybody_calls_may_write_no_pictures", f"{PICTURES}/Action", "s3:PutObject"),
    ("functions_that_anybody_calls_may_write_no_pictures", f"{PICTURES}/Resource", {"Fn::Sub": "${Pages.Arn}/pictures/*"}),
    ("accounts_get_mails_from_the_given_address", "Readers/Properties/EmailConfiguration", None),
    ("accounts_get_mails_from_the_given_address", f"{MAILS}/0", "HasDomain"),
    ("accounts_get_mails_from_the_given_address", f"{MAILS}/1/From", "accounts@example.org"),
    ("accounts_get_mails_from_the_given_address", f"{MAILS}/1/EmailSendingAccount", "COGNITO_DEFAULT"),
    ("accounts_get_mails_from_the_given_address", f"{MAILS}/1/SourceArn", "arn:aws:ses:eu-central-1:1:identity/a.example"),
    ("accounts_get_mails_from_the_given_address", f"{MAILS}/2", {"EmailSendingAccount": "DEVELOPER"}),
    ("drafts_have_no_stream", "DraftsTable/Properties/StreamSpecification", {"StreamViewType": "KEYS_ONLY"}),
    ("drafts_are_their_functions_alone", f"{STATEMENT}/Resource", {"Fn::GetAtt": ["DraftsTable", "Arn"]}),
    ("drafts_are_their_functions_alone", f"{STATEMENT}/Resource", {"Fn::Sub": "${Table.Arn}*"}),
    ("drafts_are_their_functions_alone", "RenderPages/Properties/Environment/Variables/TABLE_NAME", {"Ref": "DraftsTable"}),
    ("drafts_are_their_functions_alone", "RenderPagesChanges/Properties/EventSourceArn", {"Fn::GetAtt": ["DraftsTable", "StreamArn"]}),
    ("previews_read_what_pages_show_and_drafts", f"{PREVIEWS}/0/Action", "dynamodb:PutItem"),
    ("previews_read_what_pages_show_and_drafts", f"{PREVIEWED}/0", "SCHEDULE#*"),
    ("previews_read_what_pages_show_and_drafts", f"{PREVIEWS}/2/Condition/ForAllValues:StringLike/dynamodb:LeadingKeys/0", "READER#*"),
    ("previews_read_what_pages_show_and_drafts", f"{PREVIEWS}/2/Condition", None),
    ("records_of_staff_are_written_once", f"{KEYS}/0", "AUDIT#*"),
    ("records_of_staff_are_written_once", f"{KEYS}/0", "A*"),
    ("records_of_staff_are_written_once", "ListRevisionsRole/Properties/Policies/0/PolicyDocument/Statement/2/Action", "dynamodb:DeleteItem"),
    ("previews_read_what_pages_show_and_drafts", f"{PREVIEWED}/0", "LINK#*"),
    ("previews_read_what_pages_show_and_drafts", f"{OPENED}/0/Action", "dynamodb:UpdateItem"),
    ("previews_read_what_pages_show_and_drafts", f"{OPENED}/1/Action", "dynamodb:DeleteItem"),
    ("previews_read_what_pages_show_and_drafts", f"{OPENED}/2/Action", "dynamodb:PutItem"),
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
    for step in way:
        place = place[key(place, step)]
    last = key(place, last)
    if value is None:
        del place[last]
    else:
        place[last] = value
    return template


def key(place, step):
    return int(step) if isinstance(place, list) else step.replace("~1", "/")


if __name__ == "__main__":
    unittest.main()
