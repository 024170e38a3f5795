package broadsheet.importer;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.archive.Archive;
import broadsheet.archive.Conversion;
import broadsheet.archive.Converted;
import broadsheet.archive.Plan;
import broadsheet.archive.Plan.Planned;
import broadsheet.archive.Sections;
import broadsheet.archive.SourceDocument.Kind;
import broadsheet.importer.Folder.Article;
import broadsheet.importer.Folder.Content;
import broadsheet.importer.Folder.Prepared;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes of an archive what can be sent. */
final class Archives {
    private Archives() {}

    static Folder folder(Archive archive, Sections sections) {
        List<Planned> documents = Plan.of(archive);
        var conversion = new Conversion(archive, documents, Map.of(), sections);
        List<Article> articles = new ArrayList<>();
        List<String> leftOut = new ArrayList<>(archive.leftOut());
        for (Planned document : documents) {
            Kind kind = document.source().kind();
            String place = document.source().place();
            if (kind == Kind.PAGE) {
                leftOut.add(place + " (a page)");
            } else {
                articles.add(new Article(
                        place, document.slug(), Optional.empty(), kind, content(conversion, document)));
            }
        }
        return new Folder(Optional.empty(), articles, leftOut, List.of(), archive.refused());
    }

    private static Content content(Conversion conversion, Planned document) {
        return () -> {
            Converted converted = conversion.convert(document);
            return new Prepared(
                    converted.document().getBytes(UTF_8),
                    new PictureFiles(converted.pictures(), List.of()),
                    true,
                    converted.notes());
        };
    }
}
