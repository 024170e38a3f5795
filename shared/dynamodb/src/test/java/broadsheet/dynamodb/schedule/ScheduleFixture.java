package broadsheet.dynamodb.schedule;

import broadsheet.article.ArticleId;
import broadsheet.article.Slug;
import broadsheet.draft.DraftId;
import broadsheet.draft.DraftStatus;
import broadsheet.draft.DraftUser;
import broadsheet.draft.WorkingDraft;
import broadsheet.dynamodb.draft.DynamoDrafts;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.DraftsTable;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import broadsheet.schedule.Schedule;
import broadsheet.schedule.ScheduleId;
import broadsheet.schedule.ScheduleSubject;
import broadsheet.schedule.ScheduledTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Drafts and schedules in a table of their own. */
final class ScheduleFixture {
    static final Instant NOW = Instant.parse("2026-03-10T09:00:00Z");
    static final DraftUser EDITOR = new DraftUser("ed", "Ed");
    static final DraftUser OTHER = new DraftUser("eve", "Eve");
    static final IntPredicate ANY = version -> true;
    static final Slug TIDE = new Slug("how-a-tide-table-knows");
    static final ScheduleSubject.OfArticle ARTICLE =
            new ScheduleSubject.OfArticle(new ArticleId("01JQRX00000000000000000011"));

    final Table table;

    /** The table with the records of what staff did. */
    final Table main;

    final DynamoDrafts drafts;
    final DynamoSchedules schedules;

    ScheduleFixture(ExecutionInterceptor... interceptors) {
        DynamoDbClient client = Dynoxide.shared().client(interceptors);
        table = new Table(client, Tables.create(Dynoxide.shared().client()), Consistency.STRONG);
        main = new Table(client, Tables.create(Dynoxide.shared().client()), Consistency.STRONG);
        drafts = new DynamoDrafts(new DraftsTable(table));
        schedules = new DynamoSchedules(new DraftsTable(table), main);
    }

    static DraftId draft(int number) {
        return new DraftId("01K5T3V2Q8ZC4J7M9X1B%06d".formatted(number));
    }

    static ScheduleSubject.OfDraft subject(int draft) {
        return new ScheduleSubject.OfDraft(draft(draft));
    }

    static ScheduleId id(int number) {
        return new ScheduleId("01K5T3V2Q8ZC4J7M9X1S%06d".formatted(number));
    }

    static ScheduledTime in(int seconds) {
        return new ScheduledTime(NOW.plusSeconds(seconds), "Europe/Berlin");
    }

    static IntPredicate version(int expected) {
        return version -> version == expected;
    }

    WorkingDraft create(int number) {
        String document = "---\ntitle: Draft %d\n---\nText.\n".formatted(number);
        return drafts.create(draft(number), document, Optional.empty(), new DraftUser("ann", "Ann"), NOW);
    }

    /** Schedules a draft, with an id of the same number. */
    Schedule set(int draft, int expected, int seconds) {
        return schedules.set(id(draft), draft(draft), version(expected), in(seconds), EDITOR, NOW);
    }

    DraftStatus status(int draft) {
        return drafts.find(draft(draft)).orElseThrow().status();
    }

    /** What is in both tables. */
    Set<Item> items() {
        return Stream.of(table, main)
                .flatMap(each -> each.client().scanPaginator(scan -> scan.tableName(each.name())).items().stream())
                .map(Item::of)
                .collect(Collectors.toSet());
    }

    /** What the records say that was done, and of what, by name. */
    List<String> records() {
        return main.client().scanPaginator(scan -> scan.tableName(main.name())).items().stream()
                .map(Item::of)
                .map(item -> "%s %s %s".formatted(item.string("act"), item.string("subject"), item.string("note")))
                .sorted()
                .toList();
    }
}
