package broadsheet.comments;

import broadsheet.discussion.ArchivedComment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The comments on one page of another system.
 *
 * @param place where they are in the file, for messages
 * @param addresses URLs and paths that the page had there
 * @param comments the comments that readers saw
 */
record ArchivedThread(String place, List<String> addresses, List<ArchivedComment> comments) {
    ArchivedThread {
        addresses = List.copyOf(addresses);
        comments = List.copyOf(comments);
    }

    /** The comments by time, each after the one that it answers, whatever their clocks said. */
    List<ArchivedComment> inOrder() {
        Map<String, ArchivedComment> bySource = new HashMap<>();
        comments.forEach(comment -> bySource.put(comment.source(), comment));
        List<ArchivedComment> ordered = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        comments.stream()
                .sorted(Comparator.comparing(ArchivedComment::posted).thenComparing(ArchivedComment::source))
                .forEach(comment -> place(comment, bySource, placed, ordered));
        return ordered;
    }

    /** Places the comments that this one answers, one after the other, before it. Those that answer each other in a ring end it. */
    private static void place(
            ArchivedComment comment,
            Map<String, ArchivedComment> bySource,
            Set<String> placed,
            List<ArchivedComment> ordered) {
        List<ArchivedComment> chain = new ArrayList<>();
        for (Optional<ArchivedComment> next = Optional.of(comment);
                next.isPresent() && placed.add(next.get().source());
                next = next.get().inReplyTo().map(bySource::get)) {
            chain.add(next.get());
        }
        ordered.addAll(chain.reversed());
    }
}
