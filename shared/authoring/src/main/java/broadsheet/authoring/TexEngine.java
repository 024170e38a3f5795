package broadsheet.authoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roastedroot.quickjs4j.core.Builtins;
import io.roastedroot.quickjs4j.core.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Converts TeX to MathML by Temml, a JavaScript library, in an engine that is pure Java and knows neither files nor network. The process
 * makes the engine at its first formula, which takes more than a second, and keeps it. Thread-safe: one formula at a time.
 */
final class TexEngine {
    /** What a formula becomes, or why it becomes nothing. */
    sealed interface Outcome permits Converted, Refused {}

    /** The MathML that Temml writes. It is not to be trusted. */
    record Converted(String markup) implements Outcome {}

    /** {@code position} is the offset in the TeX, 0 if it is not known. */
    record Refused(int position, String detail) implements Outcome {}

    /** The first character of a request says whether the formula is a block; that of an answer whether it is one. */
    private static final String CALL = """
        ;globalThis.convert = request => {
          const displayMode = request[0] === "b";
          try {
            const options = { displayMode, throwOnError: true, maxSize: [20, 20], maxExpand: 300 };
            return "+" + temml.renderToString(request.slice(1), options);
          } catch (error) {
            return error.name === "ParseError" ? "-" + (error.position ?? 0) + ":" + error.message : "-0:";
          }
        };
        """;

    private static final Pattern PLACE = Pattern.compile("(?s) at (?:end of input|position \\d+).*");
    private static final Pattern MARKS = Pattern.compile("[\\s\\u0332]+");
    private static final int LONGEST_DETAIL = 200;

    private static @Nullable TexEngine made;

    private final Engine engine;
    private final int call;
    private String request = "";
    private String answer = "";

    private TexEngine() {
        engine = Engine.builder()
                .addBuiltins(Builtins.builder("host")
                        .addVoidToString("request", () -> request)
                        .addStringToVoid("answer", given -> answer = given)
                        .build())
                .build();
        engine.exec(engine.compile(library() + CALL));
        call = engine.compile("host.answer(convert(host.request()))");
    }

    /** Converts a formula. */
    static synchronized Outcome convert(String tex, boolean isBlock) {
        try {
            TexEngine engine = made == null ? new TexEngine() : made;
            made = null;
            Outcome outcome = engine.answered((isBlock ? "b" : "i") + tex);
            // An engine that failed is not used again.
            made = engine;
            return outcome;
        } catch (RuntimeException | StackOverflowError failed) {
            return new Refused(0, "the formula cannot be read: it nests too deeply or is too large");
        }
    }

    private Outcome answered(String asked) {
        request = asked;
        engine.exec(call);
        if (answer.startsWith("+")) {
            return new Converted(answer.substring(1));
        }
        int colon = answer.indexOf(':');
        return new Refused(Integer.parseInt(answer, 1, colon, 10), detail(answer.substring(colon + 1)));
    }

    private static String detail(String message) {
        String said = MARKS.matcher(PLACE.matcher(message).replaceFirst(""))
                .replaceAll(" ")
                .strip();
        return said.isEmpty()
                ? "the formula cannot be read"
                : "the formula cannot be read: "
                        + (said.length() > LONGEST_DETAIL ? said.substring(0, LONGEST_DETAIL) + "…" : said);
    }

    private static String library() {
        try (InputStream in = TexEngine.class.getResourceAsStream("temml/temml.min.js")) {
            if (in == null) {
                throw new IllegalStateException("build/formulas did not write temml.min.js");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
