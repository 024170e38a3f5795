package broadsheet.dynamodb.draft;

import static broadsheet.dynamodb.draft.DraftFixture.ANN;
import static broadsheet.dynamodb.draft.DraftFixture.BEN;
import static broadsheet.dynamodb.draft.DraftFixture.EDITOR;
import static broadsheet.dynamodb.draft.DraftFixture.NOW;
import static broadsheet.dynamodb.draft.DraftFixture.document;
import static broadsheet.dynamodb.draft.DraftFixture.id;
import static broadsheet.dynamodb.draft.DraftFixture.version;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.draft.DraftHistory;
import broadsheet.draft.DraftStatus;
import broadsheet.dynamodb.table.Crasher;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The process stops before and after the write of each act, and the client repeats it: all is as if nothing had happened. */
final class DraftCrashTest {
    private record Case(String name, Consumer<DraftFixture> act) {}

    private static final Stream<Case> CASES = Stream.of(
            new Case("create", store -> store.create(2)),
            new Case(
                    "save in the window",
                    store -> store.drafts.save(id(1), document("Two"), version(1), ANN, NOW.plusSeconds(5))),
            new Case(
                    "save after the window",
                    store -> store.drafts.save(id(1), document("Two"), version(1), ANN, NOW.plus(DraftHistory.WINDOW))),
            new Case("hand in", store -> store.drafts.changeStatus(id(1), DraftStatus.IN_REVIEW, version(1), ANN)),
            new Case("assign", store -> store.drafts.assign(id(1), Optional.of(BEN.user()), EDITOR)),
            new Case("note", store -> store.drafts.note(id(1), id(9), "A note", EDITOR, NOW)),
            new Case("make a link", store -> store.links.make(id(1), id(8), "A lawyer", 7, ANN, NOW)),
            new Case("revoke a link", store -> store.links.revoke(id(1), id(7))),
            new Case(
                    "open a link",
                    store -> store.links.opened(store.links.of(id(1)).getFirst(), NOW)),
            new Case("delete", store -> store.drafts.delete(id(1), ANN, NOW)),
            new Case("publish", store -> store.drafts.retire(id(1), DraftFixture.published(1), NOW)));

    @TestFactory
    Stream<DynamicTest> repeatAfterACrashLeavesTheTableAsWithoutOne() {
        return CASES.flatMap(each -> Stream.of(Crasher.When.values())
                .map(when -> DynamicTest.dynamicTest(each.name + ", stopped " + when, () -> check(each, when))));
    }

    private static void check(Case each, Crasher.When when) {
        DraftFixture undisturbed = prepared(new DraftFixture());
        each.act.accept(undisturbed);
        var crasher = new Crasher(when);
        DraftFixture interrupted = prepared(new DraftFixture(crasher));
        crasher.stopAt(1);
        assertThrows(Crasher.Stopped.class, () -> each.act.accept(interrupted));
        each.act.accept(interrupted);
        each.act.accept(interrupted);
        assertEquals(undisturbed.items(), interrupted.items());
    }

    private static DraftFixture prepared(DraftFixture store) {
        store.create(1);
        store.links.make(id(1), id(7), "A friend", 7, ANN, NOW);
        return store;
    }
}
