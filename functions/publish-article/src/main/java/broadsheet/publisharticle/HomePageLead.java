package broadsheet.publisharticle;

import broadsheet.article.Article;
import broadsheet.article.ArticleLookup;
import broadsheet.article.Lead;
import broadsheet.article.LeadChoice;
import broadsheet.article.LeadChoices;
import broadsheet.article.Listing;
import broadsheet.article.Listings;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.article.Summary;
import broadsheet.audit.Act;
import broadsheet.audit.AuditRecord;
import broadsheet.http.BodyFields;
import broadsheet.http.Caller;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.json.Json;
import broadsheet.schedule.ScheduledTime;
import broadsheet.validation.FieldErrors;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.inject.Inject;
import tools.jackson.core.JsonGenerator;

/** Chooses the article that leads the home page, and says which one leads and why. */
final class HomePageLead {
    private final LeadChoices choices;
    private final ArticleLookup articles;
    private final Listings listings;
    private final Sites sites;

    @Inject
    HomePageLead(LeadChoices choices, ArticleLookup articles, Listings listings, Sites sites) {
        this.choices = choices;
        this.articles = articles;
        this.listings = listings;
        this.sites = sites;
    }

    /** Returns the article that leads now, and the editors' choice if there is one. */
    Response read(Instant now) {
        Listing all = new Listing.All();
        Optional<LeadChoice> choice = choices.current();
        List<Summary> newest =
                listings.list(all, all.pageSize(), Optional.empty()).entries();
        Optional<Lead> lead =
                Lead.of(choice, articles::published, newest, sites.site().leadDays(), now);
        return Response.json(200, json -> {
                    lead.ifPresent(leading -> Json.object(json, "lead", members -> {
                        name(
                                members,
                                leading.article().slug(),
                                leading.article().title());
                        members.writeStringProperty(
                                "reason", leading.reason().name().toLowerCase(Locale.ROOT));
                        until(members, leading.until());
                    }));
                    choice.ifPresent(chosen -> Json.object(json, "choice", members -> write(members, chosen, now)));
                })
                .with("cache-control", "no-store");
    }

    private void write(JsonGenerator json, LeadChoice choice, Instant now) {
        Optional<Article> article = articles.published(choice.article());
        article.ifPresent(
                published -> name(json, published.slug(), published.front().title()));
        json.writeBooleanProperty("counts", article.isPresent() && choice.counts(now));
        until(json, choice.until());
        json.writeStringProperty("by", choice.by());
        json.writeStringProperty("at", choice.at().toString());
    }

    private static void name(JsonGenerator json, Slug slug, String title) {
        json.writeStringProperty("article", slug.value());
        json.writeStringProperty("title", title);
        json.writeStringProperty("url", Article.path(slug));
    }

    private static void until(JsonGenerator json, Optional<Instant> until) {
        until.ifPresent(end -> json.writeStringProperty("until", end.toString()));
    }

    /** Replaces the choice. A repeated request chooses the same article again. */
    Response choose(Request request, Caller editor, Instant now) {
        var errors = new FieldErrors();
        BodyFields fields = BodyFields.of(request, errors);
        Optional<String> named = fields.text("article");
        Optional<String> until = fields.text("until");
        Optional<String> zone = fields.text("zone");
        fields.noteUnread();
        Optional<Article> article =
                named.flatMap(Slug::parse).flatMap(articles::leadsTo).flatMap(articles::published);
        if (article.isEmpty()) {
            errors.add(
                    "article", named.isEmpty() ? "is missing: which one leads" : "is the slug of no published article");
        }
        Optional<ScheduledTime> end = until.isPresent() ? end(until, zone, now, errors) : Optional.empty();
        errors.throwIfAny();
        Article chosen = article.orElseThrow();
        choices.choose(
                new LeadChoice(chosen.id(), end.map(ScheduledTime::at), editor.shownName(), now),
                record(Act.LEAD_CHOSEN, Optional.of(chosen), end.map(time -> "Until " + time.words()), editor, now));
        return read(now);
    }

    /** Reads the end as the time of a schedule, whose rules for clocks that change hold here too. */
    private Optional<ScheduledTime> end(
            Optional<String> until, Optional<String> zone, Instant now, FieldErrors errors) {
        var found = new FieldErrors();
        Optional<ScheduledTime> time =
                ScheduledTime.read(until, zone, sites.site().timeZone(), now, found);
        errors.addAll(found, place -> place.equals("at") ? "until" : place);
        return time;
    }

    /** Removes the choice. */
    Response clear(Caller editor, Instant now) {
        choices.clear(choice ->
                record(Act.LEAD_CLEARED, articles.published(choice.article()), Optional.empty(), editor, now));
        return Response.empty(204);
    }

    /** The record of a choice, or of its end. An article that was withdrawn since has no name there. */
    private static AuditRecord record(
            Act act, Optional<Article> article, Optional<String> note, Caller editor, Instant now) {
        return new AuditRecord(
                now,
                editor.actor(),
                act,
                article.map(found -> found.slug().value()).orElse(""),
                article.map(found -> found.front().title()).orElse(""),
                note);
    }
}
