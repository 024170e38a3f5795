package broadsheet.importer;

import broadsheet.archive.SourceDocument.Kind;
import broadsheet.article.AuthorProfile;
import broadsheet.importer.Folder.Prepared;
import broadsheet.validation.ValidationException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import me.tongfei.progressbar.ProgressBar;

/**
 * Sends a folder: first its site.yaml with its pictures, which the articles depend on, then eight articles at a time, each after its
 * pictures.
 */
final class Sending {
    private static final int CONCURRENCY = 8;

    private final Api api;
    private final PictureSending pictures;
    private final DraftSending drafts;
    private final RedirectSending redirects;
    private final Report report;
    private final IntFunction<ProgressBar> progress;
    private final boolean overwrite;

    /**
     * Creates a sender; it sends nothing yet.
     *
     * @param progress creates the progress bar for a number of articles
     * @param overwrite whether documents of an archive replace what people changed on the site
     */
    Sending(Api api, PictureSending pictures, Report report, IntFunction<ProgressBar> progress, boolean overwrite) {
        this.overwrite = overwrite;
        this.api = api;
        this.pictures = pictures;
        this.drafts = new DraftSending(api, pictures, report);
        this.redirects = new RedirectSending(api, report);
        this.report = report;
        this.progress = progress;
    }

    /**
     * Sends everything. It stops early if the service cannot be reached, rejects site.yaml or the token, or if this
     * thread is interrupted.
     */
    void send(Folder folder) {
        try {
            if (folder.site().isEmpty() || siteIsAccepted(folder.site().get())) {
                send(folder.articles());
                if (report.end().isEmpty()) {
                    redirects.send(folder.redirects());
                }
            }
        } catch (InterruptedException e) {
            report.end("interrupted: run it again to go on");
        }
    }

    private boolean siteIsAccepted(Path site) throws InterruptedException {
        Outcome outcome = outcome(site);
        report.site(outcome);
        return outcome instanceof Outcome.Accepted;
    }

    private Outcome outcome(Path site) throws InterruptedException {
        try {
            Optional<Outcome> failure = pictures.send(AuthorProfile.PICTURES, PictureFiles.ofSite(site));
            return failure.isPresent() ? failure.get() : api.publishSite(site);
        } catch (IOException e) {
            return new Outcome.Unsent("cannot be read: " + e.getMessage());
        }
    }

    private void send(List<Folder.Article> articles) throws InterruptedException {
        if (articles.isEmpty()) {
            return;
        }
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
            Outcome outcome = outcome(article);
            report.article(article.name(), outcome);
            bar.step();
            if (outcome instanceof Outcome.Aborted) {
                senders.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Outcome outcome(Folder.Article article) throws InterruptedException {
        try {
            Prepared prepared = article.content().read();
            if (prepared.converted()) {
                report.notes(article.name(), prepared.notes());
            }
            if (article.kind() == Kind.DRAFT) {
                return Refusals.quoted(drafts.send(article, prepared), prepared.document());
            }
            Optional<Outcome> objection = prepared.converted()
                    ? Origin.objection(api, article, prepared.document(), overwrite)
                    : Optional.empty();
            if (objection.isEmpty()) {
                objection = pictures.send(article.slug(), prepared.pictures());
            }
            // By its stamp, a later import knows whether people have changed it.
            byte[] document = prepared.converted() ? Stamp.stamped(prepared.document()) : prepared.document();
            Outcome outcome = objection.isPresent() ? objection.get() : api.publish(article, document);
            return prepared.converted() ? Refusals.quoted(outcome, document) : outcome;
        } catch (IOException e) {
            return new Outcome.Unsent("cannot be read: " + e.getMessage());
        } catch (ValidationException refused) {
            return new Outcome.Refused(refused.errors());
        }
    }

    /** After shutdown, the pool discards queued and new tasks without an error. */
    private static ExecutorService senders() {
        return new ThreadPoolExecutor(
                CONCURRENCY,
                CONCURRENCY,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofVirtual().factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }
}
