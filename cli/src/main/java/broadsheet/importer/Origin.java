package broadsheet.importer;

import broadsheet.archive.FrontMatterFile;
import broadsheet.archive.Values;
import broadsheet.article.Slug;
import broadsheet.importer.Api.Failed;
import broadsheet.validation.FieldError;
import broadsheet.validation.ValidationException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Keeps a document of an archive from replacing an article or a page that has nothing to do with it, or that people have changed. */
final class Origin {
    private static final Outcome CHANGED = new Outcome.Skipped("was changed on the site: --overwrite replaces it");

    private Origin() {}

    /**
     * Why a document is not to be sent; empty if nothing is against it. It asks one question about a slug that nothing has.
     *
     * @param overwrite whether it replaces what people changed or withdrew
     */
    static Optional<Outcome> objection(Api api, Folder.Article article, byte[] document, boolean overwrite)
            throws InterruptedException {
        try {
            return switch (article.kind()) {
                case ARTICLE -> objectionToArticle(api, article.slug(), document, overwrite);
                case PAGE -> overwrite ? Optional.empty() : objectionToPage(api, article.slug(), document);
                case DRAFT -> Optional.empty();
            };
        } catch (Failed failed) {
            return Optional.of(failed.outcome());
        }
    }

    private static Optional<Outcome> objectionToArticle(Api api, Slug slug, byte[] document, boolean overwrite)
            throws InterruptedException, Failed {
        Optional<Api.Newest> newest = api.newest(slug);
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        Optional<byte[]> first = api.firstDocument(slug);
        if (first.isPresent() && !isSame(first.get(), document)) {
            return Optional.of(isOther(slug, first.get()));
        }
        return overwrite ? Optional.empty() : kept(api, slug, newest.get());
    }

    /** A page that has no stamp was published by people, or by an import that left none. */
    private static Optional<Outcome> objectionToPage(Api api, Slug slug, byte[] document)
            throws InterruptedException, Failed {
        return api.page(slug).filter(there -> !Arrays.equals(there, document)).flatMap(there -> {
            if (!Stamp.fits(there).orElse(false)) {
                return Optional.of(CHANGED);
            }
            return isSame(there, document)
                    ? Optional.empty()
                    : Optional.of(new Outcome.Skipped("another archive brought \"%s\": --overwrite replaces it"
                            .formatted(fields(there).text("title").orElse(""))));
        });
    }

    private static Outcome isOther(Slug slug, byte[] first) {
        return new Outcome.Refused(List.of(new FieldError(
                "slug",
                "\"%s\" is that of another article of the site, \"%s\": give this document a slug of its own"
                        .formatted(slug, fields(first).text("title").orElse("")))));
    }

    /**
     * Why the article is to stay as it is: people have changed or withdrawn it since an import sent it. Nothing is known about an article whose
     * import left no stamp and that was revised since; it counts as changed.
     */
    private static Optional<Outcome> kept(Api api, Slug slug, Api.Newest newest) throws InterruptedException, Failed {
        if (newest.withdrawn()) {
            return Optional.of(new Outcome.Skipped("was withdrawn on the site: --overwrite brings it back"));
        }
        boolean isOfImport = newest.number() == 1
                || api.document(slug, newest.number()).flatMap(Stamp::fits).orElse(false);
        return isOfImport ? Optional.empty() : Optional.of(CHANGED);
    }

    /** The article with which a slug began has the same title or one of the same old addresses, if an earlier run sent it. */
    private static boolean isSame(byte[] one, byte[] other) {
        Values first = fields(one);
        Values second = fields(other);
        return first.text("title").equals(second.text("title"))
                || !Collections.disjoint(first.texts("addresses"), second.texts("addresses"));
    }

    private static Values fields(byte[] document) {
        try {
            return FrontMatterFile.of(document).fields();
        } catch (ValidationException none) {
            return Values.none();
        }
    }
}
