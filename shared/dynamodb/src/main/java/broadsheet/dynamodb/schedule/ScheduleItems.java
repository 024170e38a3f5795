package broadsheet.dynamodb.schedule;

import broadsheet.article.ArticleId;
import broadsheet.article.Slug;
import broadsheet.draft.DraftId;
import broadsheet.draft.DraftUser;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ScheduleKeys;
import broadsheet.dynamodb.table.Item;
import broadsheet.schedule.DoneSchedule;
import broadsheet.schedule.FailedSchedule;
import broadsheet.schedule.PendingSchedule;
import broadsheet.schedule.Schedule;
import broadsheet.schedule.ScheduleId;
import broadsheet.schedule.ScheduleSubject;
import broadsheet.schedule.ScheduledTime;

/** Converts between schedules and items. */
public final class ScheduleItems {
    private static final String ATTEMPTS = "attempts";
    private static final String REVISION = "revision";

    private ScheduleItems() {}

    /** The one item of a draft's or article's schedule. */
    static Item current(PendingSchedule pending) {
        Schedule schedule = pending.schedule();
        Item item = said(Item.keyed(ScheduleKeys.of(schedule.subject()), Keys.CURRENT), schedule)
                .with(ATTEMPTS, pending.attempts());
        return pending.revision().isPresent()
                ? item.with(REVISION, pending.revision().getAsInt())
                : item;
    }

    /** The schedule of a draft or an article. */
    public static PendingSchedule pending(Item current) {
        return new PendingSchedule(schedule(current), current.number(ATTEMPTS), current.optionalNumber(REVISION));
    }

    /** The entry of a schedule among all that wait, with everything that the calendar shows. */
    public static Item entry(Schedule schedule) {
        return said(Item.keyed(ScheduleKeys.PENDING, sk(schedule)), schedule);
    }

    static Item failed(FailedSchedule failure) {
        return said(Item.keyed(ScheduleKeys.FAILED, sk(failure.schedule())), failure.schedule())
                .with("failed", failure.failed().toString())
                .with("reason", failure.reason())
                .with("expiresAt", failure.failed().plus(FailedSchedule.SHOWN).getEpochSecond());
    }

    static Item done(DoneSchedule done) {
        Item item = said(Item.keyed(ScheduleKeys.DONE, sk(done.schedule())), done.schedule())
                .with("done", done.done().toString())
                .with("expiresAt", done.done().plus(DoneSchedule.SHOWN).getEpochSecond());
        return done.slug().map(slug -> item.with("address", slug.value())).orElse(item);
    }

    static DoneSchedule ended(Item item) {
        return new DoneSchedule(
                schedule(item), item.instant("done"), item.optional("address").map(Slug::new));
    }

    static FailedSchedule failure(Item item) {
        return new FailedSchedule(schedule(item), item.instant("failed"), item.string("reason"));
    }

    static String sk(Schedule schedule) {
        return ScheduleKeys.entry(schedule.time().at(), schedule.id());
    }

    private static Item said(Item keys, Schedule schedule) {
        Item item = keys.with("id", schedule.id().value())
                .with("at", schedule.time().at().toString())
                .with("zone", schedule.time().zone())
                .with("title", schedule.title())
                .with(
                        "by",
                        Item.empty()
                                .with("id", schedule.by().id())
                                .with("name", schedule.by().name()));
        return switch (schedule.subject()) {
            case ScheduleSubject.OfDraft(DraftId draft) ->
                item.with("draft", draft.value()).with("version", schedule.version());
            case ScheduleSubject.OfArticle(ArticleId article) ->
                schedule.slug()
                        .map(slug -> item.with("slug", slug.value()))
                        .orElse(item)
                        .with("article", article.value());
        };
    }

    /** The schedule that an item of any kind says. */
    public static Schedule schedule(Item item) {
        Item by = item.item("by");
        return new Schedule(
                new ScheduleId(item.string("id")),
                subject(item),
                item.optionalNumber("version").orElse(0),
                new ScheduledTime(item.instant("at"), item.string("zone")),
                item.string("title"),
                new DraftUser(by.string("id"), by.string("name")),
                item.optional("slug").map(Slug::new));
    }

    private static ScheduleSubject subject(Item item) {
        return item.optional("draft")
                .<ScheduleSubject>map(draft -> new ScheduleSubject.OfDraft(new DraftId(draft)))
                .orElseGet(() -> new ScheduleSubject.OfArticle(item.article("article")));
    }
}
