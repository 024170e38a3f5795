package broadsheet.transfer;

import java.util.SortedMap;
import java.util.TreeMap;

/** How much an export has so far. Thread-safe. */
final class ExportCounts {
    private int items;
    private int articles;
    private int otherDocuments;
    private int comments;
    private int drafts;
    private int pictures;
    private int missingPictures;
    private final SortedMap<String, Integer> leftOut = new TreeMap<>();
    private final SortedMap<String, Integer> unknown = new TreeMap<>();

    synchronized void item() {
        items++;
    }

    synchronized void article() {
        articles++;
    }

    synchronized void document() {
        otherDocuments++;
    }

    synchronized void add(int more) {
        comments += more;
    }

    synchronized void draft() {
        drafts++;
    }

    synchronized void picture(boolean complete) {
        pictures++;
        missingPictures += complete ? 0 : 1;
    }

    synchronized void leaveOut(String kind) {
        leftOut.merge(kind, 1, Integer::sum);
    }

    synchronized void unknown(String kind) {
        unknown.merge(kind, 1, Integer::sum);
    }

    synchronized int items() {
        return items;
    }

    synchronized int articles() {
        return articles;
    }

    /** Static pages and coverages. */
    synchronized int otherDocuments() {
        return otherDocuments;
    }

    synchronized int comments() {
        return comments;
    }

    synchronized int drafts() {
        return drafts;
    }

    synchronized int pictures() {
        return pictures;
    }

    /** Pictures of which the bucket lacks files. */
    synchronized int missingPictures() {
        return missingPictures;
    }

    /** Items that an export leaves out, by kind. */
    synchronized SortedMap<String, Integer> leftOut() {
        return new TreeMap<>(leftOut);
    }

    /** Items of unknown kinds. */
    synchronized SortedMap<String, Integer> unknown() {
        return new TreeMap<>(unknown);
    }
}
