package broadsheet.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.draft.DraftRefusal.Why;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DraftPermissionsTest {
    private static final DraftUser ANN = new DraftUser("ann", "Ann");
    private static final DraftUser BEN = new DraftUser("ben", "Ben");

    /** What each person is answered about a draft of Ann's, which is assigned to Ben. */
    @ParameterizedTest
    @CsvSource({
        "draft,     see,       ok, ok, NONE, ok",
        "draft,     write,     ok, ok, NONE, ok",
        "draft,     in-review, ok, ok, NONE, ok",
        "draft,     ready,     EDITORS_ONLY, EDITORS_ONLY, NONE, ok",
        "draft,     assign,    ok, AUTHOR_ONLY, NONE, ok",
        "draft,     delete,    ok, AUTHOR_ONLY, NONE, ok",
        "in-review, write,     ok, ok, NONE, ok",
        "in-review, draft,     ok, ok, NONE, ok",
        "ready,     see,       ok, ok, NONE, ok",
        "ready,     write,     READY, READY, NONE, ok",
        "ready,     draft,     READY, READY, NONE, ok",
        "ready,     assign,    ok, AUTHOR_ONLY, NONE, ok",
        "ready,     delete,    READY, READY, NONE, ok",
        "scheduled, see,       ok, ok, NONE, ok",
        "scheduled, write,     SCHEDULED, SCHEDULED, NONE, SCHEDULED",
        "scheduled, draft,     SCHEDULED, SCHEDULED, NONE, SCHEDULED",
        "scheduled, delete,    SCHEDULED, SCHEDULED, NONE, SCHEDULED",
        "scheduled, assign,    ok, AUTHOR_ONLY, NONE, ok",
    })
    void eachActIsAllowedToThoseOfTheMatrix(
            String status, String act, String author, String assignee, String other, String editor) {
        WorkingDraft draft = draft(DraftStatus.parse(status).orElseThrow());
        assertEquals(author, answer(act, new DraftPermissions(ANN, false), draft));
        assertEquals(assignee, answer(act, new DraftPermissions(BEN, false), draft));
        assertEquals(other, answer(act, new DraftPermissions(new DraftUser("cy", ""), false), draft));
        assertEquals(editor, answer(act, new DraftPermissions(new DraftUser("ed", ""), true), draft));
    }

    private static String answer(String act, DraftPermissions who, WorkingDraft draft) {
        BiConsumer<DraftPermissions, WorkingDraft> check = switch (act) {
            case "see" -> DraftPermissions::requireSees;
            case "write" -> DraftPermissions::requireWrites;
            case "assign" -> DraftPermissions::requireAssigns;
            case "delete" -> DraftPermissions::requireDeletes;
            default ->
                (person, one) -> person.requireSets(one, DraftStatus.parse(act).orElseThrow());
        };
        Optional<Why> refusal = refusal(one -> check.accept(who, one), draft);
        if (act.equals("assign")) {
            assertEquals(refusal.isEmpty(), who.mayAssign(draft));
        }
        return refusal.map(Why::name).orElse("ok");
    }

    private static Optional<Why> refusal(Consumer<WorkingDraft> check, WorkingDraft draft) {
        try {
            check.accept(draft);
            return Optional.empty();
        } catch (DraftRefusal refusal) {
            return Optional.of(refusal.why());
        }
    }

    private static WorkingDraft draft(DraftStatus status) {
        return new WorkingDraft(
                new DraftId("01K5T3V2Q8ZC4J7M9X1B6N0RDE"),
                1,
                status,
                ANN,
                Optional.of(BEN),
                Optional.empty(),
                "A tide",
                Instant.parse("2026-03-10T09:00:00Z"),
                ANN);
    }
}
