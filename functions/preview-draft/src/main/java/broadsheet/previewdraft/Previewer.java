package broadsheet.previewdraft;

import broadsheet.article.Articles.SlugTaken;
import broadsheet.article.Articles.TooLarge;
import broadsheet.article.PlannedPublication;
import broadsheet.article.PublicationPlans;
import broadsheet.authoring.DraftReader;
import broadsheet.draft.WorkingDraft;
import broadsheet.pages.Page;
import broadsheet.pages.Pages.Rendered;
import broadsheet.pages.Previews;
import broadsheet.validation.ValidationException;
import java.time.Instant;
import javax.inject.Inject;

/** Renders pages of a draft as its publication would make them at this moment. It writes nothing. */
final class Previewer {
    private final DraftReader reader;
    private final PublicationPlans plans;
    private final Previews previews;

    @Inject
    Previewer(DraftReader reader, PublicationPlans plans, Previews previews) {
        this.reader = reader;
        this.plans = plans;
        this.previews = previews;
    }

    /**
     * Renders a page.
     *
     * @throws ValidationException with all errors in the document
     * @throws SlugTaken if the address of the draft is that of another article
     * @throws TooLarge if the document's front matter or its HTML exceeds the store's limit
     */
    Page render(WorkingDraft.Contents draft, PreviewedPage page, Instant now) {
        DraftReader.Publishable publishable = reader.readAhead(draft, now);
        PlannedPublication plan =
                plans.plan(publishable.address(), publishable.draft(), revision -> true, publishable.at());
        return previews.after(plan)
                .render(page.of(plan.after().article()))
                .map(Rendered::page)
                .orElseThrow(() -> new IllegalStateException("a publication makes no page " + page));
    }
}
