package broadsheet.check;

import broadsheet.bucket.BucketModule;
import broadsheet.bucket.PageWalk;
import broadsheet.bucket.PictureFiles;
import broadsheet.rendering.Renderings;
import broadsheet.store.Consistency;
import broadsheet.store.StoreModule;
import broadsheet.store.TableWalk;
import dagger.BindsInstance;
import dagger.Component;
import java.time.InstantSource;
import javax.inject.Singleton;

/** What is looked at: the table and the bucket that the environment names. */
@Singleton
@Component(modules = {StoreModule.class, BucketModule.class})
interface Wiring {
    TableWalk items();

    PictureFiles pictures();

    PageWalk pages();

    Renderings renderings();

    @Component.Factory
    interface Factory {
        Wiring create(@BindsInstance Consistency consistency, @BindsInstance InstantSource clock);
    }
}
