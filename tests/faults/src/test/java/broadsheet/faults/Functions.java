package broadsheet.faults;

import broadsheet.chartreadership.ChartReadership;
import broadsheet.countviews.CountViews;
import broadsheet.coverlive.CoverLive;
import broadsheet.editdrafts.EditDrafts;
import broadsheet.editpages.EditPages;
import broadsheet.erasereader.EraseReader;
import broadsheet.getarticle.GetArticle;
import broadsheet.listcomments.ListComments;
import broadsheet.listrevisions.ListRevisions;
import broadsheet.listsection.ListSection;
import broadsheet.moderatecomments.ModerateComments;
import broadsheet.postcomment.PostComment;
import broadsheet.previewdraft.OpenPreview;
import broadsheet.previewdraft.PreviewDraft;
import broadsheet.publisharticle.PublishArticle;
import broadsheet.publishscheduled.PublishScheduled;
import broadsheet.ratearticle.RateArticle;
import broadsheet.redirectpaths.RedirectPaths;
import broadsheet.renderpages.RenderCounts;
import broadsheet.renderpages.RenderPages;
import broadsheet.rerenderpages.RerenderPages;
import broadsheet.resolvepage.ResolvePage;
import broadsheet.scheduledrafts.ScheduleDrafts;
import broadsheet.storepicture.StorePicture;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.Map;
import java.util.function.Supplier;

/** New instances of the functions, as Lambda makes them. Not of sign-in, which reads the site and keeps nothing. */
final class Functions {
    private static final Map<String, Supplier<RequestStreamHandler>> BY_JOB = Map.ofEntries(
            Map.entry("chart-readership", ChartReadership::new),
            Map.entry("count-views", CountViews::new),
            Map.entry("cover-live", CoverLive::new),
            Map.entry("edit-drafts", EditDrafts::new),
            Map.entry("erase-reader", EraseReader::new),
            Map.entry("get-article", GetArticle::new),
            Map.entry("store-picture", StorePicture::new),
            Map.entry("list-comments", ListComments::new),
            Map.entry("list-revisions", ListRevisions::new),
            Map.entry("list-section", ListSection::new),
            Map.entry("moderate-comments", ModerateComments::new),
            Map.entry("open-preview", OpenPreview::new),
            Map.entry("post-comment", PostComment::new),
            Map.entry("preview-draft", PreviewDraft::new),
            Map.entry("publish-article", PublishArticle::new),
            Map.entry("publish-scheduled", PublishScheduled::new),
            Map.entry("rate-article", RateArticle::new),
            Map.entry("edit-pages", EditPages::new),
            Map.entry("redirect-paths", RedirectPaths::new),
            Map.entry("render-counts", RenderCounts::new),
            Map.entry("render-pages", RenderPages::new),
            Map.entry("rerender-pages", RerenderPages::new),
            Map.entry("schedule-drafts", ScheduleDrafts::new),
            Map.entry("resolve-page", ResolvePage::new));

    private Functions() {}

    static boolean has(String job) {
        return BY_JOB.containsKey(job);
    }

    /** A cold start. */
    static RequestStreamHandler fresh(String job) {
        Supplier<RequestStreamHandler> made = BY_JOB.get(job);
        if (made == null) {
            throw new IllegalArgumentException("no function " + job);
        }
        return made.get();
    }
}
