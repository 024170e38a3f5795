package broadsheet.chartreadership;

import broadsheet.readership.RatingSummary;
import broadsheet.readership.RecentReaders;
import broadsheet.readership.Stars;
import broadsheet.readership.Trend;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * A chart of an article's last thirty days, with a text alternative. It shows a bar for each day's readers, a bar for
 * each day's ratings, and a line for the average of all ratings.
 *
 * @param trend the data
 * @param today the last day of the data
 */
record ReadershipChart(Trend trend, LocalDate today) {
    private static final int WIDTH = 720;
    private static final int LEFT = 48;
    private static final int RIGHT = 16;
    private static final int STEP = (WIDTH - LEFT - RIGHT) / RecentReaders.DAYS;
    private static final int BAR = STEP - 6;
    private static final int TALL = 140;
    private static final int LOW = 90;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    /** Returns the chart as an SVG document. */
    String svg() {
        var svg = new Svg(WIDTH, 400, "Readers and ratings of “" + trend.title() + "”", words());
        svg.text(0, 16, "start", true, "Readers a day, " + number(sum(trend.readers())) + " in thirty days");
        bars(svg, 40, TALL, trend.readers());
        days(svg, 40 + TALL);
        List<Integer> ratings =
                trend.ratings().stream().map(RatingSummary::count).toList();
        svg.text(0, 236, "start", true, "Ratings a day, " + number(sum(ratings)) + " in thirty days" + averageNow());
        bars(svg, 260, LOW, ratings);
        days(svg, 260 + LOW);
        averages(svg, 260);
        return svg.end();
    }

    private String words() {
        List<String> days = new ArrayList<>();
        for (int i = 0; i < RecentReaders.DAYS; i++) {
            int readers = trend.readers().get(i);
            RatingSummary ratings = trend.ratings().get(i);
            if (readers + ratings.count() > 0) {
                days.add(date(i) + ": " + count(readers, "reader") + ", " + count(ratings.count(), "rating"));
            }
        }
        return days.isEmpty() ? "Nobody came in the last thirty days." : String.join("; ", days) + averageNow() + ".";
    }

    private String averageNow() {
        RatingSummary all = trend.ratings().stream().reduce(trend.before(), RatingSummary::plus);
        return all.average().isEmpty()
                ? ""
                : String.format(
                        Locale.ENGLISH,
                        "; all ratings together: %.2f of %d",
                        all.average().getAsDouble(),
                        Stars.MOST);
    }

    private static void bars(Svg svg, int top, int height, List<Integer> numbers) {
        int most = Collections.max(numbers);
        svg.line("axis", List.of(LEFT, WIDTH - RIGHT), List.of(top + height, top + height));
        if (most == 0) {
            return;
        }
        svg.text(LEFT - 8, top + 5, "end", false, number(most));
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i) > 0) {
                // A day with any reader gets a visible bar, however high the other bars are.
                int tall = Math.max(2, Math.round((float) height * numbers.get(i) / most));
                svg.bar(LEFT + i * STEP + 3, top + height - tall, BAR, tall);
            }
        }
    }

    private void days(Svg svg, int bottom) {
        for (int i = RecentReaders.DAYS - 1; i >= 0; i -= 7) {
            svg.text(LEFT + i * STEP + STEP / 2, bottom + 20, "middle", false, date(i));
        }
    }

    /** Draws the average of all ratings at the end of each day, from one star at the bottom to five at the top. */
    private void averages(Svg svg, int top) {
        List<Integer> xs = new ArrayList<>();
        List<Integer> ys = new ArrayList<>();
        RatingSummary all = trend.before();
        for (int i = 0; i < RecentReaders.DAYS; i++) {
            all = all.plus(trend.ratings().get(i));
            if (all.average().isPresent()) {
                double share = (all.average().getAsDouble() - 1) / (Stars.MOST - 1);
                xs.add(LEFT + i * STEP + STEP / 2);
                ys.add(top + (int) Math.round(LOW * (1 - share)));
            }
        }
        if (xs.size() == 1) {
            xs.add(xs.getFirst() + 1);
            ys.add(ys.getFirst());
        }
        if (!xs.isEmpty()) {
            svg.line("average", xs, ys);
        }
    }

    private String date(int i) {
        return today.minusDays(RecentReaders.DAYS - 1 - i).format(DAY);
    }

    private static int sum(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).sum();
    }

    private static String count(int number, String what) {
        return number(number) + " " + what + (number == 1 ? "" : "s");
    }

    private static String number(int number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
