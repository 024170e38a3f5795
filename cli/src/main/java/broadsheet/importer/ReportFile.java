package broadsheet.importer;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.archive.Note;
import broadsheet.json.Json;
import broadsheet.validation.FieldError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
 * @param outcomes how each document's sending ended
 * @param findings what became of the documents' parts
 */
record ReportFile(
        String system, boolean dryRun, String summary, SortedMap<String, Outcome> outcomes, Findings findings) {
    /** Writes the report: HTML if the file's name ends so, else JSON. */
    void write(Path file) throws IOException {
        String name = file.getFileName().toString();
        Files.writeString(file, name.endsWith(".html") || name.endsWith(".htm") ? html() : json(), UTF_8);
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Stands(boolean changed, var _) -> changed ? "published" : "unchanged";
            case Outcome.Scheduled _ -> "scheduled";
            case Outcome.Refused _ -> "refused";
            case Outcome.Kept(boolean begun) -> begun ? "draft" : "draft, unchanged";
            case Outcome.Left _ -> "left as it is on the site";
            case Outcome.Unsent _, Outcome.Hopeless _ -> "not sent";
        };
    }

    private static List<String> reasons(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused(List<FieldError> faults) ->
                faults.stream().map(fault -> fault.at() + ": " + fault.detail()).toList();
            case Outcome.Left(String reason) -> List.of(reason);
            case Outcome.Unsent(String reason) -> List.of(reason);
            case Outcome.Hopeless(String reason) -> List.of(reason);
            case Outcome.Scheduled(String at, var _) -> List.of("at " + at);
            case Outcome.Stands _, Outcome.Kept _ -> List.of();
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
            for (Note.Kind kind : findings.counts().keySet()) {
                if (kind.isForPeople()) {
                    json.writeObjectPropertyStart(kind.toString());
                    findings.details(kind).forEach(json::writeNumberProperty);
                    json.writeEndObject();
                }
            }
            json.writeEndObject();
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
        findings.counts().keySet().stream().filter(Note.Kind::isForPeople).forEach(kind -> details(body, kind));
        body.appendElement("h2").text("Documents");
        documents().forEach(name -> document(body, name));
        return "<!doctype html>\n" + page.outerHtml();
    }

    private void details(Element body, Note.Kind kind) {
        Map<String, Integer> details = findings.details(kind);
        Element section = body.appendElement("details").attr("open", "");
        section.appendElement("summary")
                .text("%s: %,d".formatted(kind, findings.counts().get(kind)));
        Element list = section.appendElement("ul");
        details.forEach((detail, count) -> list.appendElement("li").text("%s (%,d)".formatted(detail, count)));
    }

    private void document(Element body, String name) {
        Outcome outcome = outcomes.get(name);
        List<String> reasons = outcome == null ? List.of() : reasons(outcome);
        Element section = body.appendElement("details");
        if (!reasons.isEmpty()) {
            section.attr("open", "");
        }
        section.appendElement("summary").text(name + ": " + (outcome == null ? "read" : word(outcome)));
        Element list = section.appendElement("ul");
        reasons.forEach(reason -> list.appendElement("li").text(reason));
        findings.byDocument()
                .getOrDefault(name, List.of())
                .forEach(note -> list.appendElement("li").text(note.kind() + ": " + note.detail()));
    }
}
