package broadsheet.check.table;

import broadsheet.article.Slug;
import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.key.LiveKeys;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Rows;
import broadsheet.dynamodb.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Invariant: a coverage's updates are numbered without gaps, and each has its document and its last change. The tally
 * matches the updates.
 */
record UpdatesInvariant(Table table, Slug coverage) implements Invariant {
    private static final String SEQUENCE = "sequence";
    private static final String LAST = "last";
    private static final String PINNED = "pinned";
    private static final String BACKUP = "a backup has it";

    @Override
    public String place() {
        return LiveKeys.coverage(coverage);
    }

    @Override
    public List<Finding> check() {
        Optional<Item> tally = table.getNow(place(), LiveKeys.TALLY);
        TreeMap<Integer, Item> updates = new TreeMap<>();
        Map<String, Item> documents = new HashMap<>();
        Map<Integer, Integer> changes = new TreeMap<>();
        var rows = new Rows(table);
        rows.each(
                place(), "UPDATE#", "#sk, #id, #sequence, #revision, #pinned", item -> updates.put(number(item), item));
        rows.each(place(), "DOCUMENT#", "#sk, #place, #revision", item -> documents.put(item.string("sk"), item));
        rows.each(place(), "CHANGE#", "#sk, #place", item -> changes.put(number(item), item.number("place")));
        List<Finding> findings = new ArrayList<>();
        for (int place = 1; !updates.isEmpty() && place < updates.lastKey(); place++) {
            if (!updates.containsKey(place)) {
                findings.add(told(LiveKeys.update(place), "is missing"));
            }
        }
        updates.forEach((place, update) -> {
            documented(place, update, documents).ifPresent(findings::add);
            changed(place, update, changes).ifPresent(findings::add);
        });
        Set<Integer> places = new HashSet<>(updates.keySet());
        documents.forEach((sk, document) -> {
            if (!places.contains(document.number("place"))) {
                findings.add(told(LiveKeys.update(document.number("place")), "is missing"));
            }
        });
        unchanged(updates, changes, tally).forEach(findings::add);
        tallied(updates, tally).ifPresent(findings::add);
        return List.copyOf(new TreeMap<>(findings.stream()
                        .collect(Collectors.toMap(Finding::place, finding -> finding, (one, other) -> one)))
                .values());
    }

    private static int number(Item item) {
        String sk = item.string("sk");
        return Integer.parseInt(sk.substring(sk.indexOf('#') + 1));
    }

    private Finding told(String sk, String wrong) {
        return Finding.manual(place() + " " + sk, wrong, BACKUP);
    }

    private Optional<Finding> documented(int place, Item update, Map<String, Item> documents) {
        String sk = "DOCUMENT#" + update.string("id");
        Optional<Item> document = Optional.ofNullable(documents.get(sk));
        return document.filter(item ->
                                item.number("place") == place && item.number("revision") == update.number("revision"))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(told(sk, document.isEmpty() ? "is missing" : "is of another update than its place has"));
    }

    private Optional<Finding> changed(int place, Item update, Map<Integer, Integer> changes) {
        int sequence = update.number(SEQUENCE);
        String sk = LiveKeys.change(sequence);
        return Optional.ofNullable(changes.get(sequence))
                        .filter(told -> told == place)
                        .isPresent()
                ? Optional.empty()
                : Optional.of(Finding.repairable(
                        place() + " " + sk,
                        "does not say which update it changed",
                        () -> ConditionalWrite.make(
                                table,
                                List.of(
                                        AsRead.of(Optional.of(update), SEQUENCE)
                                                .checking(table, place(), LiveKeys.update(place)),
                                        ConditionalWrite.of(table.putting(
                                                Item.keyed(place(), sk).with("place", place)))))));
    }

    /** Finds changes that are not the last change of any update. */
    private List<Finding> unchanged(Map<Integer, Item> updates, Map<Integer, Integer> changes, Optional<Item> tally) {
        Set<Integer> last =
                updates.values().stream().map(update -> update.number(SEQUENCE)).collect(Collectors.toSet());
        return changes.keySet().stream()
                .filter(sequence -> !last.contains(sequence))
                .map(sequence -> AsRead.of(tally, SEQUENCE)
                        .excluding(
                                table,
                                place(),
                                LiveKeys.TALLY,
                                Item.keyed(place(), LiveKeys.change(sequence)),
                                "is the last change of no update"))
                .toList();
    }

    private Optional<Finding> tallied(TreeMap<Integer, Item> updates, Optional<Item> tally) {
        int last = updates.isEmpty() ? 0 : updates.lastKey();
        int sequence = updates.values().stream()
                .mapToInt(update -> update.number(SEQUENCE))
                .max()
                .orElse(0);
        List<Integer> pinned = updates.entrySet().stream()
                .filter(update ->
                        update.getValue().has(PINNED) && update.getValue().flag(PINNED))
                .map(Map.Entry::getKey)
                .toList();
        if (tally.filter(item -> item.optionalNumber(SEQUENCE).orElse(-1) == sequence
                        && item.optionalNumber(LAST).orElse(-1) == last
                        && item.has(PINNED)
                        && Set.copyOf(item.numbers(PINNED)).equals(Set.copyOf(pinned)))
                .isPresent()) {
            return Optional.empty();
        }
        Item right = Item.empty().with(SEQUENCE, sequence).with(LAST, last).with(PINNED, pinned);
        return Optional.of(Finding.repairable(
                place() + " " + LiveKeys.TALLY,
                tally.isEmpty() ? "is missing" : "says something else than its updates",
                () -> ConditionalWrite.make(table, List.of(tallying(tally, right)))));
    }

    private ConditionalWrite tallying(Optional<Item> tally, Item right) {
        AsRead same = AsRead.of(tally, SEQUENCE, LAST, PINNED);
        if (tally.isPresent()) {
            return same.updating(
                    table,
                    place(),
                    LiveKeys.TALLY,
                    "SET #sequence = :sequence, #last = :last, #pinned = :pinned",
                    right);
        }
        boolean closed = table.getNow(place(), LiveKeys.COVERAGE)
                .filter(item -> item.has("closed"))
                .isPresent();
        return same.putting(
                table, right.with("pk", place()).with("sk", LiveKeys.TALLY).with("closed", closed));
    }
}
