package broadsheet.aws;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class BufferedBodyTest {
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    @Test
    void theConnectionStatesTheLengthOfABodyAndTheSdkDoesNot() throws Exception {
        List<String> requests = twoCalls(server -> {
            try (Socket connection = server.accept()) {
                return List.of(answered(connection), answered(connection));
            }
        });
        for (String request : requests) {
            assertTrue(request.contains("\r\nContent-Length: 2\r\n"), request);
            assertFalse(request.contains("content-length"), () -> "signed, so stated by the SDK: " + request);
        }
    }

    @Test
    void closedConnectionIsReplacedWithinTheSameAttempt() throws Exception {
        List<String> requests = twoCalls(server -> {
            var received = new ArrayList<String>();
            for (int call = 0; call < 2; call++) {
                try (Socket connection = server.accept()) {
                    received.add(answered(connection));
                }
            }
            return received;
        });
        for (String request : requests) {
            assertTrue(request.contains("\r\namz-sdk-request: attempt=1; max=3\r\n"), request);
        }
    }

    /** Calls a server twice, and returns what it says it received. */
    private static List<String> twoCalls(Server server) throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ExecutorService thread = Executors.newSingleThreadExecutor();
                SdkHttpClient http = AwsModule.http()) {
            Callable<List<String>> serving = () -> server.serve(socket);
            Future<List<String>> received = thread.submit(serving);
            var clients = new AwsClients(
                    http,
                    Region.US_EAST_1,
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
            try (DynamoDbClient client = clients.make(DynamoDbClient.builder()
                    .endpointOverride(URI.create("http://127.0.0.1:" + socket.getLocalPort())))) {
                client.listTables();
                client.listTables();
            }
            List<String> requests = received.get();
            assertEquals(2, requests.size());
            return requests;
        }
    }

    /** Reads a request with a body of two bytes, answers it, and returns its head. */
    private static String answered(Socket connection) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) connection.getInputStream().read());
        }
        connection.getInputStream().readNBytes(2);
        connection.getOutputStream().write(ANSWER.getBytes(US_ASCII));
        return head.toString();
    }

    private interface Server {
        List<String> serve(ServerSocket server) throws IOException;
    }
}
