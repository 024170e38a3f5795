package broadsheet.chart;

import java.util.Locale;

/** Writes SVG. Everything in it is escaped; there is no style, for pages allow none. */
final class Svg {
    private final StringBuilder text = new StringBuilder();

    /** Begins a drawing that screen readers take for one picture. */
    Svg(int width, int height, String title, String description) {
        text.append("<svg viewBox=\"0 0 %d %d\" role=\"img\" direction=\"ltr\"><title>%s</title><desc>%s</desc>"
                .formatted(width, height, escaped(title), escaped(description)));
    }

    Svg rectangle(String kind, double x, double y, double width, double height) {
        text.append("<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
                .formatted(kind, number(x), number(y), number(width), number(height)));
        return this;
    }

    Svg line(String kind, double x1, double y1, double x2, double y2) {
        text.append("<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
                .formatted(kind, number(x1), number(y1), number(x2), number(y2)));
        return this;
    }

    Svg path(String kind, String points) {
        text.append("<path class=\"%s\" d=\"%s\"/>".formatted(kind, points));
        return this;
    }

    Svg dot(String kind, double x, double y) {
        text.append("<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"4\"/>".formatted(kind, number(x), number(y)));
        return this;
    }

    /**
     * Writes words.
     *
     * @param anchor which part of the words is at the place: {@code start}, {@code middle} or {@code end}
     */
    Svg words(String words, double x, double y, String anchor) {
        text.append("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
                .formatted(number(x), number(y), anchor, escaped(words)));
        return this;
    }

    String end() {
        return text.append("</svg>").toString();
    }

    /** A coordinate with a decimal. */
    static String number(double coordinate) {
        String text = String.format(Locale.ROOT, "%.1f", coordinate);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
