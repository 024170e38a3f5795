package broadsheet.dynamodb.discussion;

import broadsheet.discussion.Comment;
import broadsheet.discussion.ParentComments;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;

/** Reads parent comments in batches. */
public final class DynamoParentComments implements ParentComments {
    private final Table table;

    @Inject
    DynamoParentComments(Table table) {
        this.table = table;
    }

    @Override
    public Map<Parent, Comment> find(Collection<Parent> keys) {
        Map<Item, Parent> wanted = new HashMap<>();
        keys.forEach(key -> wanted.put(Item.keyed(Keys.comments(key.article()), Keys.comment(key.number())), key));
        Map<Parent, Comment> found = new HashMap<>();
        table.getAll(List.copyOf(wanted.keySet())).forEach((place, item) -> {
            Parent key = wanted.get(place);
            if (key != null) {
                found.put(key, CommentItems.comment(key.article(), item));
            }
        });
        return found;
    }
}
