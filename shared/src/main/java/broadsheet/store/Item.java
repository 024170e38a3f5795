package broadsheet.store;

import broadsheet.article.Slug;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The attributes of one item of the table, or of a map inside of one. Absent and empty are told
 * apart.
 */
final class Item {
    private final Map<String, AttributeValue> attributes;

    private Item(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    static Item of(Map<String, AttributeValue> attributes) {
        return new Item(Map.copyOf(attributes));
    }

    static Item keyed(String pk, String sk) {
        return new Item(Map.of()).with("pk", pk).with("sk", sk);
    }

    /** The item's key alone. */
    Item key() {
        return keyed(string("pk"), string("sk"));
    }

    static Item empty() {
        return new Item(Map.of());
    }

    Item with(String name, AttributeValue value) {
        Map<String, AttributeValue> more = new HashMap<>(attributes);
        more.put(name, value);
        return new Item(more);
    }

    Item with(String name, String value) {
        return with(name, AttributeValue.fromS(value));
    }

    Item with(String name, long value) {
        return with(name, AttributeValue.fromN(Long.toString(value)));
    }

    Item with(String name, byte[] value) {
        return with(name, AttributeValue.fromB(SdkBytes.fromByteArray(value)));
    }

    Item without(String... names) {
        Map<String, AttributeValue> fewer = new HashMap<>(attributes);
        fewer.keySet().removeAll(List.of(names));
        return new Item(fewer);
    }

    boolean has(String name) {
        return attributes.containsKey(name);
    }

    Item with(String name, List<Integer> values) {
        return with(
                name,
                AttributeValue.fromL(values.stream()
                        .map(value -> AttributeValue.fromN(value.toString()))
                        .toList()));
    }

    Item with(String name, boolean value) {
        return with(name, AttributeValue.fromBool(value));
    }

    Item with(String name, Item value) {
        return with(name, AttributeValue.fromM(value.attributes));
    }

    <T> Item with(String name, List<T> values, Function<T, Item> toItem) {
        return with(
                name,
                AttributeValue.fromL(values.stream()
                        .map(value -> AttributeValue.fromM(toItem.apply(value).attributes))
                        .toList()));
    }

    <T> Item with(String name, Optional<T> value, Function<T, Item> toItem) {
        return value.map(present -> with(name, toItem.apply(present))).orElse(this);
    }

    Item with(String name, Optional<String> value) {
        return value.map(present -> with(name, present)).orElse(this);
    }

    String string(String name) {
        return require(name).s();
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
    }

    <T> Optional<T> optional(String name, Function<Item, T> fromItem) {
        return Optional.ofNullable(attributes.get(name)).map(value -> fromItem.apply(of(value.m())));
    }

    List<Integer> numbers(String name) {
        return require(name).l().stream()
                .map(number -> Integer.valueOf(number.n()))
                .toList();
    }

    OptionalInt optionalNumber(String name) {
        return attributes.containsKey(name) ? OptionalInt.of(number(name)) : OptionalInt.empty();
    }

    int number(String name) {
        return Integer.parseInt(require(name).n());
    }

    byte[] bytes(String name) {
        return require(name).b().asByteArray();
    }

    boolean flag(String name) {
        return require(name).bool();
    }

    Slug slug(String name) {
        return new Slug(string(name));
    }

    Instant instant(String name) {
        return Instant.parse(string(name));
    }

    Item item(String name) {
        return of(require(name).m());
    }

    <T> List<T> list(String name, Function<Item, T> fromItem) {
        return require(name).l().stream()
                .map(element -> fromItem.apply(of(element.m())))
                .toList();
    }

    Map<String, AttributeValue> attributes() {
        return attributes;
    }

    private AttributeValue require(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException(
                    "an item has no " + name + ": " + attributes.get("pk") + " " + attributes.get("sk"));
        }
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Item item && attributes.equals(item.attributes);
    }

    @Override
    public int hashCode() {
        return attributes.hashCode();
    }
}
