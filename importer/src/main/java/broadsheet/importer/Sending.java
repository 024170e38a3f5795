package broadsheet.importer;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import me.tongfei.progressbar.ProgressBar;

/** Sends a folder: its site.yaml, which the articles depend on, and then several articles at a time. */
final class Sending {
    private static final int AT_ONCE = 8;

    private final Api api;
    private final Report report;
    private final IntFunction<ProgressBar> progress;

    /**
     * Sends nothing yet.
     *
     * @param progress makes the bar for a number of articles
     */
    Sending(Api api, Report report, IntFunction<ProgressBar> progress) {
        this.api = api;
        this.report = report;
        this.progress = progress;
    }

    /** Sends everything, or what it can until something stops it, such as an interruption of this thread. */
    void send(Folder folder) {
        try {
            if (folder.site().isEmpty() || siteStands(folder.site().get())) {
                send(folder.articles());
            }
        } catch (InterruptedException e) {
            report.end("interrupted: run it again to go on");
        }
    }

    private boolean siteStands(Path site) throws InterruptedException {
        Outcome outcome = api.publishSite(site);
        report.site(outcome);
        return outcome instanceof Outcome.Stands;
    }

    private void send(List<Folder.Article> articles) throws InterruptedException {
        try (ProgressBar bar = progress.apply(articles.size())) {
            try (ExecutorService senders = senders()) {
                for (Folder.Article article : articles) {
                    senders.execute(() -> send(article, bar, senders));
                }
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private void send(Folder.Article article, ProgressBar bar, ExecutorService senders) {
        try {
            Outcome outcome = api.publish(article);
            report.article(article.name(), outcome);
            bar.step();
            if (outcome instanceof Outcome.Hopeless) {
                senders.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Once they are told to stop, they drop what they have and what they still get. */
    private static ExecutorService senders() {
        return new ThreadPoolExecutor(
                AT_ONCE,
                AT_ONCE,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofVirtual().factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }
}
