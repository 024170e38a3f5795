package broadsheet.archive;

import broadsheet.validation.Utf8;
import broadsheet.validation.ValidationException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * A file of a static site generator: front matter in YAML, TOML or JSON, and a text.
 *
 * @param fields the front matter; without fields if the file has none
 * @param text the text below, with line feeds as line ends
 * @param linesBefore the number of lines above the text
 */
public record FrontMatterFile(Values fields, String text, int linesBefore) {
    private static final Pattern YAML = Pattern.compile(
            "\\A\\s*?---[ \\t]*\\n(?<fields>(?s:.*?))^(?:---|\\.\\.\\.)[ \\t]*(?:\\n|\\z)", Pattern.MULTILINE);
    private static final Pattern TOML = Pattern.compile(
            "\\A\\s*?\\+\\+\\+[ \\t]*\\n(?<fields>(?s:.*?))^\\+\\+\\+[ \\t]*(?:\\n|\\z)", Pattern.MULTILINE);
    private static final Pattern JSON =
            Pattern.compile("\\A\\s*?(?<fields>\\{\\s*\"(?s:.*?)^\\})[ \\t]*(?:\\n|\\z)", Pattern.MULTILINE);
    private static final TomlMapper TOML_MAPPER = new TomlMapper();

    /** Control characters, which some editors leave behind. HTML forbids them. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\t\\n]]");

    /** The most aliases of collections in YAML, against texts that grow without end. */
    private static final int MOST_ALIASES = 50;

    /**
     * Reads a file.
     *
     * @throws ValidationException if it is no UTF-8, or its front matter cannot be read
     */
    public static FrontMatterFile of(byte[] bytes) {
        String text =
                Utf8.decode(bytes, line -> "line " + line).replace("\r\n", "\n").replace('\r', '\n');
        text = CONTROLS.matcher(text.startsWith("\uFEFF") ? text.substring(1) : text)
                .replaceAll("");
        String whole = text;
        return read(YAML, FrontMatterFile::yaml, whole)
                .or(() -> read(TOML, FrontMatterFile::toml, whole))
                .or(() -> read(JSON, FrontMatterFile::json, whole))
                .orElseGet(() -> new FrontMatterFile(Values.none(), whole, 0));
    }

    private static Optional<FrontMatterFile> read(Pattern form, Function<String, Values> fields, String text) {
        Matcher parts = form.matcher(text);
        if (!parts.find()) {
            return Optional.empty();
        }
        int lines = (int) text.substring(0, parts.end()).lines().count();
        return Optional.of(
                new FrontMatterFile(fields.apply(parts.group("fields")), text.substring(parts.end()), lines));
    }

    /**
     * Reads YAML.
     *
     * @throws ValidationException with the line, counted from a line of dashes above
     */
    public static Values yaml(String yaml) {
        try {
            return Values.of(new Load(LoadSettings.builder()
                            .setAllowDuplicateKeys(true)
                            // A tilde is nothing, as in other readers.
                            .setSchema(new CoreSchema())
                            .setMaxAliasesForCollections(MOST_ALIASES)
                            // The engine fails if an emoji straddles its buffer's end.
                            .setBufferSize(yaml.length() + 1)
                            .build())
                    .loadFromString(yaml));
        } catch (MarkedYamlEngineException malformed) {
            int line = malformed.getProblemMark().map(Mark::getLine).orElse(0);
            throw ValidationException.because("line " + (line + 2), "is no YAML: " + malformed.getProblem());
        } catch (YamlEngineException malformed) {
            throw ValidationException.because("line 2", "is no YAML: " + malformed.getMessage());
        } catch (StackOverflowError tooDeep) {
            throw ValidationException.because("line 2", "nests too deeply");
        }
    }

    /**
     * Reads TOML.
     *
     * @throws ValidationException with the line, counted from a line of plus signs above
     */
    public static Values toml(String toml) {
        try {
            return Values.of(TOML_MAPPER.readValue(toml, Object.class));
        } catch (JacksonException malformed) {
            throw ValidationException.because(
                    "line " + (malformed.getLocation().getLineNr() + 1),
                    "is no TOML: " + malformed.getOriginalMessage());
        }
    }

    /**
     * Reads JSON.
     *
     * @throws ValidationException with the line
     */
    public static Values json(String json) {
        return json(new StringReader(json));
    }

    /**
     * Reads JSON that may be too large for its text to be held in memory beside its values.
     *
     * @param json stops with a {@link CharacterCodingException} at bytes of another encoding
     * @throws ValidationException with the line
     * @throws UncheckedIOException if it cannot be read
     */
    public static Values json(Reader json) {
        try {
            return Values.of(JsonMapper.shared().readValue(json, Object.class));
        } catch (JacksonIOException unread) {
            if (unread.getCause() instanceof CharacterCodingException) {
                throw ValidationException.because("file", "has bytes that are no UTF-8");
            }
            throw new UncheckedIOException(unread.getCause());
        } catch (JacksonException malformed) {
            throw ValidationException.because(
                    "line " + malformed.getLocation().getLineNr(), "is no JSON: " + malformed.getOriginalMessage());
        }
    }
}
