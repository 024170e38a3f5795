package broadsheet.importer;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.archive.Archive;
import broadsheet.archive.Conversion;
import broadsheet.archive.Converted;
import broadsheet.archive.Plan;
import broadsheet.archive.Plan.Planned;
import broadsheet.archive.Sections;
import broadsheet.importer.Folder.Article;
import broadsheet.importer.Folder.Content;
import broadsheet.importer.Folder.Prepared;
import broadsheet.validation.ValidationException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes of an archive what can be sent. */
final class Archives {
    private Archives() {}

    static Folder folder(Archive archive, Sections sections) {
        List<Planned> documents = Plan.of(archive);
        var conversion = new Conversion(archive, documents, sections);
        List<Article> articles = new ArrayList<>();
        for (Planned document : documents) {
            articles.add(new Article(
                    document.source().place(),
                    document.slug(),
                    Optional.empty(),
                    document.source().kind(),
                    content(conversion, document)));
        }
        return new Folder(
                Optional.empty(),
                articles,
                archive.leftOut(),
                List.of(),
                archive.refused(),
                archive.listings().redirects(archive.base(), documents, sections));
    }

    /** Converters follow the nesting of a text, which a hostile one may have without end. */
    private static Converted converted(Conversion conversion, Planned document) throws IOException {
        try {
            return conversion.convert(document);
        } catch (StackOverflowError tooDeep) {
            throw ValidationException.because("text", "nests too deeply");
        }
    }

    private static Content content(Conversion conversion, Planned document) {
        return () -> {
            Converted converted = converted(conversion, document);
            return new Prepared(
                    converted.document().getBytes(UTF_8),
                    new PictureFiles(converted.pictures(), List.of()),
                    true,
                    converted.notes());
        };
    }
}
