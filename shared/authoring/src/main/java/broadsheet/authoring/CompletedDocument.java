package broadsheet.authoring;

import broadsheet.article.Slug;
import broadsheet.json.Json;
import broadsheet.validation.FieldErrors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A document that says all that the request with it said: its slug, section and date. So it can be published later, when there
 * is no request.
 */
public final class CompletedDocument {
    private static final int MAX_NAME = 100;
    private static final String SECTION = "section";

    private CompletedDocument() {}

    /**
     * The document, with the fields in its front matter that it lacks. What it states stays.
     *
     * @param bytes a valid document, UTF-8
     * @param slug the slug in the request; empty if it has none, so that the title may come to one
     * @param defaults the section and the date in the request
     */
    public static String of(byte[] bytes, Optional<Slug> slug, DocumentReader.Defaults defaults) {
        Map<String, String> said = new LinkedHashMap<>();
        slug.ifPresent(named -> said.put("slug", named.value()));
        defaults.section().ifPresent(section -> said.put(SECTION, section));
        defaults.date().ifPresent(date -> said.put("date", date.toString()));
        return of(bytes, said);
    }

    /**
     * The document, with those of the fields in its front matter that it lacks. What it states stays.
     *
     * @param bytes a valid document, UTF-8
     * @param said the fields and their texts, in the order in which they are added
     */
    public static String of(byte[] bytes, Map<String, String> said) {
        Document document = Document.of(bytes);
        Fields fields = Fields.read(document.yaml(), 2, new FieldErrors());
        Map<String, String> missing = new LinkedHashMap<>(said);
        missing.keySet()
                .removeIf(name -> fields.text(MAX_NAME, name).isPresent()
                        || (name.equals(SECTION)
                                && fields.text(MAX_NAME, "category").isPresent()));
        return missing.isEmpty() ? document.text() : with(document, missing);
    }

    private static String with(Document document, Map<String, String> missing) {
        String text = document.text();
        int start = text.indexOf('\n') + 1;
        // A mapping in braces takes its members after the first of them.
        Optional<Integer> brace =
                document.yaml().isBlank() || !document.yaml().stripLeading().startsWith("{")
                        ? Optional.empty()
                        : Optional.of(text.indexOf('{', start) + 1);
        String members = missing.entrySet().stream()
                .map(field -> field.getKey() + ": " + Json.write(json -> json.writeString(field.getValue())))
                .collect(Collectors.joining(brace.isPresent() ? ", " : "\n"));
        int at = brace.orElse(start);
        return text.substring(0, at) + members + (brace.isPresent() ? ", " : "\n") + text.substring(at);
    }
}
