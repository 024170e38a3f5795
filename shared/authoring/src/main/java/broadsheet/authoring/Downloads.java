package broadsheet.authoring;

import broadsheet.article.FileFormat;
import broadsheet.article.MediaFile;
import broadsheet.article.PictureName;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The links in a text to files of its article. A reader's browser saves such a file under the name that the document has for it. */
final class Downloads {
    /** The attribute with a file's size. No document can have it, so feeds take its link for a file: Enclosure. */
    static final String BYTES = "data-bytes";

    private static final long KILO = 1_000;

    /** What the desk puts into the names of files, so that no two files have the same: no reader wants to see it. */
    private static final Pattern MARK = Pattern.compile("-[0-9a-f]{16}(?=\\.[A-Za-z0-9]+$)");

    private Downloads() {}

    /** Makes downloads of the links to files that the article has. */
    static void resolve(Element body, Illustrations illustrations) {
        for (Element link : body.select("a[href]")) {
            String reference = link.attr("href").strip();
            if (FileFormat.of(reference).isPresent()) {
                illustrations.linked(reference).ifPresent(file -> link(link, file, reference));
            }
        }
    }

    /** A link to a file, without words. */
    static Element link(MediaFile file, String reference) {
        return link(new Element("a"), file, reference);
    }

    private static Element link(Element link, MediaFile file, String reference) {
        return link(link, file.path(), name(reference), file.format().mediaType(), Long.toString(file.bytes()));
    }

    /** A link whose attributes have the order in which feeds read them. */
    static Element link(Element link, String path, String name, String mediaType, String bytes) {
        link.clearAttributes();
        return link.attr("href", path)
                .attr("download", name)
                .attr("type", mediaType)
                .attr(BYTES, bytes);
    }

    /** Says the type and the size of each file, in its link: so a screen reader says them too. */
    static void set(Element body) {
        for (Element link : body.select("a[" + BYTES + "]")) {
            String ending = link.attr("href").substring(link.attr("href").lastIndexOf('.') + 1);
            link.appendText(" ");
            link.appendElement("small")
                    .text(ending.toUpperCase(Locale.ROOT) + ", " + size(Long.parseLong(link.attr(BYTES))));
            Element paragraph = link.parent();
            if (paragraph != null
                    && paragraph.nameIs("p")
                    && paragraph.childrenSize() == 1
                    && paragraph.ownText().isBlank()) {
                paragraph.addClass("file");
            }
        }
    }

    /** The name of a file without its folders. */
    static String name(String reference) {
        String name = PictureName.of(reference).map(PictureName::value).orElse(reference);
        return MARK.matcher(name.substring(name.lastIndexOf('/') + 1)).replaceFirst("");
    }

    /** A size in whole units, which needs no decimal mark of any language. */
    private static String size(long bytes) {
        long kilobytes = Math.ceilDiv(bytes, KILO);
        return kilobytes < KILO ? kilobytes + "\u00a0KB" : Math.ceilDiv(kilobytes, KILO) + "\u00a0MB";
    }
}
