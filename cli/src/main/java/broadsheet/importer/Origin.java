package broadsheet.importer;

import broadsheet.archive.FrontMatter;
import broadsheet.archive.Values;
import broadsheet.importer.Api.Failed;
import broadsheet.validation.FieldError;
import broadsheet.validation.ValidationException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Keeps a document of an archive from replacing an article of the site that has nothing to do with it. */
final class Origin {
    private Origin() {}

    /**
     * The refusal of a document at whose slug is another article. The article with which it began has the same title or
     * one of the same old addresses, if an earlier run sent it.
     */
    static Optional<Outcome> refusal(Api api, Folder.Article article, byte[] document) throws InterruptedException {
        try {
            Optional<byte[]> first = api.firstDocument(article.slug());
            return first.isEmpty() || isSame(first.get(), document)
                    ? Optional.empty()
                    : Optional.of(new Outcome.Refused(List.of(new FieldError(
                            "slug",
                            "\"%s\" is that of another article of the site, \"%s\": give this document a slug of its own"
                                    .formatted(
                                            article.slug(),
                                            fields(first.get()).text("title").orElse(""))))));
        } catch (Failed failed) {
            return Optional.of(failed.outcome());
        }
    }

    private static boolean isSame(byte[] one, byte[] other) {
        Values first = fields(one);
        Values second = fields(other);
        return first.text("title").equals(second.text("title"))
                || !Collections.disjoint(first.texts("addresses"), second.texts("addresses"));
    }

    private static Values fields(byte[] document) {
        try {
            return FrontMatter.of(document).fields();
        } catch (ValidationException none) {
            return Values.none();
        }
    }
}
