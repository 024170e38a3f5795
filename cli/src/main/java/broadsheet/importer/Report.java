package broadsheet.importer;

import broadsheet.authoring.Withheld;
import broadsheet.validation.FieldError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of each file. The senders report to it as they go. */
final class Report {
    /** A folder of another generator may hold a hundred kinds of template tags. */
    private static final int IGNORED_NAMED = 20;

    private final int files;
    private int standing;
    private int notYet;
    private int published;
    private int unchanged;
    private int refused;
    private int picturesUploaded;
    private int picturesThere;
    private final SortedMap<String, List<String>> complaints = new TreeMap<>();
    private final SortedMap<String, Withheld> withheld;
    private final SortedMap<String, Integer> ignored = new TreeMap<>();
    private Optional<String> site = Optional.empty();
    private Optional<String> end = Optional.empty();

    /** Begins with nothing sent, and with what the folder itself has against its files. */
    Report(Folder folder) {
        files = folder.files();
        withheld = new TreeMap<>(folder.withheld());
        folder.refused().forEach((file, fault) -> settle(file, new Outcome.Refused(List.of(fault))));
    }

    /** Notes what became of an article. */
    synchronized void article(String file, Outcome outcome) {
        if (outcome instanceof Outcome.Stands(boolean changed, List<String> meaningless)) {
            published += changed ? 1 : 0;
            unchanged += changed ? 0 : 1;
            meaningless.stream()
                    .map(Report::condensed)
                    .distinct()
                    .forEach(name -> ignored.merge(name, 1, Integer::sum));
        }
        settle(file, outcome);
    }

    /** Notes a picture that stands now. */
    synchronized void picture(boolean uploaded) {
        picturesUploaded += uploaded ? 1 : 0;
        picturesThere += uploaded ? 0 : 1;
    }

    /** Notes what became of site.yaml, which is no article; unless it stands, no article is sent. */
    synchronized void site(Outcome outcome) {
        settle("site.yaml", outcome);
        if (outcome instanceof Outcome.Stands(boolean changed, List<String> warnings)) {
            site = Optional.of("site.yaml: " + (changed ? "published" : "unchanged"));
            if (!warnings.isEmpty()) {
                complaints.put("site.yaml", warnings);
            }
        } else {
            end("no article is sent before site.yaml is accepted");
        }
    }

    /** Notes why what is left is not sent; the first reason counts. */
    synchronized void end(String reason) {
        end = end.or(() -> Optional.of(reason));
    }

    /** Why something was left, if it was. */
    synchronized Optional<String> end() {
        return end;
    }

    /** Whether everything stands as the folder has it, but what is not to be published now. */
    synchronized boolean complete() {
        return standing + notYet == files;
    }

    /** The summary: the counts, what went wrong with which file, and what was ignored. */
    synchronized String summary() {
        int unsent = files - standing - notYet - refused;
        var lines = new ArrayList<String>();
        site.ifPresent(lines::add);
        lines.add(published + " published, " + unchanged + " unchanged, " + refused + " refused"
                + (unsent > 0 ? ", " + unsent + " not sent" : ""));
        if (picturesUploaded + picturesThere > 0) {
            lines.add("pictures: " + picturesUploaded + " uploaded, " + picturesThere + " there already");
        }
        leftOut("drafts", Withheld.DRAFT).ifPresent(lines::add);
        leftOut("dated ahead", Withheld.SCHEDULED).ifPresent(lines::add);
        complaints.forEach((file, said) -> said.forEach(line -> lines.add("  " + file + ": " + line)));
        if (!ignored.isEmpty()) {
            lines.add("ignored: " + mostIgnored());
        }
        return String.join(System.lineSeparator(), lines);
    }

    private Optional<String> leftOut(String what, Withheld why) {
        List<String> named = withheld.entrySet().stream()
                .filter(entry -> entry.getValue() == why)
                .map(Map.Entry::getKey)
                .toList();
        return named.isEmpty() ? Optional.empty() : Optional.of(what + ", left out: " + String.join(", ", named));
    }

    private void settle(String file, Outcome outcome) {
        switch (outcome) {
            case Outcome.Stands stands -> standing++;
            case Outcome.Refused(List<FieldError> faults) -> {
                refused++;
                complaints.put(
                        file,
                        faults.stream()
                                .map(fault -> fault.at() + ": " + fault.detail())
                                .toList());
            }
            case Outcome.NotYet(Withheld why) -> {
                notYet++;
                withheld.put(file, why);
            }
            case Outcome.Unsent(String reason) -> complaints.put(file, List.of(reason));
            case Outcome.Hopeless(String reason) -> end(reason);
        }
    }

    private String mostIgnored() {
        String named = ignored.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(IGNORED_NAMED)
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "))
                // The first number says what all of them count.
                .replaceFirst(" \\((\\d+)\\)", " ($1 files)");
        int more = ignored.size() - IGNORED_NAMED;
        return more > 0 ? named + " and " + more + " more" : named;
    }

    /** The name alone, without its place: {@code line 12: {% asset a.png %}} is one of the {@code {% asset %}}. */
    private static String condensed(String ignored) {
        return ignored.replaceFirst("^line \\d+: ", "")
                .replaceAll("\\[\\d+]", "[]")
                .replaceFirst("^\\{%-?\\s*(\\w+).*", "{% $1 %}");
    }
}
