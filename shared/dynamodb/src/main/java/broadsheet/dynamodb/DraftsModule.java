package broadsheet.dynamodb;

import broadsheet.draft.DraftHistory;
import broadsheet.draft.DraftLinks;
import broadsheet.draft.DraftLists;
import broadsheet.draft.DraftPresence;
import broadsheet.draft.SharedDrafts;
import broadsheet.draft.WorkingDrafts;
import broadsheet.dynamodb.draft.DynamoDraftHistory;
import broadsheet.dynamodb.draft.DynamoDraftLinks;
import broadsheet.dynamodb.draft.DynamoDraftLists;
import broadsheet.dynamodb.draft.DynamoDraftPresence;
import broadsheet.dynamodb.draft.DynamoDrafts;
import broadsheet.dynamodb.schedule.DynamoSchedules;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.DraftsTable;
import broadsheet.dynamodb.table.Table;
import broadsheet.schedule.Schedules;
import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import javax.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Binds what the domain asks of drafts and schedules to their implementations, on the table of drafts. */
@Module
interface DraftsModule {
    /** The working drafts in their table. */
    @Binds
    WorkingDrafts workingDrafts(DynamoDrafts drafts);

    /** The texts that drafts had, in their table. */
    @Binds
    DraftHistory draftHistory(DynamoDraftHistory history);

    /** The lists of drafts, in their table. */
    @Binds
    DraftLists draftLists(DynamoDraftLists lists);

    /** The links to drafts, in the table of drafts. */
    @Binds
    DraftLinks draftLinks(DynamoDraftLinks links);

    /** Who has drafts open, in the table of drafts. */
    @Binds
    DraftPresence draftPresence(DynamoDraftPresence presence);

    /** Finds what links show, in the table of drafts. */
    @Binds
    SharedDrafts sharedDrafts(DynamoDraftLinks links);

    /** The schedules of drafts and articles, in the table of drafts. */
    @Binds
    Schedules schedules(DynamoSchedules schedules);

    /** The table of drafts and schedules, which {@code DRAFTS_TABLE_NAME} names. */
    @Provides
    @Singleton
    static DraftsTable draftsTable(DynamoDbClient client, Consistency consistency) {
        return new DraftsTable(new Table(client, System.getenv("DRAFTS_TABLE_NAME"), consistency));
    }
}
