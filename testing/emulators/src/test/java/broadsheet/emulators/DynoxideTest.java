package broadsheet.emulators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
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
