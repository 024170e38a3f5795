package broadsheet.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes where old paths lead as the content of an nginx map of {@code $request_uri}. nginx compares without regard to
 * case and does not start if two paths are the same to it, so the first one stays.
 */
final class NginxMap {
    /** What browsers encode in a path, and what would end or escape a text of nginx. */
    private static final Pattern ENCODED = Pattern.compile("[^\\x00-\\x7f]+|[\"\\\\]");

    private final Writer out;
    private final Map<String, String> targets = new HashMap<>();
    private final List<String> lost = new ArrayList<>();

    NginxMap(Writer out) {
        this.out = out;
    }

    void add(String from, String to) throws IOException {
        String requested = encoded(from);
        String before = targets.putIfAbsent(requested.toLowerCase(Locale.ROOT), to);
        if (before == null) {
            // A dollar sign would begin a variable, and nginx has no escape for it.
            out.write("\"%s\" \"%s\";\n".formatted(requested, encoded(to).replace("$", "%24")));
        } else if (!before.equals(to)) {
            lost.add(from);
        }
    }

    /** The paths that are left out, because another one differs in case alone and leads elsewhere. */
    List<String> lost() {
        return List.copyOf(lost);
    }

    private static String encoded(String url) {
        return ENCODED.matcher(url).replaceAll(part -> URLEncoder.encode(part.group(), UTF_8));
    }
}
