package broadsheet.importer;

import broadsheet.archive.Note;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of the parts of all documents. Not thread-safe. */
final class Findings {
    /** How many details of one kind the summary names. */
    private static final int NAMED = 10;

    private final SortedMap<String, List<Note>> notes = new TreeMap<>();

    /** Adds notes to those that a document has already. */
    void add(String file, List<Note> found) {
        if (!found.isEmpty()) {
            notes.computeIfAbsent(file, first -> new ArrayList<>()).addAll(found);
        }
    }

    /** The notes of each document. */
    SortedMap<String, List<Note>> byDocument() {
        return notes;
    }

    /** How often each kind was found. */
    Map<Note.Kind, Integer> counts() {
        Map<Note.Kind, Integer> counts = new EnumMap<>(Note.Kind.class);
        notes.values().forEach(all -> all.forEach(note -> counts.merge(note.kind(), 1, Integer::sum)));
        return counts;
    }

    /** The kinds that need a person, the most frequent first. */
    List<Note.Kind> forPeople() {
        Map<Note.Kind, Integer> counts = counts();
        return counts.keySet().stream()
                .filter(Note.Kind::isForPeople)
                .sorted(Comparator.comparing(counts::get, Comparator.reverseOrder()))
                .toList();
    }

    /** The details of a kind, without their lines, with the documents that have them; the most frequent first. */
    Map<String, List<String>> details(Note.Kind kind) {
        Map<String, List<String>> documents = new TreeMap<>();
        notes.forEach((document, all) -> all.stream()
                .filter(note -> note.kind() == kind)
                .map(note -> condensed(note.detail()))
                .distinct()
                .forEach(detail -> documents
                        .computeIfAbsent(detail, first -> new ArrayList<>())
                        .add(document)));
        return documents.entrySet().stream()
                .sorted(Comparator.comparing(detail -> -detail.getValue().size()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    /** Some lines: what was done, and what needs a person. */
    List<String> summary() {
        Map<Note.Kind, Integer> counts = counts();
        List<String> lines = new ArrayList<>();
        if (counts.isEmpty()) {
            return lines;
        }
        lines.add("done: " + said(counts, false));
        String people = said(counts, true);
        if (!people.isEmpty()) {
            lines.add("needs a person: " + people);
            forPeople().forEach(kind -> lines.add("  " + kind + ": " + most(details(kind))));
        }
        return lines;
    }

    private static String said(Map<Note.Kind, Integer> counts, boolean forPeople) {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().isForPeople() == forPeople)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(count -> "%,d %s".formatted(count.getValue(), count.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String most(Map<String, List<String>> details) {
        String named = details.entrySet().stream()
                .limit(NAMED)
                .map(detail -> detail.getKey() + " (" + detail.getValue().size() + ")")
                .collect(Collectors.joining("; "));
        int more = details.size() - NAMED;
        return more > 0 ? named + "; and " + more + " more" : named;
    }

    /** Drops the place: {@code line 12: /a} counts as {@code /a}. */
    private static String condensed(String detail) {
        return detail.replaceFirst("^line \\d+: ", "");
    }
}
