package broadsheet.dynamodb.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.article.ArticleId;
import broadsheet.dynamodb.discussion.CommentItems;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ReaderDataIndex;
import broadsheet.dynamodb.key.ReportKeys;
import broadsheet.dynamodb.table.Item;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Holds readers' trails against the table: they lead to all that says anything of a reader, and to nothing else. */
public final class ReaderDataEntries {
    private ReaderDataEntries() {}

    public static void check(List<Item> items, String hint) {
        assertEquals(
                items.stream().flatMap(ReaderDataEntries::wanted).sorted().toList(),
                items.stream()
                        .filter(item -> item.string("pk").startsWith("READER#"))
                        .filter(item -> !Set.of(Keys.BLOCKED, Keys.BYLINE).contains(item.string("sk")))
                        .map(item -> item.string("pk") + " " + item.string("sk"))
                        .sorted()
                        .toList(),
                hint);
    }

    private static Stream<String> wanted(Item item) {
        String pk = item.string("pk");
        String sk = item.string("sk");
        if (pk.equals(Keys.HELD) && item.flag("signedIn")) {
            Stream<String> place = item.has("number")
                    ? Stream.of(indexEntry(
                            item.string("author"),
                            new ReaderDataIndex.OfComment(item.article("article"), item.number("number"))))
                    : Stream.of();
            return Stream.concat(place, Stream.of(indexEntry(item.string("author"), new ReaderDataIndex.OfHeld(sk))));
        }
        if (pk.equals(Keys.DECIDED)
                && Keys.isHeldId(sk)
                && !item.string("author").isEmpty()
                && item.item("held").flag("signedIn")) {
            return Stream.of(indexEntry(item.string("author"), new ReaderDataIndex.OfHeld(sk)));
        }
        if (pk.startsWith("REPORTS#") && sk.startsWith(ReportKeys.REPORT) && item.flag("signedIn")) {
            String comment = pk.substring("REPORTS#".length());
            return Stream.of("READER#" + sk.substring(ReportKeys.REPORT.length()) + " REPORT#" + comment);
        }
        if (pk.startsWith("RATING#") && sk.startsWith("ACCOUNT#")) {
            ArticleId article = new ArticleId(pk.substring("RATING#".length(), pk.lastIndexOf('#')));
            return Stream.of(indexEntry(sk.substring("ACCOUNT#".length()), new ReaderDataIndex.OfRating(article)));
        }
        Optional<String> author = item.optional("author").filter(id -> pk.startsWith("COMMENTS#"));
        return author.isPresent() && item.flag("signedIn")
                ? Stream.of(indexEntry(
                        author.get(),
                        new ReaderDataIndex.OfComment(Keys.commentedOf(pk).orElseThrow(), CommentItems.number(item))))
                : Stream.of();
    }

    private static String indexEntry(String reader, ReaderDataIndex to) {
        return Keys.reader(reader) + " " + to.key();
    }
}
