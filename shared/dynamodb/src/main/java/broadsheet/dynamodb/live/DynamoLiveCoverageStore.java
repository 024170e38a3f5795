package broadsheet.dynamodb.live;

import broadsheet.article.Articles.Expectation;
import broadsheet.article.Articles.Outcome;
import broadsheet.article.Articles.TooLarge;
import broadsheet.article.Slug;
import broadsheet.audit.Actor;
import broadsheet.dynamodb.key.LiveKeys;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.live.Coverage;
import broadsheet.live.CoverageDraft;
import broadsheet.live.LiveCoverageStore;
import broadsheet.live.LiveRefusal;
import broadsheet.live.LiveRefusal.Why;
import broadsheet.live.LiveUpdate;
import broadsheet.live.Progress;
import broadsheet.live.UpdateContent;
import broadsheet.live.UpdateDraft;
import broadsheet.live.UpdateId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;

/**
 * Stores coverages in the table, for editors. Each write is one transaction. Each change of an update has a condition
 * on the coverage's tally and takes the next sequence number from it. A new update also takes the next place. If the
 * condition fails, the write reads again and retries. So both numbers are unique and have no gaps.
 */
public final class DynamoLiveCoverageStore implements LiveCoverageStore {
    private static final String UNCHANGED = "#revision = :revision";

    private final Table table;

    @Inject
    DynamoLiveCoverageStore(Table table) {
        this.table = table;
    }

    @Override
    public Optional<Written> coverage(Slug id) {
        return table.getNow(LiveKeys.coverage(id), LiveKeys.COVERAGE).map(LiveItems::written);
    }

    @Override
    public Optional<Written> update(Slug coverage, UpdateId id) {
        return table.getNow(LiveKeys.coverage(coverage), LiveKeys.document(id)).map(LiveItems::written);
    }

    @Override
    public Saved write(Slug id, CoverageDraft draft, Expectation expected, Actor by, Instant now) {
        Instant moment = now.truncatedTo(ChronoUnit.SECONDS);
        return ConditionalWrite.untilDone("the coverage " + id, () -> {
            Optional<Item> found = table.getNow(LiveKeys.coverage(id), LiveKeys.COVERAGE);
            int revision = revision(found);
            if (found.filter(item -> isThere(item, draft.digest(), expected)).isPresent()) {
                return Optional.of(new Saved(revision, Outcome.UNCHANGED, 0));
            }
            requireExpected(expected, "The coverage " + id, found);
            Optional<Coverage> before = found.map(item -> LiveItems.coverage(id, item));
            var after = new Coverage(
                    id,
                    revision + 1,
                    draft.metadata(),
                    before.map(Coverage::opened).orElse(moment),
                    draft.metadata().closed()
                            ? before.flatMap(Coverage::closed).or(() -> Optional.of(moment))
                            : Optional.empty());
            String firstDigest =
                    found.flatMap(item -> item.optional("firstDigest")).orElse(draft.digest());
            List<ConditionalWrite> steps =
                    steps(before, after, LiveItems.coverage(after, draft).with("firstDigest", firstDigest));
            steps.add(new LiveRecords(table, by, now).of(before, after));
            boolean made = ConditionalWrite.make(table, steps);
            return made ? Optional.of(new Saved(after.revision(), outcome(after.revision()), 0)) : Optional.empty();
        });
    }

    /**
     * The writes of a coverage.
     *
     * @param item the coverage after the write, as the table keeps it
     */
    private List<ConditionalWrite> steps(Optional<Coverage> before, Coverage after, Item item) {
        List<ConditionalWrite> steps = new ArrayList<>();
        steps.add(put(item, before.map(Coverage::revision)));
        if (before.isEmpty()) {
            Item tally =
                    LiveItems.tally(after.id()).with("closed", after.metadata().closed());
            steps.add(put(tally, Optional.empty()));
        } else if (before.get().metadata().closed() != after.metadata().closed()) {
            steps.add(ConditionalWrite.of(table.updating(
                    LiveKeys.coverage(after.id()),
                    LiveKeys.TALLY,
                    "SET #closed = :closed",
                    "attribute_exists(pk)",
                    Item.empty().with("closed", after.metadata().closed()))));
        }
        Item head = LiveItems.head(after);
        if (before.map(LiveItems::head).filter(head::equals).isEmpty()) {
            steps.add(ConditionalWrite.of(table.putting(head)));
        }
        Map<String, Item> old = before.map(LiveItems::entries).orElse(Map.of());
        Map<String, Item> wanted = LiveItems.entries(after);
        wanted.forEach((listing, entry) -> {
            if (!Optional.of(entry).equals(Optional.ofNullable(old.get(listing)))) {
                steps.add(ConditionalWrite.of(table.putting(entry)));
            }
        });
        old.forEach((listing, entry) -> {
            if (!wanted.containsKey(listing)) {
                steps.add(ConditionalWrite.of(table.deleting(listing, entry.string("sk"))));
            }
        });
        return steps;
    }

