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

    /**
     * Why the article at the document's slug is to stay as it is: people have changed or withdrawn it since an import sent it. Nothing is known
     * about an article whose import left no stamp and that was revised since; it counts as changed.
     */
    static Optional<Outcome> kept(Api api, Folder.Article article) throws InterruptedException {
        try {
            Optional<Api.Newest> newest = api.newest(article.slug());
            if (newest.isEmpty()) {
                return Optional.empty();
            }
            if (newest.get().withdrawn()) {
                return Optional.of(new Outcome.Left("was withdrawn on the site: --overwrite brings it back"));
            }
            boolean isOfImport = newest.get().number() == 1
                    || api.document(article.slug(), newest.get().number())
                            .flatMap(Stamp::fits)
                            .orElse(false);
            return isOfImport
                    ? Optional.empty()
                    : Optional.of(new Outcome.Left("was changed on the site: --overwrite replaces it"));
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
