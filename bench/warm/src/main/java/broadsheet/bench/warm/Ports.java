package broadsheet.bench.warm;

import broadsheet.article.Articles;
import broadsheet.article.LeadChoices;
import broadsheet.article.Listings;
import broadsheet.article.Sites;
import broadsheet.discussion.Discussion;
import broadsheet.dynamodb.DynamoModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.live.LiveCoverage;
import broadsheet.pages.ArticleStats;
import broadsheet.readership.MostReads;
import broadsheet.staticpage.StaticPages;
import dagger.BindsInstance;
import dagger.Component;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.inject.Singleton;

/** The ports that rendering a page needs. */
@Singleton
@Component(modules = DynamoModule.class)
interface Ports {
    Articles articles();

    Listings listings();

    Sites sites();

    Discussion discussion();

    ArticleStats stats();

    MostReads mostReads();

    LeadChoices leadChoices();

    StaticPages staticPages();

    LiveCoverage live();

    /** Creates the ports for the table that the environment names. */
    @Component.Factory
    interface Factory {
        Ports create(@BindsInstance Consistency consistency);
    }

    /** A proxy that caches a port's results, which excludes the table from the measurement. */
    static <T> T remembered(Class<T> port, T origin) {
        Map<List<Object>, Object> answers = new ConcurrentHashMap<>();
        Object proxy =
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, arguments) -> {
                    List<Object> question =
                            List.of(method.getName(), arguments == null ? List.of() : Arrays.asList(arguments));
                    Object known = answers.get(question);
                    if (known == null) {
                        try {
                            known = method.invoke(origin, arguments);
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getCause();
                        }
                        answers.put(question, known);
                    }
                    return known;
                });
        return port.cast(proxy);
    }
}
