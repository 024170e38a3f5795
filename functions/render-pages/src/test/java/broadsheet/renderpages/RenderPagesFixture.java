package broadsheet.renderpages;

import static java.util.Objects.requireNonNull;

import broadsheet.emulators.Events;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.PagesBucket;
import broadsheet.fixtures.SeededSite;
import broadsheet.fixtures.Tasks;
import java.util.List;

/** The function with a table of articles, a bucket and a queue of tasks. */
final class RenderPagesFixture implements AutoCloseable {
    static final String TIDE = "articles/how-a-tide-table-knows";
    static final String NO_FAILURES = "{\"batchItemFailures\":[]}";

    final PagesBucket bucket = new PagesBucket();
    final SeededSite archive = SeededSite.filled();
    final Tasks tasks = new Tasks();
    final RenderPages function = new RenderPages(SeededSite.CLOCK);
    final TestContext context = new TestContext();

    @Override
    public void close() {
        archive.close();
        bucket.close();
        tasks.close();
    }

    String render(String name) {
        return Events.run(function, event(name), context);
    }

    static String event(String name) {
        return Events.read("render-pages/" + name);
    }

    /** The sequence number of the first record of an event that has this partition key. */
    static Object sequenceNumber(String name, String pk) {
        var keys = (List<?>) requireNonNull(Events.at(event(name), "Records.*.dynamodb.Keys.pk.S"));
        return requireNonNull(Events.at(event(name), "Records." + keys.indexOf(pk) + ".dynamodb.SequenceNumber"));
    }
}
