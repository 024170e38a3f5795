package broadsheet.importer;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.archive.Note;
import broadsheet.json.Json;
import broadsheet.validation.FieldError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What became of each document, as a file: JSON for programs, HTML for people.
 *
 * @param system the system that the archive comes from
 * @param dryRun whether nothing was sent
 * @param summary the counts as text
 * @param leftOut what is no document, each with the reason
 * @param outcomes how each document's sending ended
 * @param findings what became of the documents' parts
 */
record ReportFile(
        String system,
        boolean dryRun,
        String summary,
        List<String> leftOut,
        SortedMap<String, Outcome> outcomes,
        Findings findings) {
    /** How many documents with one detail are linked. */
    private static final int LINKED = 3;

    /** Writes the report: HTML if the file's name ends so, else JSON. */
    void write(Path file) throws IOException {
        String name = file.getFileName().toString();
        Files.writeString(file, name.endsWith(".html") || name.endsWith(".htm") ? html() : json(), UTF_8);
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted(boolean changed, var _) -> changed ? "published" : "unchanged";
            case Outcome.Scheduled _ -> "scheduled";
            case Outcome.Refused _ -> "refused";
            case Outcome.StoredAsDraft(boolean begun) -> begun ? "draft" : "draft, unchanged";
            case Outcome.Skipped _ -> "left as it is on the site";
            case Outcome.Unsent _, Outcome.Aborted _ -> "not sent";
        };
    }

    private static List<String> reasons(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused(List<FieldError> errors) ->
                errors.stream().map(error -> error.at() + ": " + error.detail()).toList();
            case Outcome.Skipped(String reason) -> List.of(reason);
            case Outcome.Unsent(String reason) -> List.of(reason);
            case Outcome.Aborted(String reason) -> List.of(reason);
            case Outcome.Scheduled(String at, var _) -> List.of("at " + at);
            case Outcome.Accepted _, Outcome.StoredAsDraft _ -> List.of();
        };
    }

    private List<String> documents() {
        var names = new TreeSet<>(outcomes.keySet());
        names.addAll(findings.byDocument().keySet());
        return List.copyOf(names);
    }

    private String json() {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("system", system);
            json.writeBooleanProperty("dryRun", dryRun);
            json.writeObjectPropertyStart("counts");
            findings.counts().forEach((kind, count) -> json.writeNumberProperty(kind.toString(), count));
            json.writeEndObject();
            json.writeObjectPropertyStart("forPeople");
            for (Note.Kind kind : findings.forPeople()) {
                json.writeObjectPropertyStart(kind.toString());
                findings.details(kind)
                        .forEach((detail, documents) -> json.writeNumberProperty(detail, documents.size()));
                json.writeEndObject();
            }
            json.writeEndObject();
            Json.array(json, "leftOut", leftOut, (array, name) -> array.writeString(name));
            Json.array(json, "documents", documents(), (array, name) -> {
                array.writeStartObject();
                array.writeStringProperty("document", name);
                Outcome outcome = outcomes.get(name);
                if (outcome != null) {
                    array.writeStringProperty("outcome", word(outcome));
                    Json.array(array, "reasons", reasons(outcome), (reasons, reason) -> reasons.writeString(reason));
                }
                Json.array(array, "notes", findings.byDocument().getOrDefault(name, List.of()), (notes, note) -> {
                    notes.writeStartObject();
                    notes.writeStringProperty("kind", note.kind().toString());
                    notes.writeStringProperty("detail", note.detail());
                    notes.writeEndObject();
                });
                array.writeEndObject();
            });
            json.writeEndObject();
        });
    }

    private String html() {
        Document page = Document.createShell("");
        page.head().appendElement("meta").attr("charset", "utf-8");
        page.head().appendElement("meta").attr("name", "viewport").attr("content", "width=device-width");
        page.title(dryRun ? "Dry run of an import" : "Import");
        page.head()
                .appendElement("style")
                .appendText("body{font:1rem/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem;"
                        + "color-scheme:light dark}pre{white-space:pre-wrap}summary{cursor:pointer}");
        Element body = page.body();
        body.appendElement("h1").text(page.title() + " from " + system);
        body.appendElement("pre").text(summary);
        body.appendElement("h2").text("What needs a person");
        List<String> documents = documents();
        findings.forPeople().forEach(kind -> details(body, kind, documents));
        if (!leftOut.isEmpty()) {
            body.appendElement("h2").text("Left out");
            Element list = body.appendElement("ul");
            leftOut.forEach(name -> list.appendElement("li").text(name));
        }
        body.appendElement("h2").text("Documents");
        documents.forEach(name -> document(body, name, id(documents, name)));
        return "<!doctype html>\n" + page.outerHtml();
    }

    private void details(Element body, Note.Kind kind, List<String> documents) {
        Element section = body.appendElement("details").attr("open", "");
        section.appendElement("summary")
                .text("%s: %,d".formatted(kind, findings.counts().get(kind)));
        Element list = section.appendElement("ul");
        findings.details(kind).forEach((detail, places) -> {
            Element item = list.appendElement("li").text("%s (%,d)".formatted(detail, places.size()));
            Element links = item.appendElement("small");
            places.stream()
                    .limit(LINKED)
                    .forEach(place -> links.appendText(" ")
                            .appendElement("a")
                            .attr("href", "#" + id(documents, place))
                            .text(place));
            if (places.size() > LINKED) {
                links.appendText(" and %,d more".formatted(places.size() - LINKED));
            }
        });
    }

    private static String id(List<String> documents, String name) {
        return "d" + Collections.binarySearch(documents, name);
    }

    private void document(Element body, String name, String id) {
        Outcome outcome = outcomes.get(name);
        List<String> reasons = outcome == null ? List.of() : reasons(outcome);
        Element section = body.appendElement("details");
        if (!reasons.isEmpty()) {
            section.attr("open", "");
        }
        section.appendElement("summary").text(name + ": " + (outcome == null ? "read" : word(outcome)));
        // A browser opens what a link leads into.
        Element list = section.appendElement("ul").attr("id", id);
        reasons.forEach(reason -> list.appendElement("li").text(reason));
        findings.byDocument()
                .getOrDefault(name, List.of())
                .forEach(note -> list.appendElement("li").text(note.kind() + ": " + note.detail()));
    }
}
