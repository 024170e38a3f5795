package broadsheet.authoring;

import broadsheet.validation.FieldError;
import broadsheet.validation.FieldErrors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * The formulas of a text: fenced blocks {@code math} and {@link FormulaSpans}, in TeX. They become MathML. For a text without one, no class
 * of the JavaScript engine is loaded.
 */
public final class Formulas {
    /** The word behind the fence. */
    static final String INFO = "math";

    /** What a sanitised text has at the place of a formula. */
    private static final String CODE = "code.language-" + INFO;

    /** What a formula in a block of its own is, before it is converted. */
    static final String BLOCK = "pre > " + CODE;

    /** Characters of one formula. One of that length takes 0.4 seconds, and a hostile one three times that. */
    private static final int LONGEST = 1_000;

    /** Characters of all formulas of a text; formulas that are written a second time cost nothing. */
    public static final int MOST_CHARACTERS = 10_000;

    /** Open groups and brackets. Temml and the browser are recursive. */
    private static final int DEEPEST = 40;

    /** More than the slowest text takes on an idle machine, and less than a function has. */
    static final Duration TIME = Duration.ofSeconds(15);

    /** Definitions could make a short formula huge. */
    private static final Pattern DEFINITION = Pattern.compile("\\\\(?:[egx]?def|let|futurelet|global|long"
            + "|(?:re|provide)?(?:new)?command|DeclareMathOperator|definecolor)(?![A-Za-z])");

    private static final Pattern DEEPER = Pattern.compile("[{(\\[]|\\\\(?:begin|left)(?![A-Za-z])");
    private static final Pattern BACK = Pattern.compile("[})\\]]|\\\\(?:end|right)(?![A-Za-z])");

    private record Source(String tex, boolean isBlock) {}

    /** A formula in the document. {@code line} is that of its first character. */
    private record Found(Source source, int line) {}

    private final Map<Source, String> converted = new HashMap<>();

    private Formulas() {}

    /**
     * Converts the formulas of a parsed text. What is wrong with one is an error with its line.
     *
     * @param parts the text and its notes
     * @param linesBefore the number of lines in the document above the text
     * @param time how long it may take to convert them
     */
    static Formulas of(List<? extends Node> parts, int linesBefore, FieldErrors errors, Duration time) {
        var finder = new Finder(linesBefore);
        parts.forEach(part -> part.accept(finder));
        var formulas = new Formulas();
        if (!finder.found.isEmpty()) {
            formulas.convert(finder.found, errors, time);
        }
        return formulas;
    }

    /**
     * Why a document with this formula would be refused; empty if pages would show it. Thread-safe: one formula at a time. The first call
     * of a process takes more than a second, others 2 to 25 milliseconds.
     *
     * @param isBlock whether it stands in a block of its own
     */
    public static Optional<String> error(String tex, boolean isBlock) {
        var errors = new FieldErrors();
        new Formulas().convert(List.of(new Found(new Source(tex.strip(), isBlock), 1)), errors, TIME);
        return errors.first().map(FieldError::detail);
    }

    private void convert(List<Found> found, FieldErrors errors, Duration time) {
        long begin = System.nanoTime();
        int characters = 0;
        Set<Source> seen = new HashSet<>();
        for (Found each : found) {
            if (!seen.add(each.source)) {
                continue;
            }
            characters += each.source.tex.length();
            if (characters > MOST_CHARACTERS) {
                errors.add(
                        at(each.line), "the text has more than %,d characters of formulas".formatted(MOST_CHARACTERS));
                return;
            }
            Optional<String> refusal = refusal(each.source.tex);
            if (refusal.isPresent()) {
                errors.add(at(each.line), refusal.get());
            } else if (System.nanoTime() - begin > time.toNanos()) {
                errors.add(at(each.line), "the formulas up to this one take too long: divide the text");
                return;
            } else {
                convert(each, errors);
            }
        }
    }

    private void convert(Found found, FieldErrors errors) {
        Source source = found.source;
        switch (TexEngine.convert(source.tex, source.isBlock)) {
            case TexEngine.Converted(String markup) -> {
                MathMarkup.Reading reading = MathMarkup.read(markup, source.isBlock);
                reading.math().ifPresent(math -> converted.put(source, math));
                if (!reading.error().isEmpty()) {
                    errors.add(at(found.line), reading.error());
                }
            }
            case TexEngine.Refused(int position, String detail) ->
                errors.add(
                        at(found.line
                                + (int) source.tex
                                        .substring(0, Math.min(position, source.tex.length()))
                                        .chars()
                                        .filter(character -> character == '\n')
                                        .count()),
                        detail);
        }
    }

    private static Optional<String> refusal(String tex) {
        if (tex.isEmpty()) {
            return Optional.of("the formula is empty");
        }
        if (tex.length() > LONGEST) {
            return Optional.of("the formula has more than %,d characters".formatted(LONGEST));
        }
        var definition = DEFINITION.matcher(tex);
        if (definition.find()) {
            return Optional.of("formulas define no commands: write out what %s defines".formatted(definition.group()));
        }
        return depth(tex) > DEEPEST
                ? Optional.of("the formula nests deeper than %d groups and brackets".formatted(DEEPEST))
                : Optional.empty();
    }

    /** An upper bound of how deep a formula nests. */
    private static int depth(String tex) {
        int depth = 0;
        int deepest = 0;
        for (int at = 0; at < tex.length(); at++) {
            if (DEEPER.matcher(tex).region(at, tex.length()).lookingAt()) {
                depth++;
            } else if (BACK.matcher(tex).region(at, tex.length()).lookingAt()) {
                depth = Math.max(0, depth - 1);
            }
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    private static String at(int line) {
        return "line " + line;
    }

    /** Replaces the formulas of a sanitised text. What was written as HTML stays code. */
    void set(Element body) {
        if (converted.isEmpty()) {
            return;
        }
        for (Element code : body.select(CODE)) {
            Element parent = code.parent();
            boolean isBlock = parent != null && parent.nameIs("pre") && parent.childrenSize() == 1;
            String math = converted.get(new Source(code.wholeText().strip(), isBlock));
            if (math == null) {
                continue;
            }
            if (isBlock && parent != null) {
                // Wide formulas scroll. The tabindex makes them scrollable by keyboard (WCAG 2.1.1).
                Element block = new Element("div").addClass("formula").attr("tabindex", "0");
                block.appendChildren(parsed(math, body));
                parent.replaceWith(block);
            } else {
                parsed(math, body).forEach(code::replaceWith);
            }
        }
    }

    private static List<org.jsoup.nodes.Node> parsed(String math, Element body) {
        return Parser.htmlParser().parseFragmentInput(math, body, "");
    }

    private static final class Finder extends AbstractVisitor {
        private final List<Found> found = new ArrayList<>();
        private final int linesBefore;

        private Finder(int linesBefore) {
            this.linesBefore = linesBefore;
        }

        @Override
        public void visit(FencedCodeBlock code) {
            if (code.getInfo() != null && INFO.equals(code.getInfo().strip())) {
                String literal = code.getLiteral();
                int blank = (int) literal.lines().takeWhile(String::isBlank).count();
                found.add(new Found(new Source(literal.strip(), true), linesBefore + Footnotes.line(code) + 1 + blank));
            }
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof FormulaSpans.Span span) {
                found.add(new Found(new Source(span.tex().strip(), false), linesBefore + Footnotes.line(span)));
            }
            visitChildren(node);
        }
    }
}
