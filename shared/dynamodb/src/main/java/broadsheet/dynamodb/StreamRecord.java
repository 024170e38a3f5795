package broadsheet.dynamodb;

import static java.util.Objects.requireNonNull;

import broadsheet.article.ArticleId;
import broadsheet.article.Change;
import broadsheet.article.Slug;
import broadsheet.dynamodb.article.AddressItem;
import broadsheet.dynamodb.article.ArticleItems;
import broadsheet.dynamodb.discussion.CommentItems;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ListingKeys;
import broadsheet.dynamodb.key.LiveKeys;
import broadsheet.dynamodb.key.PictureKeys;
import broadsheet.dynamodb.key.StaticPageKeys;
import broadsheet.dynamodb.live.LiveItems;
import broadsheet.json.Json;
import broadsheet.readership.ReaderCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * One record of the table's stream, as Lambda delivers it. It identifies the changed item and the position in the
 * stream. Records can be late, so the functions read the item's current content from the table. The record provides
 * only what the table no longer has: the former article, slug, sections, authors and translations, and the number that a
 * tally assigned. For logs, it also identifies the write. Immutable.
 *
 * @param sequenceNumber the record's position in the stream, with which a function reports its failure to Lambda
 * @param pk the item's partition key
 * @param sk the item's sort key
 * @param revision the item's revision after the change; 0 if it has none
 * @param given the newest comment's number, or the newest update's place, if the change of a tally assigned it; else 0
 * @param isShown whether the change may alter a page; false for a tally of readers whose number still rounds to the
 *     same, and for an address that is only reserved
 * @param inBulk whether a bulk publication wrote the item
 * @param moment the time of the change: in milliseconds if the item records it, else in seconds
 * @param formerArticle the article that was at an address before the change; empty for other items
 * @param formerSlug the article's address before the change; empty if it is the same, and for other items
 * @param formerSections the sections in the item before its change; empty for items other than the site's settings
 * @param formerAuthors the authors in the item before its change, and the site's desk
 * @param formerTranslations the translations that an article named before its change
 */
