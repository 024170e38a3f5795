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
 * Checks invariants, retries those that fail, and reports or repairs the remaining findings. Broadsheet keeps running
 * meanwhile, so the checker reports only findings that every retry repeats.
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
     * Creates a checker.
     *
     * @param patience how often, and at what interval, the checker retries a failed invariant
     * @param repair whether the checker writes repairs to the table and the bucket
     * @param lines receives one line for each finding
     */
    ConsistencyChecker(GracePeriod patience, boolean repair, Consumer<String> lines) {
        this.patience = patience;
        this.repair = repair;
        this.lines = lines;
    }

    /** Checks an invariant for the first time. Many threads may call this at once. */
    void ask(Invariant claim) {
        List<Finding> findings = look(claim);
        if (!findings.isEmpty()) {
            doubts.put(claim.again(), findings);
        }
    }

    /** Retries the failed invariants, reports the findings that persist, and repairs them if {@code repair} is set. */
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

    /**
     * Runs the repairs of fresh findings only. A repair from an earlier check may rest on data that has changed since.
     */
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

    /** Returns those of the current findings that an earlier check reported too. */
    private static List<Finding> still(List<Finding> before, List<Finding> now) {
        return now.stream()
                .filter(finding -> before.stream().anyMatch(finding::tellsTheSameAs))
                .toList();
    }

    /**
     * Reports unreadable data as a finding. Rethrows an exception of the AWS SDK, because a failed call says nothing
     * about the data.
     */
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

    /** Returns how many invariants failed at first and held at a retry. */
    int passed() {
        return passed;
    }

    /** Returns how many findings a repair fixed. */
    int mended() {
        return mended;
    }

    /** Returns how many findings remain unrepaired. */
    int left() {
        return left;
    }
}
