package broadsheet.local.template;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The template from which API Gateway builds an SQS message.
 *
 * @param text the message's text; {@code ${request.header.name}} and {@code ${request.path.name}} stand for values of
 *     the request
 */
public record MessageMapping(String text) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern PLAYED = Pattern.compile("request\\.(header|path)\\.([\\w-]+)");

    static MessageMapping read(Value value) {
        String text = value.text();
        VARIABLE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(variable -> !PLAYED.matcher(variable).matches())
                .findFirst()
                .ifPresent(variable -> {
                    throw value.refuse(variable + " is not played locally");
                });
        if (VARIABLE.matcher(text).replaceAll("").indexOf('$') >= 0) {
            throw value.refuse("a variable is played in braces only");
        }
        return new MessageMapping(text);
    }

    /**
     * Builds the message of a request.
     *
     * @param headers returns the value of a header; empty if there is none
     * @param variables returns the decoded value of a path parameter
     */
    public String of(UnaryOperator<String> headers, UnaryOperator<String> variables) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            String[] parts = found.group(1).split("\\.", 3);
            UnaryOperator<String> source = parts[1].equals("header") ? headers : variables;
            return Matcher.quoteReplacement(source.apply(parts[2]));
        });
    }
}
