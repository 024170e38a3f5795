package broadsheet.emulators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynoxideTest {
    @Test
    void keepsItemsOverARestart(@TempDir Path folder) {
        var key = Map.of("pk", AttributeValue.fromS("a"), "sk", AttributeValue.fromS("b"));
        int port = LoopbackPort.free();
        try (Dynoxide dynoxide = Dynoxide.persistent(folder, port);
                DynamoDbClient client = dynoxide.client()) {
            Tables.create(client, "kept");
            client.putItem(put -> put.tableName("kept").item(key));
        }
        try (Dynoxide dynoxide = Dynoxide.persistent(folder, port);
                DynamoDbClient client = dynoxide.client()) {
            assertEquals(
                    key, client.getItem(get -> get.tableName("kept").key(key)).item());
        }
    }

    /** Without the indexes, the last thousand of five thousand writes takes five times what the first one does. */
    @Test
    @Tag("slow")
    void processorTimeOfAWriteDoesNotGrowWithStreamRecords(@TempDir Path folder) {
        try (Dynoxide dynoxide = Emulator.onFreePort(port -> Dynoxide.persistent(folder, port));
                DynamoDbClient client = dynoxide.client()) {
            Tables.create(client, "written");
            Duration first = processorTimeOfAThousandWrites(dynoxide, client);
            for (int thousand = 1; thousand < 4; thousand++) {
                processorTimeOfAThousandWrites(dynoxide, client);
            }
            Duration last = processorTimeOfAThousandWrites(dynoxide, client);
            assertTrue(
                    last.compareTo(first.multipliedBy(3)) < 0,
                    () -> "first " + first + ", after four thousand " + last);
        }
    }

    private static Duration processorTimeOfAThousandWrites(Dynoxide dynoxide, DynamoDbClient client) {
        AttributeValue text = AttributeValue.fromS("x".repeat(3_000));
        Duration before = processorTime(dynoxide);
        for (int number = 0; number < 1_000; number++) {
            AttributeValue pk = AttributeValue.fromS(UUID.randomUUID().toString());
            client.putItem(put ->
                    put.tableName("written").item(Map.of("pk", pk, "sk", AttributeValue.fromS("a"), "text", text)));
        }
        return processorTime(dynoxide).minus(before);
    }

    private static Duration processorTime(Dynoxide dynoxide) {
        return ProcessHandle.of(dynoxide.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow();
    }

    @Test
    void givesEachTestATableOfItsOwn() {
        try (DynamoDbClient client = Dynoxide.shared().client()) {
            String one = Tables.create(client);
            String other = Tables.create(client);
            assertTrue(client.listTables().tableNames().contains(one));
            assertTrue(client.listTables().tableNames().contains(other));
        }
    }

    @Test
    void doesNotTakeAnotherServerOnItsPortForItself() {
        int taken = Dynoxide.shared().endpoint().getPort();
        var error = assertThrows(
                IllegalStateException.class,
                () -> Dynoxide.persistent(Path.of("target", "refused"), taken).close());
        assertTrue(error.toString().contains("in use"), error::toString);
    }
}
