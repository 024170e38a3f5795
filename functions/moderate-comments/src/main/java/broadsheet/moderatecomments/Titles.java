package broadsheet.moderatecomments;

import broadsheet.article.Slug;
import broadsheet.discussion.DiscussionTargets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** The titles of the articles in one response. Reads each title once. */
final class Titles {
    private final DiscussionTargets topics;
    private final Map<Slug, Optional<String>> known = new HashMap<>();

    Titles(DiscussionTargets topics) {
        this.topics = topics;
    }

    /** Writes an article's slug, and its title if the article still exists. */
    void write(JsonGenerator json, Slug article) {
        json.writeStringProperty("article", article.value());
        known.computeIfAbsent(article, topics::title).ifPresent(title -> json.writeStringProperty("title", title));
    }
}
