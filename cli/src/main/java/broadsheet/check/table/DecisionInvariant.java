package broadsheet.check.table;

import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.Decision;
import broadsheet.dynamodb.discussion.CommentItems;
import broadsheet.dynamodb.discussion.CommentWrites;
import broadsheet.dynamodb.discussion.CommentWrites.HeldState;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ReaderDataIndex;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Invariant: a moderation decision is counted for a day, and its author's data index records it. */
record DecisionInvariant(Table table, String id, Instant now) implements Invariant {
    private static final Duration COUNTED = Duration.ofDays(1);

    @Override
    public String place() {
        return Keys.DECIDED + " " + id;
    }

    @Override
    public List<Finding> check() {
        Optional<Item> decided = table.getNow(Keys.DECIDED, id).filter(item -> !Expiry.isNear(item, now));
        if (decided.isEmpty()) {
            return List.of();
        }
        Decision decision = CommentItems.decision(decided.get());
        List<Finding> findings = new ArrayList<>();
        String dated = Keys.decidedAt(decision.at(), id);
        if (decision.at().isAfter(now.minus(COUNTED))
                && table.getNow(Keys.DECIDED, dated).isEmpty()) {
            findings.add(repairable(
                    Keys.DECIDED + " " + dated,
                    "is missing: a decision is not counted",
                    decided,
                    List.of(ConditionalWrite.of(table.putting(CommentItems.dated(decision))))));
        }
        boolean hasAuthor = !decision.author().isEmpty()
                && decided.get()
                        .optional("held", held -> held.has("signedIn") && held.flag("signedIn"))
                        .orElse(false);
        if (keepsAddress(decision, decided.get())) {
            findings.add(
                    Finding.repairable(place(), "keeps what stood for its author's address", () -> forget(decided)));
        }
        HeldState state = HeldState.of(decision.act());
        if (hasAuthor
                && table.getNow(Keys.reader(decision.author()), new ReaderDataIndex.OfHeld(id).key())
                        .filter(state::isOf)
                        .isEmpty()) {
            findings.add(repairable(
                    Keys.reader(decision.author()) + " " + new ReaderDataIndex.OfHeld(id).key(),
                    "does not say what was decided",
                    decided,
                    new CommentWrites(table)
                            .indexingHeld(
                                    id, Commenter.signedIn(decision.author(), ""), state, Optional.of(decision.at()))));
        }
        return findings;
    }

    private static boolean keepsAddress(Decision decision, Item decided) {
        return decided.optional("held", held -> held.has("signedIn") && !held.flag("signedIn"))
                        .orElse(false)
                && (!decision.author().isEmpty() || decided.item("held").has("author"));
    }

    private boolean forget(Optional<Item> decided) {
        return ConditionalWrite.make(
                table,
                List.of(AsRead.of(decided, "at", "act", "author")
                        .updating(
                                table,
                                Keys.DECIDED,
                                id,
                                "SET #author = :nobody REMOVE held.author",
                                Item.empty().with("nobody", ""))));
    }

    private Finding repairable(String where, String wrong, Optional<Item> decided, List<ConditionalWrite> writes) {
        List<ConditionalWrite> steps = new ArrayList<>(writes);
        steps.add(AsRead.of(decided, "at", "act", "author").checking(table, Keys.DECIDED, id));
        return Finding.repairable(where, wrong, () -> ConditionalWrite.make(table, steps));
    }
}
