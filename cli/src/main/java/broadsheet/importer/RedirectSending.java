package broadsheet.importer;

import broadsheet.cli.client.SiteClient;
import broadsheet.importer.Api.Failed;
import broadsheet.importer.Attempts.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Sends the redirects that no article's document states, a page at a time. */
final class RedirectSending {
    private static final int ROWS = 500;
    private static final Pattern LINE = Pattern.compile("line (\\d{1,6})");

    /** A page of redirects without those that have an error has none. */
    private static final int ATTEMPTS = 2;

    private final Api api;
    private final Report report;

    RedirectSending(Api api, Report report) {
        this.api = api;
        this.report = report;
    }

    /** Sends all of them. One with an error is reported, and the others are stored. */
    void send(SortedMap<String, String> redirects) throws InterruptedException {
        List<Map.Entry<String, String>> all = List.copyOf(redirects.entrySet());
        try {
            for (int from = 0; from < all.size(); from += ROWS) {
                send(new ArrayList<>(all.subList(from, Math.min(all.size(), from + ROWS))));
            }
        } catch (Failed failed) {
            switch (failed.outcome()) {
                case Outcome.Aborted(String reason) -> report.end(reason);
                case Outcome.Unsent(String reason) -> report.redirects(0, List.of("are not all sent: " + reason));
                default -> report.redirects(0, List.of("are not all sent"));
            }
        }
    }

    private void send(List<Map.Entry<String, String>> rows) throws InterruptedException, Failed {
        for (int attempt = 1; attempt <= ATTEMPTS && !rows.isEmpty(); attempt++) {
            Reply reply = api.redirects(csv(rows));
            if (reply.status() == 200) {
                report.redirects(rows.size(), List.of());
                return;
            }
            report.redirects(0, errors(reply, rows));
        }
    }

    private static String csv(List<Map.Entry<String, String>> rows) {
        var csv = new StringBuilder("from,to\n");
        rows.forEach(row -> csv.append(quoted(row.getKey()))
                .append(',')
                .append(quoted(row.getValue()))
                .append('\n'));
        return csv.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /** The errors of an answer by the paths of their rows. It removes those rows. */
    private static List<String> errors(Reply reply, List<Map.Entry<String, String>> rows) {
        List<String> errors = new ArrayList<>();
        List<Map.Entry<String, String>> wrong = new ArrayList<>();
        for (JsonNode error : SiteClient.parse(reply.body()).path("errors")) {
            Matcher line = LINE.matcher(error.path("at").asString(""));
            int row = line.matches() ? Integer.parseInt(line.group(1)) - 2 : -1;
            if (row >= 0 && row < rows.size()) {
                wrong.add(rows.get(row));
                errors.add(rows.get(row).getKey() + ": " + error.path("detail").asString(""));
            }
        }
        if (wrong.isEmpty()) {
            errors.add("the answer is " + reply.status());
            rows.clear();
        }
        rows.removeAll(wrong);
        return errors;
    }
}
