package broadsheet.article;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The formats of files that the site serves as they were sent. None of them can run a script in a reader's browser: HTML and SVG are
 * not among them, and browsers save a PDF instead of opening it.
 */
public enum FileFormat {
    MP4("video/mp4", "mp4", Use.VIDEO),
    WEBM("video/webm", "webm", Use.VIDEO),
    MP3("audio/mpeg", "mp3", Use.AUDIO),
    M4A("audio/mp4", "m4a", Use.AUDIO),
    OGG("audio/ogg", "ogg", Use.AUDIO),
    WAV("audio/wav", "wav", Use.AUDIO),
    VTT("text/vtt", "vtt", Use.CAPTIONS),
    PDF("application/pdf", "pdf", Use.DOWNLOAD),
    ZIP("application/zip", "zip", Use.DOWNLOAD),
    CSV("text/csv", "csv", Use.DOWNLOAD);

    /** What pages do with a file. */
    public enum Use {
        VIDEO,
        AUDIO,
        CAPTIONS,
        DOWNLOAD
    }

    /** The largest file of captions, in bytes: ten hours of speech. */
    public static final int MAX_CAPTIONS = 1024 * 1024;

    /** How many leading bytes of a file are enough to recognise it. */
    public static final int TELLING = 4_096;

    /** The families of MP4 files that browsers play, by the first letters of the brand in their first box. */
    private static final Set<String> MP4_BRANDS = Set.of("iso", "mp4", "avc", "M4A", "M4B", "M4V", "das", "MSN", "3gp");

    private static final int BRAND = 8;

    private final String mediaType;
    private final String ending;
    private final Use use;

    FileFormat(String mediaType, String ending, Use use) {
        this.mediaType = mediaType;
        this.ending = ending;
        this.use = use;
    }

    /** The media type, for example {@code video/mp4}. */
    public String mediaType() {
        return mediaType;
    }

    /** The content type with which the site serves it. */
    public String contentType() {
        return isText() ? mediaType + "; charset=utf-8" : mediaType;
    }

    /** The content disposition with which the site serves it: browsers save what no page plays; empty for the others. */
    public Optional<String> disposition() {
        return use == Use.DOWNLOAD ? Optional.of("attachment") : Optional.empty();
    }

    /** The largest file, in bytes. */
    public long maxBytes() {
        return this == VTT ? MAX_CAPTIONS : MediaFile.MAX_BYTES;
    }

    /** The ending of the file's name in lower case, without the dot. */
    public String ending() {
        return ending;
    }

    /** What pages do with the file. */
    public Use use() {
        return use;
    }

    /** Whether pages play it. */
    public boolean isPlayed() {
        return use == Use.VIDEO || use == Use.AUDIO;
    }

    /** Whether it is text, in UTF-8. */
    public boolean isText() {
        return this == CSV || this == VTT;
    }

    /** The format with a media type; empty for an unsupported type. */
    public static Optional<FileFormat> named(String mediaType) {
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equals(mediaType))
                .findFirst();
    }

    /** The format that a name's ending tells; empty for any other ending. */
    public static Optional<FileFormat> of(PictureName name) {
        String lower = name.value().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> lower.endsWith("." + format.ending))
                .findFirst();
    }

    /** The format of the file that a reference in a document means; empty if it means a picture or something else. */
    public static Optional<FileFormat> of(String reference) {
        return PictureName.of(reference).flatMap(FileFormat::of);
    }

    /**
     * Whether a file that begins with these bytes can have this format. For text, the bytes have to be text and no other format.
     *
     * @param bytes the first {@value #TELLING} bytes, or all of a smaller file
     */
    public boolean matches(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, TELLING), ISO_8859_1);
        return switch (this) {
            case MP4, M4A ->
                start.startsWith("ftyp", BRAND / 2)
                        && start.length() > BRAND + 2
                        && MP4_BRANDS.contains(start.substring(BRAND, BRAND + 3));
            case WEBM -> start.startsWith("\u001aE\u00df\u00a3") && start.contains("webm");
            case MP3 -> start.startsWith("ID3") || isFrameOfMp3(start);
            case OGG -> start.startsWith("OggS");
            case WAV -> start.startsWith("RIFF") && start.startsWith("WAVE", BRAND);
            case PDF -> start.startsWith("%PDF-");
            case ZIP -> start.startsWith("PK\u0003\u0004");
            case VTT -> start.startsWith("WEBVTT") || start.startsWith("\u00ef\u00bb\u00bfWEBVTT");
            case CSV -> isPlain(bytes) && !VTT.matches(bytes) && !PDF.matches(bytes);
        };
    }

    /** Whether it begins with eleven bits set and the number of the third layer. */
    private static boolean isFrameOfMp3(String start) {
        return start.length() > 1 && start.charAt(0) == 0xff && (start.charAt(1) & 0xe6) == 0xe2;
    }

    /** Whether it is UTF-8 without control characters but tabs and ends of lines. The last character may be cut. */
    private static boolean isPlain(byte[] bytes) {
        var text = CharBuffer.allocate(TELLING);
        boolean isUtf8 = !UTF_8.newDecoder()
                .decode(ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, TELLING)), text, false)
                .isError();
        return isUtf8
                && text.flip().chars().allMatch(each -> !Character.isISOControl(each) || "\t\r\n".indexOf(each) >= 0);
    }
}
