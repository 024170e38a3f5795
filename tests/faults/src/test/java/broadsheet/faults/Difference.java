package broadsheet.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * One thing in which two states differ.
 *
 * @param place what it is
 * @param wanted what should stand there; empty: nothing
 * @param found what does; empty: nothing
 */
record Difference(String place, String wanted, String found) {
    private static final int BEFORE = 60;
    private static final int AFTER = 120;

    static List<Difference> between(SortedMap<String, String> wanted, SortedMap<String, String> found) {
        List<Difference> differences = new ArrayList<>();
        var places = new TreeSet<>(wanted.keySet());
        places.addAll(found.keySet());
        for (String place : places) {
            var difference = new Difference(place, wanted.getOrDefault(place, ""), found.getOrDefault(place, ""));
            if (!difference.wanted().equals(difference.found())) {
                differences.add(difference);
            }
        }
        return differences;
    }

    /** In words that fit on a screen. */
    @Override
    public String toString() {
        int same = 0;
        while (same < Math.min(wanted.length(), found.length()) && wanted.charAt(same) == found.charAt(same)) {
            same++;
        }
        return "%s: wanted %s, found %s".formatted(place, part(wanted, same), part(found, same));
    }

    private static String part(String text, int at) {
        return text.isEmpty()
                ? "nothing"
                : "…" + text.substring(Math.max(0, at - BEFORE), Math.min(text.length(), at + AFTER)) + "…";
    }
}
