package broadsheet.publishscheduled;

import broadsheet.article.ArticleId;
import broadsheet.article.Slug;
import broadsheet.draft.DraftBase;
import broadsheet.draft.DraftId;
import broadsheet.draft.DraftStatus;
import broadsheet.draft.DraftUser;
import broadsheet.emulators.Events;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.Desk;
import broadsheet.fixtures.SeededSite;
import broadsheet.fixtures.Tasks;
import broadsheet.publishing.ScheduleMessage;
import broadsheet.schedule.Schedule;
import broadsheet.schedule.ScheduleId;
import broadsheet.schedule.ScheduleSubject;
import broadsheet.schedule.ScheduledTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.io.JsonStringEncoder;

/** The test site with drafts and schedules, a queue, and the function with a clock that tests set. */
final class ScheduleDesk implements AutoCloseable {
    static final String NONE_FAILED = "{\"batchItemFailures\":[]}";
    static final String TIDE = "how-a-tide-table-knows";
    static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
    static final DraftUser EDITOR = new DraftUser("ed", "Ed");

    final SeededSite site = SeededSite.filled();
    final Desk desk = Desk.open();
    final Tasks queue = new Tasks("schedules");
    final TestContext context = new TestContext();
    final List<Duration> waits = new ArrayList<>();

    private Instant now = NOW;
    private Runnable whileWaiting = () -> {};

    /** The function, as Lambda would make it. */
    PublishScheduled function = fresh();

    PublishScheduled fresh() {
        return new PublishScheduled(() -> now, left -> {
            waits.add(left);
            now = now.plus(left);
            whileWaiting.run();
        });
    }

    /** Sets the function's clock to some seconds after NOW. */
    void at(double seconds) {
        now = NOW.plusMillis(Math.round(seconds * 1000));
    }

    void whileWaiting(Runnable act) {
        whileWaiting = act;
    }

    static DraftId id(int number) {
        return new DraftId("01JQSD%020d".formatted(number));
    }

    static ScheduleSubject.OfDraft subject(int draft) {
        return new ScheduleSubject.OfDraft(id(draft));
    }

    /** Begins a draft of a new article with this title. */
    void create(int number, String title) {
        create(number, document("title: " + title), Optional.empty());
    }

    void create(int number, String document, Optional<DraftBase> base) {
        desk.drafts().create(id(number), document, base, new DraftUser("ann", "Ann"), NOW);
    }

    static String document(String front) {
        return "---\n" + front + "\nsection: science\n---\n\nIt rings twice.\n";
    }

    DraftBase base(String slug) {
        ArticleId article = site.id(slug);
        int revision = desk.revisions()
                .list(article, 1, Optional.empty())
                .entries()
                .getFirst()
                .number();
        return new DraftBase(article, new Slug(slug), revision);
    }

    /** Schedules a draft some seconds after NOW. */
    Schedule schedule(int draft, int seconds) {
        return desk.schedules().set(scheduleId(draft), id(draft), any -> true, in(seconds), EDITOR, NOW);
    }

    /** Schedules the withdrawal of an article some seconds after NOW. */
    Schedule withdrawal(String slug, int seconds) {
        var article = new ScheduleSubject.OfArticle(site.id(slug));
        return desk.schedules().set(scheduleId(99), article, new Slug(slug), slug, in(seconds), EDITOR, NOW);
    }

    static ScheduledTime in(int seconds) {
        return new ScheduledTime(NOW.plusSeconds(seconds), "Europe/Berlin");
    }

    static ScheduleId scheduleId(int number) {
        return new ScheduleId("01JQSS%020d".formatted(number));
    }

    DraftStatus status(int draft) {
        return desk.drafts().find(id(draft)).orElseThrow().status();
    }

    boolean isPublished(String slug) {
        return site.find(slug) instanceof broadsheet.article.ArticleStatus.Published;
    }

    /** Delivers the messages of schedules, and returns what the function answers. */
    String deliver(Schedule... schedules) {
        return Events.run(function, event(schedules), context);
    }

    static String event(Schedule... schedules) {
        List<String> records = new ArrayList<>();
        for (Schedule schedule : schedules) {
            String body = ScheduleMessage.of(schedule).body();
            records.add("{\"messageId\":\"m%d\",\"body\":\"%s\"}"
                    .formatted(
                            records.size() + 1,
                            new String(JsonStringEncoder.getInstance().quoteAsCharArray(body))));
        }
        return "{\"Records\":[" + String.join(",", records) + "]}";
    }

    String tick() {
        return Events.run(function, Events.read("publish-scheduled/ok-clock"), context);
    }

    @Override
    public void close() {
        queue.close();
        site.close();
    }
}
