package broadsheet.scheduledrafts;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.Articles;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.draft.DraftUser;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.publishing.ScheduleQueue;
import broadsheet.schedule.Schedule;
import broadsheet.schedule.ScheduleSubject;
import broadsheet.schedule.ScheduledTime;
import broadsheet.schedule.Schedules;
import broadsheet.validation.FieldErrors;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.inject.Inject;

/** Schedules the withdrawal of articles. */
final class WithdrawalSchedules {
    private final Schedules schedules;
    private final Articles articles;
    private final Sites sites;
    private final ScheduleQueue queue;
    private final InstantSource clock;

    @Inject
    WithdrawalSchedules(Schedules schedules, Articles articles, Sites sites, ScheduleQueue queue, InstantSource clock) {
        this.schedules = schedules;
        this.articles = articles;
        this.sites = sites;
        this.queue = queue;
        this.clock = clock;
    }

    /** Schedules the withdrawal of the article to which an address leads, or changes its schedule. */
    Response set(Request request, DraftUser by) {
        Instant now = clock.instant();
        var errors = new FieldErrors();
        Optional<ScheduledTime> time = ScheduleRequest.read(request, sites.site(), now, errors);
        errors.throwIfAny();
        Slug slug = request.slug("slug");
        Article article =
                articles.leadsTo(slug).flatMap(articles::published).orElseThrow(() -> Problem.noArticle(slug.value()));
        Schedule schedule = schedules.set(
                ScheduleRequest.id(now),
                new ScheduleSubject.OfArticle(article.id()),
                article.slug(),
                article.front().title(),
                time.orElseThrow(),
                by,
                now);
        queue.sendIfSoon(schedule, now);
        return Response.json(200, json -> ScheduleJson.members(json, schedule)).with("cache-control", "no-store");
    }

    /** Cancels the withdrawal of an article. */
    Response cancel(Request request, DraftUser by) {
        Slug slug = request.slug("slug");
        ArticleId article = articles.leadsTo(slug).orElseThrow(() -> Problem.noArticle(slug.value()));
        schedules.cancel(new ScheduleSubject.OfArticle(article), by, clock.instant());
        return Response.empty(204);
    }
}
