package broadsheet.pages;

import broadsheet.identity.Typeface;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A pairing of typefaces as pages use it. {@code build/page_fonts.py} makes its files.
 *
 * @param styles the rules that name the fonts, their fallbacks and what depends on them
 * @param fonts the font files
 * @param preloaded the paths of the fonts that the first words of a page need
 */
record FontFaces(String styles, List<Asset> fonts, List<String> preloaded) {
    /** The media type of WOFF2. */
    static final String MEDIA_TYPE = "font/woff2";

    private static final Memoizer<Typeface, FontFaces> READ = new Memoizer<>(FontFaces::read);

    private static final Pattern FILE = Pattern.compile("url\\(/assets/([a-z0-9.-]+[.]woff2)\\)");

    /** Italic and bold type is rare above the fold: a browser that has not loaded it shows a fallback of the same metrics. */
    private static final Pattern RARE = Pattern.compile("/assets/.*-(?:italic|bold)[.].*");

    FontFaces {
        fonts = List.copyOf(fonts);
        preloaded = List.copyOf(preloaded);
    }

    /** The font files of all other pairings. */
    static Stream<Asset> but(Typeface typeface) {
        return Arrays.stream(Typeface.values())
                .filter(other -> other != typeface)
                .flatMap(other -> of(other).fonts().stream());
    }

    static FontFaces of(Typeface typeface) {
        return READ.of(typeface);
    }

    private static FontFaces read(Typeface typeface) {
        String styles = Assets.read("fonts/" + typeface.word() + ".css");
        Map<String, Asset> fonts = new LinkedHashMap<>();
        Matcher files = FILE.matcher(styles);
        while (files.find()) {
            String file = files.group(1);
            fonts.put(file, Asset.named(file, MEDIA_TYPE, () -> Assets.bytes("fonts/" + file)));
        }
        // The first font is that of headlines; a pairing may use its bold text for them.
        String headlines = fonts.values().stream().findFirst().map(Asset::path).orElse("");
        List<String> preloaded = fonts.values().stream()
                .map(Asset::path)
                .filter(path -> path.equals(headlines) || !RARE.matcher(path).matches())
                .toList();
        return new FontFaces(styles, List.copyOf(fonts.values()), preloaded);
    }
}
