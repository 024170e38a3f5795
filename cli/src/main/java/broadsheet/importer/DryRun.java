package broadsheet.importer;

import broadsheet.archive.SourceDocument.Kind;
import broadsheet.article.Articles.TooLarge;
import broadsheet.article.Attachment;
import broadsheet.article.Picture;
import broadsheet.article.PictureName;
import broadsheet.article.Site;
import broadsheet.authoring.DocumentHead;
import broadsheet.authoring.DocumentReader;
import broadsheet.authoring.StaticPageReader;
import broadsheet.dynamodb.article.StoredSizes;
import broadsheet.importer.Folder.Article;
import broadsheet.importer.Folder.Prepared;
import broadsheet.staticpage.StaticPageStore;
import broadsheet.validation.FieldError;
import broadsheet.validation.ValidationException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads and converts everything as an import does, and sends nothing. It finds the errors that the service would find in
 * a document and in the files of its pictures, and the sizes that it refuses, not addresses that are taken.
 *
 * @param site the site's settings
 * @param section the section of articles that name none
 */
record DryRun(Site site, Optional<String> section, Report report, InstantSource clock) {
    private static final Pattern PICTURE = Pattern.compile("(?i).+\\.(?:jpe?g|png|gif|webp)");
    private static final Attachment STAND_IN = new Picture("0".repeat(64), 320, 240, List.of(320));

    void play(Folder folder) {
        folder.site().ifPresent(settings -> report.site(outcome(settings)));
        int pages = 0;
        for (Article article : folder.articles()) {
            Outcome outcome = outcome(article);
            boolean isPage = article.kind() == Kind.PAGE && outcome instanceof Outcome.Accepted;
            pages += isPage ? 1 : 0;
            report.article(article.name(), isPage && pages > StaticPageStore.MOST ? tooMany() : outcome);
        }
    }

    private static Outcome tooMany() {
        return new Outcome.Refused(List.of(new FieldError(
                "page", "exceeds the %d static pages that a site may have".formatted(StaticPageStore.MOST))));
    }

    private Outcome outcome(Article article) {
        try {
            Prepared prepared = article.content().read();
            if (prepared.converted()) {
                report.notes(article.name(), prepared.notes());
            }
            Outcome outcome = switch (article.kind()) {
                case ARTICLE -> withPictures(prepared, () -> checked(article, prepared));
                case PAGE -> withPictures(prepared, () -> checkedPage(article, prepared));
                case DRAFT -> withPictures(prepared, () -> checkedDraft(prepared));
            };
            return prepared.converted() ? Refusals.quoted(outcome, prepared.document()) : outcome;
        } catch (IOException e) {
            return new Outcome.Unsent("cannot be read: " + e.getMessage());
        } catch (ValidationException refused) {
            return new Outcome.Refused(refused.errors());
        }
    }

    /** The outcome of a document, or the errors of it and of its pictures. */
    private static Outcome withPictures(Prepared prepared, Supplier<Outcome> document) throws IOException {
        List<FieldError> errors = errors(prepared.pictures());
        try {
            Outcome outcome = document.get();
            return errors.isEmpty() ? outcome : new Outcome.Refused(errors);
        } catch (ValidationException refused) {
            errors.addAll(refused.errors());
        } catch (TooLarge tooLarge) {
            errors.add(new FieldError("size", tooLarge.getMessage()));
        }
        return new Outcome.Refused(errors);
    }

    private static Outcome checkedDraft(Prepared draft) {
        TooLarge.unlessFits("The document", draft.document().length);
        return new Outcome.StoredAsDraft(true);
    }

    private Outcome checkedPage(Article page, Prepared prepared) {
        var reading = StaticPageReader.read(
                prepared.document(), page.slug(), site.language(), () -> standIns(prepared.pictures()));
        StoredSizes.require(reading.draft());
        return new Outcome.Accepted(true, reading.ignored());
    }

    /** The settings' own errors end a dry run before it begins. Those of their portraits are found here. */
    private static Outcome outcome(Path settings) {
        try {
            List<FieldError> errors = errors(PictureFiles.ofSite(settings));
            return errors.isEmpty() ? new Outcome.Accepted(true, List.of()) : new Outcome.Refused(errors);
        } catch (IOException e) {
            return new Outcome.Unsent("cannot be read: " + e.getMessage());
        }
    }

    private static List<FieldError> errors(PictureFiles pictures) throws IOException {
        List<FieldError> errors = new ArrayList<>(pictures.errors());
        for (Map.Entry<PictureName, Path> picture : pictures.files().entrySet()) {
            try {
                PictureAnnouncement.check(picture.getKey(), picture.getValue());
            } catch (ValidationException noPicture) {
                noPicture
                        .errors()
                        .forEach(error -> errors.add(new FieldError("picture " + picture.getKey(), error.detail())));
            }
        }
        return errors;
    }

    /** Pictures of no content in the place of those that an import would send: a text may be nothing but a picture. */
    private static Map<PictureName, Attachment> standIns(PictureFiles pictures) {
        return pictures.files().keySet().stream()
                .filter(name -> PICTURE.matcher(name.value()).matches())
                .collect(Collectors.toMap(name -> name, name -> STAND_IN));
    }

    private Outcome checked(Article article, Prepared prepared) {
        Optional<Instant> date =
                article.date().map(day -> day.atStartOfDay(site.zone()).toInstant());
        Instant now = clock.instant();
        Optional<Instant> ahead = DocumentHead.of(prepared.document())
                .date(site.zone())
                .or(() -> date)
                .filter(stated -> stated.isAfter(now));
        var reading = DocumentReader.read(
                prepared.document(),
                article.slug(),
                site,
                new DocumentReader.Defaults(section, date),
                ahead.orElse(now),
                addresses -> standIns(prepared.pictures()));
        StoredSizes.require(reading.draft());
        return ahead.isPresent()
                ? new Outcome.Scheduled(ahead.get().atOffset(ZoneOffset.UTC).toString(), reading.ignored())
                : new Outcome.Accepted(true, reading.ignored());
    }
}
