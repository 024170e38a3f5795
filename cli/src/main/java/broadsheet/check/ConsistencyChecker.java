package broadsheet.check;

import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Looks at claims until each is settled. The system goes on meanwhile: only what a claim tells alike at every look counts as
 * untrue.
 */
final class ConsistencyChecker {
    private static final int ATTEMPTS = 5;

    private final GracePeriod patience;
    private final boolean repair;
    private final Consumer<String> lines;
    private final Map<Invariant, List<Finding>> doubts = new ConcurrentHashMap<>();
    private final Set<String> told = new LinkedHashSet<>();
    private int passed;
    private int mended;
    private int left;

    /**
     * @param patience how often it looks again, and when
     * @param repair whether to write
     * @param lines told a line for each finding
     */
    ConsistencyChecker(GracePeriod patience, boolean repair, Consumer<String> lines) {
        this.patience = patience;
        this.repair = repair;
        this.lines = lines;
    }

    /** Looks for the first time; many threads may. */
    void ask(Invariant claim) {
        List<Finding> findings = look(claim);
        if (!findings.isEmpty()) {
            doubts.put(claim, findings);
        }
    }

    /** Looks again at what was not true, tells what stays so, and mends it if it should. */
    void settle() {
        int doubted = doubts.size();
        lookAgain(patience, finding -> true);
        if (!repair) {
            lookAgain(
                    GracePeriod.until(longestDelay()),
                    finding -> finding.delay().isPositive());
        }
        passed += doubted - doubts.size();
        doubts.entrySet().stream()
                .sorted(Comparator.comparing(doubt -> doubt.getKey().place()))
                .forEach(doubt -> conclude(doubt.getKey(), doubt.getValue()));
        doubts.clear();
    }

    private Duration longestDelay() {
        return doubts.values().stream()
                .flatMap(List::stream)
                .map(Finding::delay)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private void lookAgain(GracePeriod time, Predicate<Finding> which) {
        Predicate<List<Finding>> some = findings -> findings.stream().anyMatch(which);
        for (int again = 1; again <= time.looks() && doubts.values().stream().anyMatch(some); again++) {
            time.pause();
            doubts.replaceAll((claim, before) -> some.test(before) ? still(before, look(claim)) : before);
            doubts.values().removeIf(List::isEmpty);
        }
    }

    private void conclude(Invariant claim, List<Finding> findings) {
        List<Finding> standing = repair ? mend(claim, findings) : findings;
        for (Finding finding : findings) {
            boolean isMended = still(List.of(finding), standing).isEmpty();
            if (told.add(finding.place() + "\n" + finding.wrong())) {
                mended += isMended ? 1 : 0;
                left += isMended ? 0 : 1;
                lines.accept("%s: %s%s".formatted(finding.place(), finding.wrong(), done(finding, isMended)));
            }
        }
    }

    private String done(Finding finding, boolean isMended) {
        return switch (finding.remedy()) {
            case Finding.Remedy.Advice(String advice) -> " (" + advice + ")";
            case Finding.Remedy.Write write when isMended -> ": mended";
            case Finding.Remedy.Write write -> repair ? ": not mended, others were quicker" : "";
        };
    }

    /** The writes of what is found now: those of an earlier look rest on what may be no more. */
    private static List<Finding> mend(Invariant claim, List<Finding> findings) {
        List<Finding> standing = still(findings, look(claim));
        boolean lost = true;
        for (int attempt = 0; attempt < ATTEMPTS && lost; attempt++) {
            lost = false;
            for (Finding finding : standing) {
                lost |= finding.remedy() instanceof Finding.Remedy.Write(var write) && !write.getAsBoolean();
            }
            standing = still(findings, look(claim));
        }
        return standing;
    }

    /** What is told now and was told before, as it is told now. */
    private static List<Finding> still(List<Finding> before, List<Finding> now) {
        return now.stream()
                .filter(finding -> before.stream().anyMatch(finding::tellsTheSameAs))
                .toList();
    }

    /** What cannot be read is a finding too; that AWS does not answer is none. */
    private static List<Finding> look(Invariant claim) {
        try {
            return new ArrayList<>(claim.look());
        } catch (SdkException noAnswer) {
            throw noAnswer;
        } catch (RuntimeException broken) {
            return List.of(
                    Finding.told(claim.place(), "cannot be read: " + broken.getMessage(), "a backup has what it was"));
        }
    }

    /** How many were not true at first, and were so a moment later. */
    int passed() {
        return passed;
    }

    int mended() {
        return mended;
    }

    /** How many findings are still so. */
    int left() {
        return left;
    }
}