public record StreamRecord(
        String sequenceNumber,
        String pk,
        String sk,
        int revision,
        int given,
        boolean isShown,
        boolean inBulk,
        Instant moment,
        Optional<ArticleId> formerArticle,
        Optional<Slug> formerSlug,
        List<Slug> formerSections,
        List<Slug> formerAuthors,
        List<Slug> formerTranslations) {
    public StreamRecord {
        requireNonNull(sequenceNumber, "sequenceNumber is null");
        requireNonNull(pk, "pk is null");
        requireNonNull(sk, "sk is null");
        requireNonNull(moment, "moment is null");
        requireNonNull(formerArticle, "formerArticle is null");
        requireNonNull(formerSlug, "formerSlug is null");
        formerSections = List.copyOf(formerSections);
        formerAuthors = List.copyOf(formerAuthors);
        formerTranslations = List.copyOf(formerTranslations);
    }

    /**
     * Reads the record from the value of its member {@code dynamodb}, the parser's current token. What the value lacks
     * is empty or 0 in the record.
     *
     * @throws NumberFormatException if an attribute of type N that the record has is no whole number
     */
    public static StreamRecord read(JsonParser parser) {
        String[] found = {"", "", "", "", "", ""};
        long[] numbers = {0, 0, 0, 0, 0};
        boolean[] flags = {false, false, false};
        List<Slug> sections = new ArrayList<>();
        List<Slug> authors = new ArrayList<>();
        List<Slug> translations = new ArrayList<>();
        Json.members(parser, (name, value) -> {
            switch (name) {
                case "SequenceNumber" -> found[0] = value.getValueAsString("");
                case "Keys" ->
                    Json.members(
                            value,
                            (key, attribute) -> text(attribute, "S", text -> found[key.equals("pk") ? 1 : 2] = text));
                case "ApproximateCreationDateTime" -> numbers[0] = Math.round(1000 * value.getValueAsDouble(0));
                case "NewImage" ->
                    Json.members(value, (attribute, typed) -> {
                        switch (attribute) {
                            case "slug" -> text(typed, "S", slug -> found[5] = slug);
                            case "revision" -> text(typed, "N", number -> numbers[1] = Long.parseLong(number));
                            case ArticleItems.BULK ->
                                Json.member(typed, "BOOL", flag -> flags[0] = flag.getBooleanValue());
                            case AddressItem.STATE ->
                                text(typed, "S", state -> flags[1] = state.equals(AddressItem.State.RESERVED.name()));
                            case ArticleItems.AT -> text(typed, "N", number -> numbers[2] = Long.parseLong(number));
                            case CommentItems.GIVEN, LiveItems.GIVEN ->
                                text(typed, "N", number -> numbers[3] = Long.parseLong(number));
                            default -> {}
                        }
                    });
                case "OldImage" ->
                    Json.members(value, (attribute, typed) -> {
                        switch (attribute) {
                            case "article" -> text(typed, "S", article -> found[3] = article);
                            case "slug" -> text(typed, "S", slug -> found[4] = slug);
                            case AddressItem.STATE ->
                                text(typed, "S", state -> flags[2] = state.equals(AddressItem.State.RESERVED.name()));
                            case "sections" -> ids(typed, sections);
                            case "authors" -> ids(typed, authors);
                            case ArticleItems.TRANSLATIONS -> ids(typed, translations);
                            case "desk" -> Json.member(typed, "M", desk -> id(desk, authors));
                            case CommentItems.GIVEN, LiveItems.GIVEN ->
                                text(typed, "N", number -> numbers[4] = Long.parseLong(number));
                            default -> {}
                        }
                    });
                default -> {}
            }
        });
        // A later write by other code keeps the item's old time; the record's own second is later then.
        Instant moment = Instant.ofEpochMilli(Math.max(numbers[0], numbers[2]));
        int given = Math.toIntExact(numbers[3] > numbers[4] ? numbers[3] : 0);
        return new StreamRecord(
                found[0],
                found[1],
                found[2],
                Math.toIntExact(numbers[1]),
                given,
                found[2].equals(Keys.VIEWS)
                        ? areShown(numbers[4], numbers[3])
                        : !(found[2].equals(Keys.ADDRESS) && flags[1]),
                flags[0],
                moment,
                ArticleId.parse(found[3]).filter(article -> !flags[2]),
                Slug.parse(found[4])
                        .filter(slug ->
                                found[2].equals(Keys.HEAD) && !slug.value().equals(found[5])),
                sections,
                authors,
                translations);
    }

    /** Writes a record that {@link #read} reads, for a bulk change that is to be rendered later. */
    public void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("SequenceNumber", sequenceNumber);
        Json.object(json, "Keys", keys -> {
            Json.object(keys, "pk", key -> key.writeStringProperty("S", pk));
            Json.object(keys, "sk", key -> key.writeStringProperty("S", sk));
        });
        Json.object(json, "NewImage", image -> {
            Json.object(image, "revision", number -> number.writeStringProperty("N", Integer.toString(revision)));
            Json.object(image, ArticleItems.BULK, flag -> flag.writeBooleanProperty("BOOL", inBulk));
        });
        Json.object(json, "OldImage", image -> {
            formerArticle.ifPresent(
                    article -> Json.object(image, "article", text -> text.writeStringProperty("S", article.value())));
            formerSlug.ifPresent(
                    slug -> Json.object(image, "slug", text -> text.writeStringProperty("S", slug.value())));
            if (!formerTranslations.isEmpty()) {
                Json.object(
                        image,
                        ArticleItems.TRANSLATIONS,
                        list -> Json.array(list, "L", formerTranslations, StreamRecord::writeId));
            }
        });
        json.writeEndObject();
    }

    private static void writeId(JsonGenerator json, Slug slug) {
        json.writeStartObject();
        Json.object(json, "M", one -> Json.object(one, "id", text -> text.writeStringProperty("S", slug.value())));
        json.writeEndObject();
    }

    private static void ids(JsonParser list, List<Slug> into) {
        Json.member(
                list, "L", elements -> Json.elements(elements, each -> Json.member(each, "M", one -> id(one, into))));
    }

    private static void id(JsonParser one, List<Slug> into) {
        Json.member(one, "id", id -> text(id, "S", text -> Slug.parse(text).ifPresent(into::add)));
    }

    /** Whether pages show another number of readers than before. Unknown numbers may be other ones. */
    private static boolean areShown(long before, long after) {
        return (before == 0 && after == 0)
                || ReaderCounts.shown(Math.toIntExact(before)) != ReaderCounts.shown(Math.toIntExact(after));
    }

    private static void text(JsonParser object, String type, Consumer<String> reader) {
        Json.member(object, type, value -> reader.accept(value.getValueAsString("")));
    }

    /**
     * The change in terms of the domain.
     *
     * @throws IllegalArgumentException if no page depends on the item
     */
    public Change change() {
        if (pk.equals(Keys.SITE)) {
            return new Change.OfSite(formerSections, formerAuthors);
        }
        if (pk.equals(Keys.RENDERING) && sk.equals(Keys.CURRENT)) {
            return new Change.OfRendering();
        }
        if (pk.equals(ListingKeys.LEAD)) {
            return new Change.OfLead();
        }
        if (pk.equals(StaticPageKeys.LIST)) {
            return new Change.OfStaticPages();
        }
        return article()
                .or(this::address)
                .or(() -> StaticPageKeys.pageOf(pk).map(Change.OfStaticPage::new))
                .or(() -> LiveKeys.changeOf(pk, sk, given))
                .or(this::listing)
                .or(this::page)
                .or(this::comment)
                .or(this::comments)
                .or(() -> Keys.talliedOf(pk, sk).map(Change.OfCounters::new))
                .or(() -> ListingKeys.rankingOf(pk).map(Change.OfMostRead::new))
                .or(() -> PictureKeys.imageOf(pk).map(Change.OfPicture::new))
                .orElseThrow(() -> new IllegalArgumentException("no page knows the item " + this));
    }

    private Optional<Change> article() {
        return Keys.articleOf(pk).map(article -> new Change.OfArticle(article, formerSlug, formerTranslations));
    }

    private Optional<Change> address() {
        return Keys.addressOf(pk).map(address -> new Change.OfAddress(address, formerArticle));
    }

    private Optional<Change> comment() {
        return Keys.commentedOf(pk)
                .flatMap(article -> Keys.commentOf(sk).map(number -> new Change.OfComment(article, number)));
    }

    /** A comment tally changes when it assigns a number and when the count changes. */
    private Optional<Change> comments() {
        return Keys.countedOf(pk, sk)
                .map(article -> given > 0 ? new Change.OfComment(article, given) : new Change.OfCommentCount(article));
    }

    private Optional<Change> listing() {
        return ListingKeys.listingOf(pk)
                .flatMap(listing -> ListingKeys.placeOf(sk).map(place -> new Change.OfListing(listing, place)));
    }

    private Optional<Change> page() {
        return ListingKeys.pagedOf(pk)
                .flatMap(listing -> ListingKeys.pageOf(sk).map(page -> new Change.OfListingPage(listing, page)));
    }
}
