package broadsheet.faults;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that functions keep.
 *
 * @param items those of all tables, by their keys
 * @param objects those of both buckets, by bucket and key
 * @param messages the bodies of those that wait in the queue
 */
record State(
        SortedMap<String, Map<String, AttributeValue>> items,
        SortedMap<String, StoredObject> objects,
        List<String> messages) {
    State {
        items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
        objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
        messages = List.copyOf(messages);
    }

    /**
     * An object of a bucket.
     *
     * @param headers what is answered with it
     * @param content its bytes: as they are where they are text, and otherwise in hexadecimal digits
     */
    record StoredObject(Map<String, String> headers, String content) {}

    private static final String RECORDS = "AUDIT#";
    private static final String ASSETS = "pages/assets/";

    /** Nothing at all. */
    static final State EMPTY = new State(new TreeMap<>(), new TreeMap<>(), List.of());

    /** What another state has otherwise, or not at all. */
    State without(State other) {
        SortedMap<String, Map<String, AttributeValue>> items = new TreeMap<>(this.items);
        items.entrySet().removeAll(other.items.entrySet());
        SortedMap<String, StoredObject> objects = new TreeMap<>(this.objects);
        objects.entrySet().removeAll(other.objects.entrySet());
        return new State(items, objects, messages);
    }

    /** The random bytes that ids of readers are made with: two runs that have the same make the same ids. */
    State secrets() {
        SortedMap<String, Map<String, AttributeValue>> secrets = new TreeMap<>(items);
        secrets.values().removeIf(item -> !item.containsKey("secret"));
        return new State(secrets, new TreeMap<>(), List.of());
    }

    /** The pages alone, without what cannot be rendered from the table. */
    State pages() {
        SortedMap<String, StoredObject> pages = new TreeMap<>(objects);
        pages.keySet().removeIf(path -> !isPage(path));
        return new State(new TreeMap<>(), pages, List.of());
    }

    /** All but the pages. */
    State withoutPages() {
        SortedMap<String, StoredObject> others = new TreeMap<>(objects);
        others.keySet().removeIf(State::isPage);
        return new State(items, others, messages);
    }

    /**
     * Without assets of settings that did not last: only a page that is rendered in between links to them. The bucket's own
     * rule removes them.
     */
    State withoutUnlinkedAssets() {
        SortedMap<String, StoredObject> linked = new TreeMap<>(objects);
        // What only an unlinked one needs is unlinked too, so until nothing goes any more.
        boolean gone = true;
        while (gone) {
            List<String> contents =
                    linked.values().stream().map(StoredObject::content).toList();
            gone = linked.keySet()
                    .removeIf(path -> path.startsWith(ASSETS)
                            && contents.stream().noneMatch(content -> content.contains(nameOf(path))));
        }
        return new State(items, linked, messages);
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static boolean isPage(String path) {
        return path.startsWith("pages/") && !path.startsWith("pages/images/");
    }

    /** Everything as lines of text, by what it is, with made-up values as the normalizer shows them. */
    SortedMap<String, String> shown(UnaryOperator<String> normalizer) {
        SortedMap<String, String> shown = new TreeMap<>();
        // Records come last: an id that only a repeated record has must not take the number of one that is in effect.
        Stream.of(false, true)
                .forEach(isRecord -> items.forEach((key, item) -> {
                    if (key.startsWith(RECORDS) == isRecord) {
                        shown.merge("item " + normalizer.apply(key), normalizer.apply(text(item)), State::both);
                    }
                }));
        objects.forEach((key, object) -> shown.put(
                "object " + normalizer.apply(key),
                normalizer.apply(new TreeMap<>(object.headers()) + "\n" + object.content())));
        messages.stream()
                .flatMap(State::parts)
                .forEach(message -> shown.merge("message " + normalizer.apply(message), "once", State::both));
        return shown;
    }

    /** The changes in a message. How they are put into messages depends on the batches in which they came. */
    private static Stream<String> parts(String message) {
        JsonNode changes = JsonMapper.shared().readTree(message).path("changes");
        return changes.isMissingNode()
                ? Stream.of(message)
                : changes.valueStream().map(JsonNode::toString);
    }

    private static String both(String one, String other) {
        return one + "\n" + other;
    }

    private static String text(Map<String, AttributeValue> item) {
        var text = new StringBuilder("{");
        new TreeMap<>(item)
                .forEach((name, value) ->
                        text.append(name).append('=').append(text(value)).append(", "));
        return text.append('}').toString();
    }

    private static String text(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s();
            case N -> value.n();
            case B -> "bytes:" + HexFormat.of().formatHex(value.b().asByteArray());
            case BOOL -> value.bool().toString();
            case L -> value.l().stream().map(State::text).toList().toString();
            case M -> text(value.m());
            default -> value.toString();
        };
    }
}
