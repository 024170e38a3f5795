package broadsheet.check.table;

import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Table;
import java.util.List;
import java.util.Optional;

/** Invariant: the recorded progress belongs to the current rendering of every page. */
record RenderingInvariant(Table table) implements Invariant {
    @Override
    public String place() {
        return Keys.RENDERING + " " + Keys.PROGRESS;
    }

    @Override
    public List<Finding> check() {
        Optional<String> current = id(Keys.CURRENT);
        return current.equals(id(Keys.PROGRESS))
                ? List.of()
                : List.of(Finding.manual(place(), "is of another rendering than the current one", "make rerender"));
    }

    private Optional<String> id(String sk) {
        return table.getNow(Keys.RENDERING, sk).map(item -> item.string("id"));
    }
}