    @Override
    public Saved write(Slug coverage, UpdateId id, UpdateDraft draft, Expectation expected, Actor by, Instant now) {
        var records = new LiveRecords(table, by, now);
        TooLarge.unlessFits("What the update says", draft.content().toString().getBytes(StandardCharsets.UTF_8).length);
        return ConditionalWrite.untilDone("the coverage " + coverage, () -> {
            Item tally = tally(coverage);
            Optional<Item> found = table.getNow(LiveKeys.coverage(coverage), LiveKeys.document(id));
            if (found.isEmpty()) {
                requireExpected(expected, "The update " + id, found);
                return post(coverage, id, draft, tally, records);
            }
            Item document = found.get();
            if (!document.has("document")) {
                throw new LiveRefusal(Why.WITHDRAWN);
            }
            if (isThere(document, draft.digest(), expected)) {
                return Optional.of(new Saved(document.number("revision"), Outcome.UNCHANGED, document.number("place")));
            }
            requireExpected(expected, "The update " + id, found);
            return change(coverage, document, tally, Optional.of(draft), records);
        });
    }

    /**
     * Whether the stored document is this draft. For a writer that only posts, the first version counts too: a late
     * retry succeeds although an editor has corrected the update since.
     */
    private static boolean isThere(Item document, String digest, Expectation expected) {
        boolean postsOnly = expected.allows(0) && !expected.allows(document.number("revision"));
        return document.string("digest").equals(digest)
                || (postsOnly && document.optional("firstDigest").equals(Optional.of(digest)));
    }

    @Override
    public Saved withdraw(Slug coverage, UpdateId id, Expectation expected, Actor by, Instant now) {
        return ConditionalWrite.untilDone("the coverage " + coverage, () -> {
            Item tally = tally(coverage);
            Optional<Item> found = table.getNow(LiveKeys.coverage(coverage), LiveKeys.document(id));
            Item document = found.orElseThrow(() -> new LiveRefusal(Why.NO_UPDATE));
            if (!document.has("document")) {
                return Optional.of(new Saved(document.number("revision"), Outcome.UNCHANGED, document.number("place")));
            }
            requireExpected(expected, "The update " + id, found);
            return change(coverage, document, tally, Optional.empty(), new LiveRecords(table, by, now));
        });
    }

    private Optional<Saved> post(Slug coverage, UpdateId id, UpdateDraft draft, Item tally, LiveRecords records) {
        if (tally.flag("closed")) {
            throw new LiveRefusal(Why.CLOSED);
        }
        Progress progress = LiveItems.progress(tally);
        int place = progress.last() + 1;
        var update = new LiveUpdate(
                id,
                place,
                progress.sequence() + 1,
                1,
                records.now().truncatedTo(ChronoUnit.SECONDS),
                Optional.empty(),
                Optional.of(draft.content()));
        List<ConditionalWrite> steps = writing(coverage, progress, update, place, Optional.empty());
        steps.add(put(
                document(coverage, update)
                        .withText("document", draft.document())
                        .with("digest", draft.digest())
                        .with("firstDigest", draft.digest()),
                Optional.empty()));
        steps.add(records.of(coverage, Optional.empty(), update));
        return ConditionalWrite.make(table, steps)
                ? Optional.of(new Saved(1, Outcome.CREATED, place))
                : Optional.empty();
    }

