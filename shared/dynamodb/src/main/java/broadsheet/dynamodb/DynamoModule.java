package broadsheet.dynamodb;

import broadsheet.article.Addresses;
import broadsheet.article.ArticleLookup;
import broadsheet.article.Articles;
import broadsheet.article.LeadChoices;
import broadsheet.article.Listings;
import broadsheet.article.PageBoundaries;
import broadsheet.article.Pictures;
import broadsheet.article.PublicationPlans;
import broadsheet.article.Revisions;
import broadsheet.article.SiteRevisions;
import broadsheet.article.SiteStore;
import broadsheet.article.Sites;
import broadsheet.audit.AuditLog;
import broadsheet.audit.AuditTrail;
import broadsheet.aws.AwsClients;
import broadsheet.aws.AwsModule;
import broadsheet.discussion.AuthoredComments;
import broadsheet.discussion.CommentSearch;
import broadsheet.discussion.CommentSubmissions;
import broadsheet.discussion.DecidedComments;
import broadsheet.discussion.Discussion;
import broadsheet.discussion.DiscussionTargets;
import broadsheet.discussion.HeldComments;
import broadsheet.discussion.Moderation;
import broadsheet.discussion.ParentComments;
import broadsheet.discussion.Readers;
import broadsheet.discussion.ReportedComments;
import broadsheet.discussion.Reports;
import broadsheet.discussion.Salts;
import broadsheet.discussion.SigningKey;
import broadsheet.dynamodb.article.DynamoAddresses;
import broadsheet.dynamodb.article.DynamoArticles;
import broadsheet.dynamodb.article.DynamoListings;
import broadsheet.dynamodb.article.DynamoPageBoundaries;
import broadsheet.dynamodb.article.DynamoRevisions;
import broadsheet.dynamodb.audit.DynamoAuditLog;
import broadsheet.dynamodb.audit.DynamoAuditTrail;
import broadsheet.dynamodb.discussion.DynamoAuthoredComments;
import broadsheet.dynamodb.discussion.DynamoCommentSearch;
import broadsheet.dynamodb.discussion.DynamoCommentSubmissions;
import broadsheet.dynamodb.discussion.DynamoDecidedComments;
import broadsheet.dynamodb.discussion.DynamoDiscussion;
import broadsheet.dynamodb.discussion.DynamoHeldComments;
import broadsheet.dynamodb.discussion.DynamoModeration;
import broadsheet.dynamodb.discussion.DynamoParentComments;
import broadsheet.dynamodb.discussion.DynamoReportedComments;
import broadsheet.dynamodb.discussion.DynamoReports;
import broadsheet.dynamodb.discussion.DynamoSalts;
import broadsheet.dynamodb.discussion.DynamoSigningKey;
import broadsheet.dynamodb.live.DynamoLiveCoverage;
import broadsheet.dynamodb.live.DynamoLiveCoverageStore;
import broadsheet.dynamodb.picture.DynamoPictures;
import broadsheet.dynamodb.reader.DynamoReaders;
import broadsheet.dynamodb.readership.DynamoMostReadRankings;
import broadsheet.dynamodb.readership.DynamoRatings;
import broadsheet.dynamodb.readership.DynamoReaderTallies;
import broadsheet.dynamodb.readership.DynamoTrends;
import broadsheet.dynamodb.redirect.DynamoRedirects;
import broadsheet.dynamodb.site.DynamoClosings;
import broadsheet.dynamodb.site.DynamoLeadChoices;
import broadsheet.dynamodb.site.DynamoRenderings;
import broadsheet.dynamodb.site.DynamoSites;
import broadsheet.dynamodb.staticpage.DynamoStaticPages;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Table;
import broadsheet.live.LiveCoverage;
import broadsheet.live.LiveCoverageStore;
import broadsheet.readership.MostReadRankings;
import broadsheet.readership.MostReads;
import broadsheet.readership.RatingSummaries;
import broadsheet.readership.Ratings;
import broadsheet.readership.ReaderCounts;
import broadsheet.readership.ReaderTallies;
import broadsheet.readership.Trends;
import broadsheet.redirect.Redirects;
import broadsheet.rendering.Closings;
import broadsheet.rendering.Renderings;
import broadsheet.staticpage.StaticPageStore;
import broadsheet.staticpage.StaticPages;
import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import javax.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Binds the domain's interfaces to their DynamoDB implementations, on the table that the environment names. A
 * component that includes this module also binds the {@link Consistency} of its reads.
 */
@Module(includes = {AwsModule.class, DraftsModule.class})
public interface DynamoModule {
    /** The articles in the table. */
    @Binds
    Articles articles(DynamoArticles articles);

    /** Finds the articles in the table. */
    @Binds
    ArticleLookup lookup(DynamoArticles articles);

    /** Decides what publications change in the table. */
    @Binds
    PublicationPlans plans(DynamoArticles articles);

    /** The addresses in the table. */
    @Binds
    Addresses addresses(DynamoAddresses addresses);

