package broadsheet.comments;

import broadsheet.article.ArticleLookup;
import broadsheet.dynamodb.DynamoModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Table;
import dagger.BindsInstance;
import dagger.Component;
import javax.inject.Singleton;

/** The object graph of the command, for the table that the environment names. */
@Singleton
@Component(modules = DynamoModule.class)
interface Wiring {
    Table table();

    ArticleLookup articles();

    @Component.Factory
    interface Factory {
        Wiring create(@BindsInstance Consistency consistency);
    }
}
