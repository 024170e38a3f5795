package broadsheet.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.audit.Actor;
import broadsheet.cli.client.CommandFailure;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.site.DynamoRenderings;
import broadsheet.dynamodb.site.DynamoSites;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.rendering.Renderings;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The beginning and the end of a restoration. Both are renderings of all pages with ids that follow from the export's, so the table says
 * whether a restoration goes on: it does as long as the current rendering is that of its beginning.
 *
 * @param table the table
 * @param renderings starts the last rendering
 * @param manifest the export
 * @param clock the time of the last rendering's start
 */
record RestoreBegin(Table table, Renderings renderings, Manifest manifest, InstantSource clock) {
    private static final Actor OPERATOR = new Actor("operator", "restore");

    /**
     * Writes the site's settings, if the system has none, and starts a rendering with them.
     *
     * @return whether a restoration begins or goes on; false if it was complete before
     * @throws CommandFailure if the system has other settings
     */
    boolean begin(RecordFile settings) throws IOException {
        List<Item> records = new ArrayList<>();
        settings.each(item -> {
            if (item.string("pk").equals(Keys.SITE)) {
                records.add(item);
            }
        });
        Optional<Item> wanted = records.stream().findFirst().map(item -> item.with(DynamoSites.RENDERING, id("begin")));
        Optional<Item> there = table.getNow(Keys.SITE, Keys.SITE);
        if (there.isPresent() && !there.map(RestoreBegin::said).equals(wanted.map(RestoreBegin::said))) {
            throw new CommandFailure("The system has a site of its own, \""
                    + there.get().optional("title").orElse("") + "\": restore needs an empty one.");
        }
        Optional<String> rendering = table.getNow(Keys.RENDERING, Keys.CURRENT).map(current -> current.string("id"));
        if (there.isPresent() || (wanted.isEmpty() && rendering.isPresent())) {
            return rendering.filter(id("begin")::equals).isPresent();
        }
        List<TransactWriteItem> writes =
                new ArrayList<>(DynamoRenderings.starting(table, id("begin"), wanted.isPresent()));
        wanted.ifPresent(site -> writes.add(table.putting(site, Table.NEW, Item.empty())));
        if (!table.transact(writes)) {
            throw new CommandFailure("Somebody else has changed the site's settings meanwhile: run it again.");
        }
        return true;
    }

    /** Starts the rendering of all pages from what was restored. A repeat starts no other one. */
    void end() {
        renderings.start(id("end"), OPERATOR, clock.instant());
    }

    private String id(String what) {
        return UUID.nameUUIDFromBytes((manifest.id() + what).getBytes(UTF_8)).toString();
    }

    /** What settings say, without the rendering that they started. */
    private static Item said(Item site) {
        return site.without(DynamoSites.RENDERING);
    }
}