    /** The listings in the table. */
    @Binds
    Listings listings(DynamoListings listings);

    /** Sets the boundaries of listings' numbered pages in the table. */
    @Binds
    PageBoundaries pageBoundaries(DynamoPageBoundaries boundaries);

    /** The choice of the article that leads the home page, in the table. */
    @Binds
    LeadChoices leadChoices(DynamoLeadChoices choices);

    /** The revisions in the table. */
    @Binds
    Revisions revisions(DynamoRevisions revisions);

    /** The settings in the table. */
    @Binds
    Sites sites(DynamoSites sites);

    /** Publishes the settings in the table. */
    @Binds
    SiteStore siteStore(DynamoSites sites);

    /** The revisions of the settings in the table. */
    @Binds
    SiteRevisions siteRevisions(DynamoRevisions revisions);

    /** The articles in the table, as targets of discussions. */
    @Binds
    DiscussionTargets targets(DynamoDiscussion discussion);

    /** Stores new comments in the table. */
    @Binds
    CommentSubmissions submissions(DynamoCommentSubmissions submissions);

    /** The discussions in the table. */
    @Binds
    Discussion discussion(DynamoDiscussion discussion);

    /** Moderators' work on the comments in the table. */
    @Binds
    Moderation moderation(DynamoModeration moderation);

    /** The held comments in the table, for their authors. */
    @Binds
    HeldComments heldComments(DynamoHeldComments heldComments);

    /** The published comments in the table, for their authors. */
    @Binds
    AuthoredComments authoredComments(DynamoAuthoredComments comments);

    /** Readers' reports in the table. */
    @Binds
    Reports reports(DynamoReports reports);

    /** The reported comments in the table, for moderators. */
    @Binds
    ReportedComments reportedComments(DynamoReportedComments comments);

    /** The moderators' decisions in the table. */
    @Binds
    DecidedComments decidedComments(DynamoDecidedComments comments);

    /** The comments in the table to which others reply. */
    @Binds
    ParentComments parentComments(DynamoParentComments comments);

    /** Searches the comments in the table. */
    @Binds
    CommentSearch commentSearch(DynamoCommentSearch commentSearch);

    /** The readers' data in the table. */
    @Binds
    Readers readers(DynamoReaders readers);

    /** The key in the table that signs receipts. */
    @Binds
    SigningKey signingKey(DynamoSigningKey signingKey);

    /** The daily salts, in the table that {@code SALTS_TABLE_NAME} names. */
    @Binds
    Salts salts(DynamoSalts salts);

    /** The numbers of readers in the table. */
    @Binds
    ReaderCounts readerCounts(DynamoReaderTallies tallies);

    /** The tallies of readers in the table. */
    @Binds
    ReaderTallies readerTallies(DynamoReaderTallies tallies);

    /** The most-read rankings in the table, for the function that counts readers. */
    @Binds
    MostReadRankings rankings(DynamoMostReadRankings rankings);

    /** The most-read rankings in the table, for display. */
    @Binds
    MostReads mostReads(DynamoMostReadRankings rankings);

    /** The sums of the ratings in the table. */
    @Binds
    RatingSummaries ratingSummaries(DynamoRatings ratings);

    /** The ratings in the table. */
    @Binds
    Ratings ratings(DynamoRatings ratings);

    /** The live coverage in the table. */
    @Binds
    LiveCoverage liveCoverage(DynamoLiveCoverage coverage);

    /** The live coverage in the table, for editors. */
    @Binds
    LiveCoverageStore liveCoverageStore(DynamoLiveCoverageStore store);

    /** The daily numbers of readers and ratings, computed from the table. */
    @Binds
    Trends trends(DynamoTrends trends);

    /** The current rendering in the table. */
    @Binds
    Renderings renderings(DynamoRenderings renderings);

    /** The last discussion closed by age, in the table. */
    @Binds
    Closings closings(DynamoClosings closings);

    /** The static pages in the table. */
    @Binds
    StaticPages staticPages(DynamoStaticPages pages);

    /** The static pages in the table, for editors. */
    @Binds
    StaticPageStore staticPageStore(DynamoStaticPages pages);

    /** The redirects of old paths in the table. */
    @Binds
    Redirects redirects(DynamoRedirects redirects);

    /** The records of acts that no transaction carries out, in the table. */
    @Binds
    AuditLog auditLog(DynamoAuditLog log);

    /** The records of what staff did, in the table. */
    @Binds
    AuditTrail auditTrail(DynamoAuditTrail indexEntry);

    /** The pictures in the table. */
    @Binds
    Pictures pictures(DynamoPictures pictures);

    /** The table that {@code TABLE_NAME} names. */
    @Provides
    @Singleton
    static Table table(DynamoDbClient client, Consistency consistency) {
        return new Table(client, System.getenv("TABLE_NAME"), consistency);
    }

    /** The DynamoDB client, one for each function instance. */
    @Provides
    @Singleton
    static DynamoDbClient client(AwsClients clients) {
        return clients.make(DynamoDbClient.builder());
    }
}
