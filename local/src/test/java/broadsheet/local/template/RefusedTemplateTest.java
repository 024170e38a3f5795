package broadsheet.local.template;

import static broadsheet.local.template.ExampleTemplate.EXAMPLE;
import static broadsheet.local.template.ExampleTemplate.HERE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates that cannot be played are refused by line. */
final class RefusedTemplateTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest(name = "{1} becomes {2}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
         0 | AWS::SQS::Queue | AWS::Kinesis::Stream | AWS::Kinesis::Stream are not played
         0 | Type: DynamoDB | Type: ScheduleV2 | events of type ScheduleV2
         0 | rate(5 minutes) | cron(0 12 * * ? *) | cron(0 12 * * ? *) is not played
         0 | rate(5 minutes) | rate(5 minute) | no rate(5 minute)
         0 | rate(5 minutes) | rate(1 minutes) | no rate(1 minutes)
         0 | rate(5 minutes) | rate(0 minutes) | rate(0 minutes) is not played
         0 | '{"sweep": "!Ref is text"}' | '{"sweep": ' | Input is not JSON
         0 | '{"sweep": "!Ref is text"}' | '' | Input is empty
         0 | Enabled: false | Enabled: maybe | `'maybe' is neither`
         0 | Enabled: false | State: DISABLED | State of a Schedule event
         0 | OriginId: api | OriginId: nowhere | no origin nowhere
        -2 | OriginId: pages | OriginId: api | only a bucket with the API behind it
         0 | Items: [403, 404] | Items: [403, 418] | 418 is no status
        -1 | Items: [403, 404] | Items: [404] | there are 1 Items
         0 | Id: pages-or-api | Id: api | there are two origins api
         0 | AllowedMethods: [GET, HEAD, OPTIONS] | AllowedMethods: [GET, PUT] | GET, HEAD and OPTIONS only
         0 | CachePolicyId: !Ref PathCache | CachePolicyId: unknown | cache policy unknown
         0 | CachePolicyId: !Ref PathCache | OriginRequestPolicyId: other | without its Host only
         0 | CookieBehavior: none | CookieBehavior: all | CookieBehavior all is not played
         0 | MessageRetentionPeriod: | FifoQueue: | FifoQueue of AWS::SQS::Queue
         0 | MessageRetentionPeriod: 1209600 | VisibilityTimeout: long | `'long' is not a whole number`
         0 | MessageRetentionPeriod: 1209600 | MessageRetentionPeriod: 1209601 | 1209601 is not from 60 to 1209600
         0 | VisibilityTimeout: 20 | VisibilityTimeout: 43201 | 43201 is not from 0 to 43200
         0 | deadLetterTargetArn: !GetAtt Dead.Arn | deadLetterTargetArn: !GetAtt Table.Arn | no queue arn:aws:dynamodb
         1 | deadLetterTargetArn: !GetAtt Dead.Arn | maxReceiveCount: 4 | maxReceiveCount is there twice
         0 | maxReceiveCount: 3 | maxReceiveCount: 0 | 0 is not from 1 to 1000
         0 | maxReceiveCount: 3 | maximumReceives: 3 | maximumReceives of a RedrivePolicy
        -7 | redrivePermission: allowAll | redrivePermission: denyAll | does not let this queue use it
         0 | redrivePermission: allowAll | redrivePermission: some | some is none of allowAll
         0 | redrivePermission: allowAll | redrivePermission: byQueue | one to ten queues
         0 | Queue: !GetAtt Work.Arn | Queue: !GetAtt Table.Arn | no queue arn:aws:dynamodb
         0 | Queue: !GetAtt Work.Arn | Topic: !GetAtt Work.Arn | Topic of an SQS event
         0 | BatchSize: 20 | BatchSize: 10001 | 10001 is not from 1 to 10000
         0 | BatchSize: 20 | FilterCriteria: {Filters: []} | FilterCriteria of an SQS event
        -1 | MaximumBatchingWindowInSeconds: 1 | MaximumBatchingWindowInSeconds: 0 | more than 10 needs
         0 | MaximumBatchingWindowInSeconds: 1 | MaximumBatchingWindowInSeconds: 301 | 301 is not from 0 to 300
         0 | MaximumConcurrency: 4 | MaximumConcurrency: 1 | 1 is not from 2 to 1000
         0 | MaximumConcurrency: 4 | MinimumConcurrency: 4 | MinimumConcurrency of a ScalingConfig
         0 | Compress: true | LambdaFunctionAssociations: [] | LambdaFunctionAssociations of a cache
         0 | EventType: viewer-request | EventType: viewer-response | functions on viewer-response
         0 | FunctionARN: !GetAtt Sign.FunctionARN | FunctionARN: !GetAtt Table.Arn | no function arn:aws:dynamodb
         0 | Runtime: cloudfront-js-2.0 | Runtime: cloudfront-js-1.0 | only cloudfront-js-2.0
        -1 | AutoPublish: true | AutoPublish: false | needs AutoPublish
         0 | IsNobody: !Equals [!Ref TokenAudience, nobody] | IsNobody: !Or [] | the condition Or
         0 | IsNobody: !Equals [!Ref TokenAudience, nobody] | IsNobody: !Equals [nobody] | Equals needs a list of 2
         0 | IsNobody: !Equals [!Ref TokenAudience, nobody] | IsNobody: nobody | a condition is expected
         0 | Condition: IsNobody | Condition: IsAnybody | no condition IsAnybody
         0 | !If [IsSomebody, | !If [IsAnybody, | no condition IsAnybody
         0 | HeaderValue: !Select [1, !Ref Words] | HeaderValue: !Select [2, !Ref Words] | 2 is not from 0 to 1
         0 | HeaderValue: !Select [1, !Ref Words] | HeaderValue: !Select [1] | Select needs a list of 2
         0 | ResponseHeadersPolicyId: !Ref Guard | ResponseHeadersPolicyId: other | no response headers policy other
         1 | FrameOptions: | XSSProtection: | XSSProtection is not played
         0 | TABLE_NAME: !Ref Table | TABLE_NAME: !Ref Chair | Ref Chair
         0 | TABLE_NAME: !Ref Table | TABLE_NAME: !ImportValue Table | ImportValue
         0 | TABLE_NAME: !Ref Table | TABLE_NAME: {'Fn::Base64': a} | Base64
         0 | BUCKET_NAME: !Ref Pages | BUCKET_NAME: !GetAtt Pages.WebsiteURL | Pages.WebsiteURL
         0 | BUCKET_NAME: !Ref Pages | BUCKET_NAME: !Sub '${Pages}/${Nothing}' | Ref Nothing
         0 | integrationSubtype: SQS-SendMessage | integrationSubtype: SQS-PurgeQueue | only SQS-SendMessage
         0 | type: aws_proxy | type: http_proxy | only aws_proxy
         0 | QueueUrl: !Ref Notes | QueueUrl: !Ref Table | no queue Table
         0 | ${!request.path.id} | ${!context.requestId} | context.requestId is not played
         0 | ${!request.path.id} | $request.path.id | in braces only
         0 | openapi: 3.0.1 | servers: [] | servers of a DefinitionBody
         0 | Authorizer: Accounts | Authorizer: Strangers | no authorizer Strangers
         0 | Stream: !GetAtt Table.StreamArn | Stream: !GetAtt Pages.Arn | no table with the stream
         0 | StartingPosition: TRIM_HORIZON | StartingPosition: LATEST | TRIM_HORIZON only
         0 | Destination: !GetAtt Failures.Arn | Destination: !GetAtt Pages.Arn | no queue
         0 | TargetOriginId: pages | TargetOriginId: nowhere | no origin nowhere
        -4 | OriginRequestPolicyId: | CachePolicyId: | needs OriginRequestPolicyId
         0 | !GetAtt Pages.RegionalDomainName | example.org | example.org
         0 | ["HEAD"] | [{"exists": true}] | exists
         0 | Path: /api/closed | Path: [no, path] | a plain value
         1 | Method: GET | Method: {GET | expected
        """)
    void refusesWhatItCannotPlayAndNamesTheLine(int offset, String part, String other, String reason)
            throws IOException {
        List<String> lines = Files.readAllLines(EXAMPLE);
        int index = 0;
        while (!lines.get(index).contains(part)) {
            index++;
        }
        lines.set(index, lines.get(index).replace(part, other));
        Path file = Files.write(folder.resolve("template.yaml"), lines);

        var refusal = assertThrows(Refusal.class, () -> Template.read(file, HERE));

        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.startsWith("template.yaml:"), message);
        assertTrue(message.contains(reason), message);
        int named = Integer.parseInt(message.split(":", 3)[1]) - offset;
        assertTrue(named == index + 1, "line " + (index + 1) + ", but " + message);
    }

    @Test
    void refusesVisibilityTimeoutShorterThanFunctionTimeout() throws IOException {
        String text = Files.readString(EXAMPLE).replace("VisibilityTimeout: 20", "VisibilityTimeout: 19");
        Path file = Files.writeString(folder.resolve("template.yaml"), text);

        var refusal = assertThrows(Refusal.class, () -> Template.read(file, HERE));

        assertEquals(
                "template.yaml:%d: Queue visibility timeout: 19 seconds is less than Function timeout: 20 seconds"
                        .formatted(line(text, "Queue: !GetAtt Work.Arn")),
                refusal.getMessage());
    }

    @Test
    void refusesTwoValuesForOneEnvironmentVariable() throws IOException {
        String text = Files.readString(EXAMPLE).replace("BUCKET_NAME: !Ref Pages", "TABLE_NAME: !Ref Pages");
        Path file = Files.writeString(folder.resolve("template.yaml"), text);
        Template template = Template.read(file, HERE);

        var refusal = assertThrows(Refusal.class, template::environment);

        assertEquals(
                "template.yaml:%d: TABLE_NAME is pages here and Table at template.yaml:%d: all functions share one process locally"
                        .formatted(line(text, "TABLE_NAME: !Ref Pages"), line(text, "TABLE_NAME: !Ref Table")),
                refusal.getMessage());
    }

    @Test
    void refusesAParameterWithoutAValue() {
        var nothing = new Bindings(HERE.storage(), HERE.site(), Map.of());
        var refusal = assertThrows(Refusal.class, () -> Template.read(EXAMPLE, nothing));
        assertTrue(String.valueOf(refusal.getMessage()).contains("parameter TokenIssuer"));
    }

    private static int line(String text, String part) {
        return text.substring(0, text.indexOf(part)).split("\n", -1).length;
    }
}
