package broadsheet.transfer;

import broadsheet.article.Listings;
import broadsheet.article.PageBoundaries;
import broadsheet.bucket.Bucket.BucketName;
import broadsheet.bucket.BucketModule;
import broadsheet.dynamodb.DynamoModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.DraftsTable;
import broadsheet.dynamodb.table.Table;
import broadsheet.pages.Pages;
import broadsheet.rendering.Renderings;
import dagger.BindsInstance;
import dagger.Component;
import java.time.InstantSource;
import javax.inject.Singleton;
import software.amazon.awssdk.services.s3.S3Client;

/** The object graph of export and restore, for the table and the bucket that the environment names. */
@Singleton
@Component(modules = {DynamoModule.class, BucketModule.class})
interface Wiring {
    Table table();

    DraftsTable drafts();

    S3Client objects();

    BucketName bucket();

    Listings listings();

    PageBoundaries boundaries();

    Renderings renderings();

    Pages pages();

    @Component.Factory
    interface Factory {
        Wiring create(@BindsInstance Consistency consistency, @BindsInstance InstantSource clock);
    }
}
