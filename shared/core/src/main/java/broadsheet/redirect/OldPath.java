package broadsheet.redirect;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Slug;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A path of this site that another system gave to a page, with its query if it had one. All spellings of one path have
 * one value: it is decoded and in Unicode's form NFC, and the query's parameters are sorted. Only signs that would mean
 * something else stay percent-encoded: {@code %} and {@code #} everywhere, {@code &} and {@code +} in a query.
 *
 * @param value the path, at most {@value #MAX_BYTES} bytes of UTF-8, which is DynamoDB's limit of a sort key
 */
public record OldPath(String value) implements Comparable<OldPath> {
    /** The longest path, in bytes of UTF-8. */
    public static final int MAX_BYTES = 1_024;

    /** No spelling of a path is longer: each byte takes three characters, and the query may be encoded once more. */
    private static final int LONGEST_SPELLING = 9 * MAX_BYTES;

    private static final Pattern QUERY = Pattern.compile("\\?|%3[Ff]");
    private static final Pattern DOTS = Pattern.compile("(?:.*/)?\\.\\.?(?:/.*)?", Pattern.DOTALL);

    /** Controls, among them those of writing direction; unpaired surrogates; the sign for bytes that are no UTF-8. */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\x{061C}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}\\x{FFFD}]");

    /**
     * @throws IllegalArgumentException if the value is not the one spelling of a path
     */
    public OldPath {
        if (!normalized(value).equals(value)) {
            throw new IllegalArgumentException("not normalized: " + value);
        }
    }

    /** The path with this spelling, percent-encoded or not; empty if it can be none. */
    public static Optional<OldPath> parse(String text) {
        try {
            return Optional.of(new OldPath(normalized(text)));
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    /** What to say of a text that is no path, to the person who wrote it. */
    public static String refusal(String text) {
        try {
            normalized(text);
            return "is no path";
        } catch (IllegalArgumentException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    /**
     * The paths that a request for this path may mean, the most exact first: with the query, and without it. A query may
     * name what a reader came from, and may be no UTF-8.
     *
     * @return at most two
     */
    public static List<OldPath> requested(String path) {
        String alone = QUERY.split(path, 2)[0];
        return Stream.of(path, alone)
                .distinct()
                .flatMap(spelling -> parse(spelling).stream())
                .distinct()
                .toList();
    }

    /** The path without its query. */
    public String path() {
        return value.split("\\?", 2)[0];
    }

    /** The query's parameters, as {@code name=value} or as a name alone; empty if there is no query. */
    public List<String> parameters() {
        return value.contains("?") ? List.of(value.split("\\?", 2)[1].split("&", -1)) : List.of();
    }

    private static String normalized(String text) {
        if (text.length() > LONGEST_SPELLING) {
            throw tooLong();
        }
        String[] parts = QUERY.split(text, 2);
        String path = decoded(parts[0], "%#?");
        if (!path.startsWith("/") || path.startsWith("//")) {
            throw new IllegalArgumentException(
                    "does not begin with one slash: write the path alone, as in /2016/04/08/x/");
        }
        if (DOTS.matcher(path).matches()) {
            throw new IllegalArgumentException("has a segment of dots alone");
        }
        String query = parts.length == 1 ? "" : query(parts[1]);
        String value = query.isEmpty() ? path : path + "?" + query;
        if (UNSEEN.matcher(value).find()) {
            throw new IllegalArgumentException("has characters that nobody sees, or that are none");
        }
        if (value.getBytes(UTF_8).length > MAX_BYTES) {
            throw tooLong();
        }
        return value;
    }

    private static IllegalArgumentException tooLong() {
        return new IllegalArgumentException("is longer than %,d bytes".formatted(MAX_BYTES));
    }

    /** The parameters in one order. A name without a value is the same with an equals sign and without. */
    private static String query(String encoded) {
        return Arrays.stream(encoded.split("&", -1))
                .map(parameter -> decoded(parameter.replace('+', ' '), "%#&+"))
                .map(parameter ->
                        parameter.indexOf('=') == parameter.length() - 1 ? parameter.replace("=", "") : parameter)
                .filter(parameter -> !parameter.isEmpty())
                .sorted(Slug.ORDER)
                .collect(Collectors.joining("&"));
    }

    /**
     * Decodes a text once. A percent sign that encodes nothing is itself.
     *
     * @param kept the signs that are encoded in the result
     */
    private static String decoded(String text, String kept) {
        StringBuilder decoded = new StringBuilder();
        var bytes = new ByteArrayOutputStream();
        int at = 0;
        while (at < text.length()) {
            if (isEncoded(text, at)) {
                bytes.write(Integer.parseInt(text, at + 1, at + 3, 16));
                at += 3;
            } else {
                append(decoded, bytes, kept);
                append(decoded, text.charAt(at), kept);
                at++;
            }
        }
        append(decoded, bytes, kept);
        return Normalizer.normalize(decoded, Normalizer.Form.NFC);
    }

    private static boolean isEncoded(String text, int at) {
        return text.charAt(at) == '%'
                && at + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }

    private static void append(StringBuilder decoded, ByteArrayOutputStream bytes, String kept) {
        try {
            UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .chars()
                    .forEach(sign -> append(decoded, (char) sign, kept));
        } catch (CharacterCodingException malformed) {
            throw new IllegalArgumentException("has percent signs that encode no UTF-8", malformed);
        }
        bytes.reset();
    }

    private static void append(StringBuilder decoded, char sign, String kept) {
        if (kept.indexOf(sign) >= 0) {
            decoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) sign));
        } else {
            decoded.append(sign);
        }
    }

    @Override
    public int compareTo(OldPath other) {
        return Slug.ORDER.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
