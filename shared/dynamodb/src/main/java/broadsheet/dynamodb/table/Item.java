package broadsheet.dynamodb.table;

import broadsheet.article.ArticleId;
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
 * The attributes of one item of the table, or of a map within an item. Immutable. An absent attribute differs from an
 * empty one.
 */
public final class Item {
    private final Map<String, AttributeValue> attributes;

    private Item(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    public static Item of(Map<String, AttributeValue> attributes) {
        return new Item(Map.copyOf(attributes));
    }

    /** An item that has only its primary key. */
    public static Item keyed(String pk, String sk) {
        return new Item(Map.of()).with("pk", pk).with("sk", sk);
    }

    /** The item's primary key alone. */
    public Item key() {
        return keyed(string("pk"), string("sk"));
    }

    public static Item empty() {
        return new Item(Map.of());
    }

    public Item with(String name, AttributeValue value) {
        Map<String, AttributeValue> more = new HashMap<>(attributes);
        more.put(name, value);
        return new Item(more);
    }

    public Item with(String name, String value) {
        return with(name, AttributeValue.fromS(value));
    }

    public Item with(String name, long value) {
        return with(name, AttributeValue.fromN(Long.toString(value)));
    }

    public Item with(String name, byte[] value) {
        return with(name, AttributeValue.fromB(SdkBytes.fromByteArray(value)));
    }

    /** A copy with a text of any length; a long one is compressed. {@link #text} reads it. */
    public Item withText(String name, String text) {
        return with(name, LongText.attribute(text));
    }

    /** A copy without these attributes. */
    public Item without(String... names) {
        Map<String, AttributeValue> fewer = new HashMap<>(attributes);
        fewer.keySet().removeAll(List.of(names));
        return new Item(fewer);
    }

    public boolean has(String name) {
        return attributes.containsKey(name);
    }

    public Item with(String name, List<Integer> values) {
        return with(
                name,
                AttributeValue.fromL(values.stream()
                        .map(value -> AttributeValue.fromN(value.toString()))
                        .toList()));
    }

    public Item with(String name, boolean value) {
        return with(name, AttributeValue.fromBool(value));
    }

    public Item with(String name, Item value) {
        return with(name, AttributeValue.fromM(value.attributes));
    }

    public <T> Item with(String name, List<T> values, Function<T, Item> toItem) {
        return with(
                name,
                AttributeValue.fromL(values.stream()
                        .map(value -> AttributeValue.fromM(toItem.apply(value).attributes))
                        .toList()));
    }

    public <T> Item with(String name, Optional<T> value, Function<T, Item> toItem) {
        return value.map(present -> with(name, toItem.apply(present))).orElse(this);
    }

    /** A copy with the attribute, or this item if the value is empty. */
    public Item with(String name, Optional<String> value) {
        return value.map(present -> with(name, present)).orElse(this);
    }

    public String string(String name) {
        return require(name).s();
    }

    public Optional<String> optional(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
    }

    /** The text that {@link #withText} wrote, or any string. */
    public String text(String name) {
        return LongText.text(require(name));
    }

    public Optional<String> optionalText(String name) {
        return Optional.ofNullable(attributes.get(name)).map(LongText::text);
    }

    public <T> Optional<T> optional(String name, Function<Item, T> fromItem) {
        return Optional.ofNullable(attributes.get(name)).map(value -> fromItem.apply(of(value.m())));
    }

    public List<Integer> numbers(String name) {
        return require(name).l().stream()
                .map(number -> Integer.valueOf(number.n()))
                .toList();
    }

    /** The number; empty if the attribute is absent. Accessors that return no optional throw an exception instead. */
    public OptionalInt optionalNumber(String name) {
        return attributes.containsKey(name) ? OptionalInt.of(number(name)) : OptionalInt.empty();
    }

    public int number(String name) {
        return Integer.parseInt(require(name).n());
    }

    public byte[] bytes(String name) {
        return require(name).b().asByteArray();
    }

    public boolean flag(String name) {
        return require(name).bool();
    }

    public ArticleId article(String name) {
        return new ArticleId(string(name));
    }

    public Slug slug(String name) {
        return new Slug(string(name));
    }

    public Instant instant(String name) {
        return Instant.parse(string(name));
    }

    public Item item(String name) {
        return of(require(name).m());
    }

    /** The list; empty if the attribute is absent. */
    public <T> List<T> listOrNone(String name, Function<Item, T> fromItem) {
        return has(name) ? list(name, fromItem) : List.of();
    }

    public <T> List<T> list(String name, Function<Item, T> fromItem) {
        return require(name).l().stream()
                .map(element -> fromItem.apply(of(element.m())))
                .toList();
    }

    public Map<String, AttributeValue> attributes() {
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
