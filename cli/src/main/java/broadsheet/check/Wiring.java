package broadsheet.check;

import broadsheet.bucket.BucketModule;
import broadsheet.check.bucket.BucketPictures;
import broadsheet.check.bucket.PageWalk;
import broadsheet.check.table.TableWalk;
import broadsheet.dynamodb.DynamoModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.rendering.Renderings;
import dagger.BindsInstance;
import dagger.Component;
import java.time.InstantSource;
import javax.inject.Singleton;

/** The object graph of the check, for the table and the bucket that the environment names. */
@Singleton
@Component(modules = {DynamoModule.class, BucketModule.class})
interface Wiring {
    TableWalk items();

    BucketPictures pictures();

    PageWalk pages();

    Renderings renderings();

    @Component.Factory
    interface Factory {
        Wiring create(@BindsInstance Consistency consistency, @BindsInstance InstantSource clock);
    }
}
