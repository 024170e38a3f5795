package broadsheet.importer;

import broadsheet.archive.Note;
import broadsheet.validation.FieldError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The outcomes of all files. Thread-safe: the sending threads report to it as they go. */
final class Report {
    /**
     * How many kinds of ignored markup the summary lists. A folder from another generator may contain a hundred kinds
     * of template tags.
     */
    private static final int IGNORED_NAMED = 20;

    /** How many files that are left out the output names. A report names all. */
    private static final int LEFT_OUT_NAMED = 10;

    private final int files;
    private int onSite;
    private int scheduled;
    private int published;
    private int unchanged;
    private int refused;
    private int skipped;
    private int draftsBegun;
    private int draftsThere;
    private int picturesUploaded;
    private int picturesThere;
    private int redirects;
    private final List<String> redirectErrors = new ArrayList<>();
    private final SortedMap<String, List<String>> complaints = new TreeMap<>();
    private final List<String> drafts;
    private final List<String> leftOut;
    private final SortedMap<String, List<String>> dates = new TreeMap<>();
    private final SortedMap<String, Integer> ignored = new TreeMap<>();
    private final SortedMap<String, Outcome> outcomes = new TreeMap<>();
    private final Set<String> converted = new HashSet<>();
    private final Findings findings = new Findings();
    private Optional<String> site = Optional.empty();
    private Optional<String> end = Optional.empty();

    /** Creates a report with no file sent. Files that the folder refuses are counted at once. */
    Report(Folder folder) {
        files = folder.files();
        drafts = folder.drafts();
        leftOut = folder.leftOut();
        folder.refused().forEach((file, errors) -> settle(file, new Outcome.Refused(errors)));
    }

    /** Says what is no document; empty if there is nothing. */
    Optional<String> leftOut() {
        int more = leftOut.size() - LEFT_OUT_NAMED;
        String named = String.join(", ", leftOut.subList(0, Math.min(leftOut.size(), LEFT_OUT_NAMED)));
        return leftOut.isEmpty()
                ? Optional.empty()
                : Optional.of("left out: " + named + (more > 0 ? " and " + more + " more; --report names them" : ""));
    }

    /** Records what became of the parts of a document. */
    synchronized void notes(String file, List<Note> notes) {
        findings.add(file, notes);
        converted.add(file);
    }

    /** Returns what became of each file, for a report that people or programs read. */
    synchronized ReportFile file(String system, boolean isDryRun) {
        return new ReportFile(system, isDryRun, summary(), leftOut, outcomes, findings);
    }

    /** Records the outcome of an article. */
    synchronized void article(String file, Outcome outcome) {
        if (outcome instanceof Outcome.Accepted(boolean changed, List<String> meaningless)) {
            published += changed ? 1 : 0;
            unchanged += changed ? 0 : 1;
            ignored(file, meaningless);
        } else if (outcome instanceof Outcome.Scheduled(String at, List<String> meaningless)) {
            dates.computeIfAbsent(at, date -> new ArrayList<>()).add(file);
            ignored(file, meaningless);
        }
        settle(file, outcome);
    }

    /** The notes of a converted document name its missing pictures. */
    private void ignored(String file, List<String> meaningless) {
        meaningless.stream()
                .filter(name -> !converted.contains(file) || !name.startsWith("picture "))
                .map(Report::condensed)
                .distinct()
                .forEach(name -> ignored.merge(name, 1, Integer::sum));
    }

    /** Records a picture that the site now has. */
    synchronized void picture(boolean uploaded) {
        picturesUploaded += uploaded ? 1 : 0;
        picturesThere += uploaded ? 0 : 1;
    }

    /** Records redirects that the site now has, and the errors of others. */
    synchronized void redirects(int stored, List<String> errors) {
        redirects += stored;
        redirectErrors.addAll(errors);
    }

