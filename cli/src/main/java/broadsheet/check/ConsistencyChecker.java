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

    private final GracePeriod gracePeriod;
    private final boolean repair;
    private final Consumer<String> lines;
    private final Map<Invariant, List<Finding>> suspects = new ConcurrentHashMap<>();
    private final Set<String> told = new LinkedHashSet<>();
    private int passed;
    private int repaired;
    private int left;

    /**
     * Creates a checker.
     *
     * @param gracePeriod how often, and at what interval, the checker retries a failed invariant
     * @param repair whether the checker writes repairs to the table and the bucket
     * @param lines receives one line for each finding
     */
    ConsistencyChecker(GracePeriod gracePeriod, boolean repair, Consumer<String> lines) {
        this.gracePeriod = gracePeriod;
        this.repair = repair;
        this.lines = lines;
    }

    /** Checks an invariant for the first time. Many threads may call this at once. */
    void check(Invariant invariant) {
        List<Finding> findings = findings(invariant);
        if (!findings.isEmpty()) {
            suspects.put(invariant.again(), findings);
        }
    }

    /** Retries the failed invariants, reports the findings that persist, and repairs them if {@code repair} is set. */
    void conclude() {
        int suspected = suspects.size();
        retry(gracePeriod, finding -> true);
        if (!repair) {
            retry(GracePeriod.until(longestDelay()), finding -> finding.delay().isPositive());
        }
        passed += suspected - suspects.size();
        suspects.entrySet().stream()
                .sorted(Comparator.comparing(suspect -> suspect.getKey().place()))
                .forEach(suspect -> conclude(suspect.getKey(), suspect.getValue()));
        suspects.clear();
    }

    private Duration longestDelay() {
        return suspects.values().stream()
                .flatMap(List::stream)
                .map(Finding::delay)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private void retry(GracePeriod time, Predicate<Finding> which) {
        Predicate<List<Finding>> some = findings -> findings.stream().anyMatch(which);
        for (int again = 1;
                again <= time.retries() && suspects.values().stream().anyMatch(some);
                again++) {
            time.pause();
            suspects.replaceAll((invariant, before) -> some.test(before) ? still(before, findings(invariant)) : before);
            suspects.values().removeIf(List::isEmpty);
        }
    }

    private void conclude(Invariant invariant, List<Finding> findings) {
        List<Finding> persisting = repair ? repaired(invariant, findings) : findings;
        for (Finding finding : findings) {
            boolean isRepaired = still(List.of(finding), persisting).isEmpty();
            if (told.add(finding.place() + "\n" + finding.wrong())) {
                repaired += isRepaired ? 1 : 0;
                left += isRepaired ? 0 : 1;
                lines.accept("%s: %s%s".formatted(finding.place(), finding.wrong(), done(finding, isRepaired)));
            }
        }
    }

    private String done(Finding finding, boolean isRepaired) {
        return switch (finding.remedy()) {
            case Finding.Remedy.Advice(String advice) -> " (" + advice + ")";
            case Finding.Remedy.Write write when isRepaired -> ": repaired";
            case Finding.Remedy.Write write -> repair ? ": not repaired, others were quicker" : "";
        };
    }

    /**
     * Runs the repairs of fresh findings only. A repair from an earlier check may rest on data that has changed since.
     */
    private static List<Finding> repaired(Invariant invariant, List<Finding> findings) {
        List<Finding> persisting = still(findings, findings(invariant));
        boolean lost = true;
        for (int attempt = 0; attempt < ATTEMPTS && lost; attempt++) {
            lost = false;
            for (Finding finding : persisting) {
                lost |= finding.remedy() instanceof Finding.Remedy.Write(var write) && !write.getAsBoolean();
            }
            persisting = still(findings, findings(invariant));
        }
        return persisting;
    }

    /** Returns those of the current findings that an earlier check reported too. */
    private static List<Finding> still(List<Finding> before, List<Finding> now) {
        return now.stream()
                .filter(finding -> before.stream().anyMatch(finding::isSameAs))
                .toList();
    }

    /**
     * Reports unreadable data as a finding. Rethrows an exception of the AWS SDK, because a failed call says nothing
     * about the data.
     */
    private static List<Finding> findings(Invariant invariant) {
        try {
            return new ArrayList<>(invariant.check());
        } catch (SdkException noAnswer) {
            throw noAnswer;
        } catch (RuntimeException broken) {
            return List.of(Finding.manual(
                    invariant.place(), "cannot be read: " + broken.getMessage(), "a backup has what it was"));
        }
    }

    /** Returns how many invariants failed at first and held at a retry. */
    int passed() {
        return passed;
    }

    /** Returns how many findings a repair fixed. */
    int repaired() {
        return repaired;
    }

    /** Returns how many findings remain unrepaired. */
    int left() {
        return left;
    }
}
