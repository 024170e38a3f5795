package broadsheet.comments;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/** A file with comments of another system. */
interface ArchivedComments {
    /**
     * Passes on the comments, page by page.
     *
     * @return what readers did not see there, or what cannot be read, by kind, with how many they are
     * @throws IOException if the file cannot be read
     */
    Map<String, Integer> each(Consumer<ArchivedThread> consumer) throws IOException;
}
