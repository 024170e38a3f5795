package broadsheet.archive.wordpress;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.validation.ValidationException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the items of an export are in its file. Each item is parsed by itself, so that a broken one does not spoil the
 * others, and no text is held in memory.
 *
 * @param file the export
 * @param head what comes before the first item: the site and its authors
 * @param spans the items' places
 */
record ItemSpans(Path file, String head, Charset charset, List<Span> spans) {
    private static final Pattern ENCODING = Pattern.compile("<\\?xml[^>]*encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");
    private static final Pattern BEGIN = Pattern.compile("<item[\\s>]");
    private static final Pattern TITLE =
            Pattern.compile("(?s)<title>\\s*(?:<!\\[CDATA\\[)?(.{0,100}?)(?:\\]\\]>)?</title>");
    private static final String END = "</item>";

    /** The longest item, against files that are one endless line. */
    private static final int LONGEST = 50_000_000;

    /**
     * A place in the file.
     *
     * @param start the offset of its first byte
     * @param length its length in bytes
     * @param line the number of its first line
     */
    record Span(long start, int length, int line) {}

    static ItemSpans of(Path file) throws IOException {
        List<Span> spans = new ArrayList<>();
        var head = new StringBuilder();
        long offset = 0;
        long start = -1;
        int startLine = 0;
        int number = 1;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (byte[] part = part(in); part.length > 0; part = part(in)) {
                // Markup is ASCII in every encoding that an export may have.
                String text = new String(part, ISO_8859_1);
                Matcher begin = BEGIN.matcher(text);
                boolean begins = start < 0 && begin.find();
                if (start < 0 && spans.isEmpty() && head.length() < LONGEST) {
                    head.append(text, 0, begins ? begin.start() : text.length());
                }
                if (begins) {
                    start = offset + begin.start();
                    startLine = number;
                }
                offset += part.length;
                if (start >= 0 && text.endsWith(END)) {
                    spans.add(new Span(start, Math.toIntExact(offset - start), startLine));
                    start = -1;
                }
                if (start >= 0 && offset - start > LONGEST) {
                    throw new IOException(file + ": the item at line " + startLine + " does not end");
                }
                number += text.endsWith("\n") ? 1 : 0;
            }
            if (start >= 0) {
                // The file ends within it: it is parsed, and refused.
                spans.add(new Span(start, Math.toIntExact(offset - start), startLine));
            }
        }
        Charset charset = charset(head.toString());
        return new ItemSpans(file, new String(head.toString().getBytes(ISO_8859_1), charset), charset, spans);
    }

    /** Reads up to the end of a line or of an item. Programs other than WordPress write several items in one line. */
    private static byte[] part(InputStream in) throws IOException {
        var part = new ByteArrayOutputStream(200);
        int matched = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            part.write(next);
            matched = next == END.charAt(matched) ? matched + 1 : next == END.charAt(0) ? 1 : 0;
            if (next == '\n' || matched == END.length()) {
                break;
            }
            if (part.size() > LONGEST) {
                throw new IOException("a line is longer than " + LONGEST + " bytes");
            }
        }
        return part.toByteArray();
    }

    private static Charset charset(String head) throws IOException {
        Matcher encoding = ENCODING.matcher(head);
        if (!encoding.find()) {
            return UTF_8;
        }
        try {
            return Charset.forName(encoding.group(1));
        } catch (IllegalArgumentException unknown) {
            throw new IOException("the encoding " + encoding.group(1) + " is not known", unknown);
        }
    }

    /**
     * The XML of an item.
     *
     * @throws ValidationException if it has bytes that the file's encoding has not
     */
    String read(Span span) throws IOException {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes(span))).toString();
        } catch (CharacterCodingException malformed) {
            throw ValidationException.because("line " + span.line(), "has bytes that are no " + charset);
        }
    }

    /** What an item is called that cannot be read: its place, and its title if that is there. */
    String named(Span span) throws IOException {
        Matcher title = TITLE.matcher(new String(bytes(span), charset));
        return "item at line " + span.line()
                + (title.find() ? " (" + title.group(1).strip() + ")" : "");
    }

    private byte[] bytes(Span span) throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[span.length()];
            in.seek(span.start());
            in.readFully(bytes);
            return bytes;
        }
    }
}