    /**
     * Corrects or withdraws an update.
     *
     * @param draft the new content; empty to withdraw the update
     * @return empty if another writer was faster
     */
    private Optional<Saved> change(
            Slug coverage, Item document, Item tally, Optional<UpdateDraft> draft, LiveRecords records) {
        Progress progress = LiveItems.progress(tally);
        int place = document.number("place");
        Optional<LiveUpdate> found = table.getNow(LiveKeys.coverage(coverage), LiveKeys.update(place))
                .map(LiveItems::update);
        if (found.isEmpty() || found.get().revision() != document.number("revision")) {
            // Another writer changed the update between the two reads.
            return Optional.empty();
        }
        LiveUpdate before = found.get();
        Optional<UpdateContent> content = draft.map(UpdateDraft::content);
        boolean saysTheSame = content.isPresent()
                && before.content().filter(content.get()::saysTheSameAs).isPresent();
        var after = new LiveUpdate(
                before.id(),
                place,
                progress.sequence() + 1,
                before.revision() + 1,
                before.posted(),
                saysTheSame ? before.revised() : Optional.of(records.now().truncatedTo(ChronoUnit.SECONDS)),
                content);
        List<ConditionalWrite> steps = writing(coverage, progress, after, progress.last(), Optional.of(before));
        Item changed = document(coverage, after);
        steps.add(put(
                draft.map(written -> changed.withText("document", written.document())
                                .with("digest", written.digest())
                                .with("firstDigest", document.string("firstDigest")))
                        .orElse(changed),
                Optional.of(before.revision())));
        steps.add(records.of(coverage, Optional.of(before), after));
        return ConditionalWrite.make(table, steps)
                ? Optional.of(new Saved(after.revision(), Outcome.REVISED, place))
                : Optional.empty();
    }

    private static Item document(Slug coverage, LiveUpdate update) {
        return Item.keyed(LiveKeys.coverage(coverage), LiveKeys.document(update.id()))
                .with("place", update.place())
                .with("revision", update.revision());
    }

    /**
     * The writes of an update as readers see it. The change log has one entry per update, so the entry of its previous
     * change is deleted.
     */
    private List<ConditionalWrite> writing(
            Slug coverage, Progress progress, LiveUpdate update, int last, Optional<LiveUpdate> before) {
        String pk = LiveKeys.coverage(coverage);
        List<ConditionalWrite> steps = new ArrayList<>();
        steps.add(ConditionalWrite.of(table.updating(
                pk,
                LiveKeys.TALLY,
                "SET #sequence = :sequence, #last = :last, #pinned = :pinned",
                "#sequence = :read" + (before.isEmpty() ? " AND #closed = :no" : ""),
                LiveItems.progressing(progress, update, last, before.isEmpty()))));
        steps.add(put(LiveItems.update(coverage, update), before.map(LiveUpdate::revision)));
        before.ifPresent(old -> steps.add(ConditionalWrite.of(table.deleting(pk, LiveKeys.change(old.sequence())))));
        steps.add(ConditionalWrite.of(
                table.putting(Item.keyed(pk, LiveKeys.change(update.sequence())).with("place", update.place()))));
        return steps;
    }

    private Item tally(Slug coverage) {
        return table.getNow(LiveKeys.coverage(coverage), LiveKeys.TALLY)
                .orElseThrow(() -> new LiveRefusal(Why.NO_COVERAGE));
    }

    /** A put that requires the revision that was read; without a revision, the item must be new. */
    private ConditionalWrite put(Item item, Optional<Integer> revision) {
        return ConditionalWrite.of(
                revision.isPresent()
                        ? table.putting(item, UNCHANGED, Item.empty().with("revision", revision.get()))
                        : table.putting(item, Table.NEW, Item.empty()));
    }

    private static void requireExpected(Expectation expected, String what, Optional<Item> found) {
        if (!expected.allows(revision(found))) {
            throw new EditConflict(
                    what + (found.isEmpty() ? " is not there." : " is at revision " + revision(found) + "."),
                    found.map(LiveItems::written));
        }
    }

    private static int revision(Optional<Item> found) {
        return found.map(item -> item.number("revision")).orElse(0);
    }

    private static Outcome outcome(int revision) {
        return revision == 1 ? Outcome.CREATED : Outcome.REVISED;
    }
}
