package broadsheet.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Article;
import broadsheet.article.Attachment;
import broadsheet.article.PictureName;
import broadsheet.authoring.CompletedDocument;
import broadsheet.dynamodb.article.ArticleItems;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.PictureKeys;
import broadsheet.dynamodb.picture.AttachmentItems;
import broadsheet.dynamodb.table.Item;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gathers the items of one article, and writes its document with its pictures beside it: {@code articles/SLUG/index.md}. The document says
 * what the request said with which it was published, and its dates, so an import gives it the same ones.
 */
final class ArticleFiles {
    private Optional<Item> head = Optional.empty();
    private Optional<String> document = Optional.empty();
    private final Map<PictureName, Attachment> pictures = new LinkedHashMap<>();
    private final Set<String> released = new HashSet<>();

    /** Adds the next item of the article's partition, in the order of sort keys. */
    void add(Item item) {
        String sk = item.string("sk");
        if (sk.equals(Keys.HEAD)) {
            head = Optional.of(item);
        }
        if (item.has("released")) {
            PictureKeys.referenceOf(sk).ifPresent(released::add);
        }
        if (Keys.revisionOf(sk).isPresent()) {
            document = item.optionalText("document").or(() -> document);
        }
        PictureKeys.pictureOf(sk)
                .filter(name -> item.has("hash") && !released.contains(item.string("hash")))
                .ifPresent(name -> pictures.put(name, AttachmentItems.attachment(item)));
    }

    /** The article's address. */
    String slug() {
        return head.map(item -> item.string("slug")).orElse("");
    }

    /** The pictures that the article refers to. */
    Map<PictureName, Attachment> pictures() {
        return Map.copyOf(pictures);
    }

    /**
     * Writes the document.
     *
     * @return the folder's path that has it; empty if readers cannot open the article
     */
    Optional<String> write(ExportFolder folder) {
        Optional<Article> article = head.filter(ArticleItems::isPublished).map(ArticleItems::article);
        if (article.isEmpty() || document.isEmpty()) {
            return Optional.empty();
        }
        String slug = article.get().slug().value();
        String path = "articles/"
                + (ExportFolder.takes(slug) ? slug : article.get().id().value()) + "/";
        folder.write(path + "index.md", completed(article.get(), document.get()));
        return Optional.of(path);
    }

    private static String completed(Article article, String document) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("slug", article.slug().value());
        fields.put("section", article.front().section().value());
        fields.put("date", article.published().toString());
        fields.put("updated", article.updated().toString());
        return CompletedDocument.of(document.getBytes(UTF_8), fields);
    }
}