    /** Records the outcome of site.yaml. Unless the site accepts it, the run sends no articles. */
    synchronized void site(Outcome outcome) {
        settle("site.yaml", outcome);
        if (outcome instanceof Outcome.Accepted(boolean changed, var _)) {
            site = Optional.of("site.yaml: " + (changed ? "published" : "unchanged"));
        } else {
            end("no article is sent before site.yaml is accepted");
        }
    }

    /** Records why the rest is not sent; only the first reason is kept. */
    synchronized void end(String reason) {
        end = end.or(() -> Optional.of(reason));
    }

    /** Returns why the run stopped early, if it did. */
    synchronized Optional<String> end() {
        return end;
    }

    /** Returns whether the site matches the folder, apart from drafts and what waits for its date. */
    synchronized boolean complete() {
        return onSite + scheduled == files && redirectErrors.isEmpty();
    }

    /** Returns the summary: the counts, the errors of each file, and the ignored markup. */
    synchronized String summary() {
        int unsent = files - onSite - scheduled - refused;
        var lines = new ArrayList<String>();
        site.ifPresent(lines::add);
        lines.add(published + " published, " + unchanged + " unchanged, " + refused + " refused"
                + (skipped > 0 ? ", " + skipped + " left as people changed them" : "")
                + (scheduled > 0 ? ", " + scheduled + " scheduled" : "")
                + (unsent > 0 ? ", " + unsent + " not sent" : ""));
        if (picturesUploaded + picturesThere > 0) {
            lines.add("pictures: " + picturesUploaded + " uploaded, " + picturesThere + " there already");
        }
        if (draftsBegun + draftsThere > 0) {
            lines.add("drafts: " + draftsBegun + " begun, " + draftsThere + " there already");
        }
        if (!drafts.isEmpty()) {
            lines.add("drafts, left out: " + String.join(", ", drafts));
        }
        dates.forEach((at, named) ->
                lines.add("scheduled for " + at + ": " + named.stream().sorted().collect(Collectors.joining(", "))));
        complaints.forEach((file, said) -> said.forEach(line -> lines.add("  " + file + ": " + line)));
        if (redirects > 0) {
            lines.add("redirects of pages, listings and feeds: " + redirects);
        }
        redirectErrors.forEach(error -> lines.add("  redirect " + error));
        if (!ignored.isEmpty()) {
            lines.add("ignored: " + mostIgnored());
        }
        lines.addAll(findings.summary());
        return String.join(System.lineSeparator(), lines);
    }

    private void settle(String file, Outcome outcome) {
        outcomes.put(file, outcome);
        switch (outcome) {
            case Outcome.Accepted accepted -> onSite++;
            case Outcome.Refused(List<FieldError> errors) -> {
                refused++;
                complaints.put(
                        file,
                        errors.stream()
                                .map(error -> error.at() + ": " + error.detail())
                                .toList());
            }
            case Outcome.Scheduled waits -> scheduled++;
            case Outcome.StoredAsDraft(boolean begun) -> {
                onSite++;
                draftsBegun += begun ? 1 : 0;
                draftsThere += begun ? 0 : 1;
            }
            case Outcome.Skipped(String reason) -> {
                onSite++;
                skipped++;
                complaints.put(file, List.of(reason));
            }
            case Outcome.Unsent(String reason) -> complaints.put(file, List.of(reason));
            case Outcome.Aborted(String reason) -> end(reason);
        }
    }

    private String mostIgnored() {
        String named = ignored.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(IGNORED_NAMED)
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "))
                // Only the first number carries the unit, which applies to all.
                .replaceFirst(" \\((\\d+)\\)", " ($1 files)");
        int more = ignored.size() - IGNORED_NAMED;
        return more > 0 ? named + " and " + more + " more" : named;
    }

    /** Drops the location and the details: {@code line 12: {% asset a.png %}} counts as {@code {% asset %}}. */
    private static String condensed(String ignored) {
        return ignored.replaceFirst("^line \\d+: ", "")
                .replaceAll("\\[\\d+]", "[]")
                .replaceFirst("^\\{%-?\\s*(\\w+).*", "{% $1 %}");
    }
}
