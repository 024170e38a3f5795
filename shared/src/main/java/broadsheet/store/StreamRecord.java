package broadsheet.store;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Change;
import broadsheet.json.Json;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;

/**
 * One record of the table's stream, as Lambda hands it over: which item changed, and where in the
 * stream. What the item holds is not read: a record may be old, and what counts is what the table
 * says now.
 *
 * @param sequenceNumber its place in the stream, with which Lambda is told that it failed
 * @param pk the item's partition
 * @param sk the item's place in it
 */
public record StreamRecord(String sequenceNumber, String pk, String sk) {
    public StreamRecord {
        requireNonNull(sequenceNumber, "sequenceNumber is null");
        requireNonNull(pk, "pk is null");
        requireNonNull(sk, "sk is null");
    }

    /** The records of one event, in their order. */
    public static List<StreamRecord> read(InputStream event) {
        List<StreamRecord> records = new ArrayList<>();
        Json.read(
                event,
                parser -> Json.members(parser, (name, value) -> {
                    if (name.equals("Records")) {
                        Json.elements(value, each -> records.add(record(each)));
                    }
                }));
        return records;
    }

    private static StreamRecord record(JsonParser parser) {
        String[] found = {"", "", ""};
        Json.members(parser, (name, value) -> {
            if (name.equals("dynamodb")) {
                Json.members(value, (field, inner) -> field(field, inner, found));
            }
        });
        return new StreamRecord(found[0], found[1], found[2]);
    }

    private static void field(String name, JsonParser value, String[] found) {
        switch (name) {
            case "SequenceNumber" -> found[0] = value.getValueAsString("");
            case "Keys" ->
                Json.members(
                        value,
                        (key, attribute) -> Json.members(
                                attribute,
                                (type, text) -> found[key.equals("pk") ? 1 : 2] = text.getValueAsString("")));
            default -> {}
        }
    }

    /**
     * What changed, in the words of the domain.
     *
     * @throws IllegalArgumentException if the keys are of nothing that has a page
     */
    public Change change() {
        if (pk.equals(Keys.SITE)) {
            return new Change.OfSite();
        }
        return Keys.articleOf(pk)
                .<Change>map(Change.OfArticle::new)
                .or(() -> Keys.listingOf(pk)
                        .flatMap(listing -> Keys.placeOf(sk).map(place -> new Change.OfListing(listing, place))))
                .orElseThrow(() -> new IllegalArgumentException("no page knows the item " + this));
    }
}
