package broadsheet.comments;

import broadsheet.archive.text.ArchiveXml;
import broadsheet.discussion.ArchivedComment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The comments of an export of Disqus, which has threads first and posts after them, in any order. So all comments are in memory at once, a
 * kilobyte each or less. It reads no DTD and no external entity.
 *
 * @param file the export
 */
record DisqusThreads(Path file) implements ArchivedComments {
    private static final String SOURCE = "disqus ";
    private static final String ID = "id";

    /** The texts of an element and of the elements within it, by their paths, as {@code author/name}. */
    private record Element(Map<String, String> texts) {
        String text(String path) {
            return texts.getOrDefault(path, "").strip();
        }
    }

    @Override
    public Map<String, Integer> each(Consumer<ArchivedThread> consumer) throws IOException {
        Map<String, List<String>> addresses = new HashMap<>();
        Map<String, List<ArchivedComment>> comments = new LinkedHashMap<>();
        Map<String, Integer> leftOut = new TreeMap<>();
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader reader = ArchiveXml.factory().createXMLStreamReader(in);
            int depth = 0;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                }
                if (event != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                depth++;
                if (depth == 2) {
                    String name = reader.getLocalName();
                    Element element = element(reader);
                    depth--;
                    if (name.equals("thread")) {
                        thread(element, addresses);
                    } else if (name.equals("post")) {
                        post(element, comments, leftOut);
                    }
                }
            }
        } catch (XMLStreamException malformed) {
            throw new IOException("line " + malformed.getLocation().getLineNumber() + " is no XML", malformed);
        }
        comments.forEach((thread, posts) -> consumer.accept(
                new ArchivedThread("thread " + thread, addresses.getOrDefault(thread, List.of()), posts)));
        return leftOut;
    }

    private static void thread(Element thread, Map<String, List<String>> addresses) {
        List<String> of = new ArrayList<>();
        // Disqus says "id" for the identifier that the page gave it, which often is a path or a URL.
        for (String field : List.of("link", ID)) {
            if (thread.text(field).matches("(?i)(?:https?://|/).*")) {
                of.add(thread.text(field));
            }
        }
        // The plugin for WordPress made identifiers like "123 http://a.example/?p=123".
        String[] words = thread.text(ID).split("\\s+", -1);
        if (words.length == 2 && words[1].matches("(?i)https?://.*")) {
            of.add(words[1]);
        }
        addresses.put(thread.text("@id"), of);
    }

    private static void post(Element post, Map<String, List<ArchivedComment>> comments, Map<String, Integer> leftOut) {
        Optional<String> reason = post.text("isSpam").equals("true")
                ? Optional.of("that were spam")
                : post.text("isDeleted").equals("true")
                        ? Optional.of("that were removed")
                        : post.text("isApproved").equals("false")
                                ? Optional.of("that were not approved")
                                : Optional.empty();
        Optional<ArchivedComment> comment = reason.isPresent() ? Optional.empty() : comment(post, leftOut);
        if (comment.isPresent()) {
            comments.computeIfAbsent(post.text("thread@id"), first -> new ArrayList<>())
                    .add(comment.get());
        } else {
            leftOut.merge(reason.orElse("without a date or a text"), 1, Integer::sum);
        }
    }

    private static Optional<ArchivedComment> comment(Element post, Map<String, Integer> leftOut) {
        Optional<Instant> posted = date(post.text("createdAt"));
        var html = CommentHtml.of(post.text("message"), false);
        String parent = post.text("parent@id");
        if (posted.isEmpty() || html.text().isEmpty() || !post.text("@id").matches("[\\w-]{1,100}")) {
            return Optional.empty();
        }
        html.count(leftOut);
        return Optional.of(new ArchivedComment(
                SOURCE + post.text("@id"),
                post.text("author/name"),
                posted.get(),
                html.text().get(),
                parent.isEmpty() ? Optional.empty() : Optional.of(SOURCE + parent)));
    }

    private static Optional<Instant> date(String written) {
        try {
            return Optional.of(Instant.parse(written));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** Reads the element at which the reader is, to its end. Ids of Disqus, which are attributes, are at {@code path@id}. */
    private static Element element(XMLStreamReader reader) throws XMLStreamException {
        Map<String, String> texts = new HashMap<>();
        List<String> path = new ArrayList<>();
        id(reader, "", texts);
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path.add(reader.getLocalName());
                    id(reader, String.join("/", path), texts);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (path.isEmpty()) {
                        return new Element(texts);
                    }
                    path.removeLast();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    texts.merge(String.join("/", path), reader.getText(), String::concat);
                default -> {
                    // Comments and instructions.
                }
            }
        }
    }

    private static void id(XMLStreamReader reader, String path, Map<String, String> texts) {
        for (int attribute = 0; attribute < reader.getAttributeCount(); attribute++) {
            if (reader.getAttributeLocalName(attribute).equals(ID)) {
                texts.put(path + "@id", reader.getAttributeValue(attribute));
            }
        }
    }
}
