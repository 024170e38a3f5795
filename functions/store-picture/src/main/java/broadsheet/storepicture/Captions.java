package broadsheet.storepicture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Captions of a recording or a film, in the format WebVTT. A file is taken only if a browser would show each of its cues: browsers
 * leave out a cue with a malformed time and say nothing.
 */
final class Captions {
    private static final Pattern HEADER = Pattern.compile("\\uFEFF?WEBVTT(?:[ \\t][^\\n]*)?");
    private static final Pattern BLANK = Pattern.compile("\\n{2,}");
    private static final Pattern NO_CUE = Pattern.compile("(?:NOTE|STYLE|REGION)(?:[ \\t\\n].*)?", Pattern.DOTALL);
    private static final String TIME = "(?:(\\d{2,4}):)?([0-5]\\d):([0-5]\\d)\\.(\\d{3})";
    private static final Pattern TIMING = Pattern.compile(TIME + "[ \\t]+-->[ \\t]+" + TIME + "(?:[ \\t][^\\n]*)?");
    private static final int PARTS = 4;

    private Captions() {}

    /** Whether the bytes are a WebVTT file with at least one cue, and no malformed one. */
    static boolean isValid(byte[] bytes) {
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException malformed) {
            return false;
        }
        String[] blocks =
                BLANK.split(text.replace("\r\n", "\n").replace('\r', '\n').strip(), -1);
        if (!HEADER.matcher(blocks[0].lines().findFirst().orElse("")).matches() || blocks[0].contains("-->")) {
            return false;
        }
        int cues = 0;
        for (int block = 1; block < blocks.length; block++) {
            if (!NO_CUE.matcher(blocks[block]).matches()) {
                if (!isCue(blocks[block])) {
                    return false;
                }
                cues++;
            }
        }
        return cues > 0;
    }

    /** A cue is an optional id, a line of times, and text. */
    private static boolean isCue(String block) {
        String[] lines = block.split("\n", -1);
        int timing = lines[0].contains("-->") ? 0 : 1;
        if (lines.length < timing + 2) {
            return false;
        }
        Matcher times = TIMING.matcher(lines[timing]);
        return times.matches() && time(times, 1) < time(times, 1 + PARTS);
    }

    private static long time(Matcher times, int first) {
        long hours = times.group(first) == null ? 0 : Long.parseLong(times.group(first));
        long seconds =
                (hours * 60 + Long.parseLong(times.group(first + 1))) * 60 + Long.parseLong(times.group(first + 2));
        return seconds * 1_000 + Long.parseLong(times.group(first + 3));
    }
}
