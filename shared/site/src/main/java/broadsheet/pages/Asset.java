package broadsheet.pages;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A file that pages link to. Its path contains the hash of its content, so that pages always get the matching version.
 * The content under a path never changes.
 *
 * @param path where the asset is served
 * @param page the asset's content
 * @param needs the assets that its content refers to by their paths; they must be uploaded before it
 */
public record Asset(String path, Page page, List<Asset> needs) {
    /** What the paths of all assets begin with. */
    public static final String FOLDER = "/assets/";

    private static final int DIGITS = 12;

    public Asset {
        needs = List.copyOf(needs);
    }

    static Asset of(String name, String extension, String contentType, String text) {
        return of(name, extension, contentType, text, List.of());
    }

    static Asset of(String name, String extension, String contentType, String text, List<Asset> needs) {
        return hashed(name, extension, Page.of(contentType, Page.FOREVER, text), needs);
    }

    /** An asset that is drawn when it is uploaded, with the digest of what is drawn. */
    static Asset drawn(String name, String extension, String contentType, String digest, Supplier<byte[]> drawing) {
        return hashed(name, extension, Page.drawn(contentType, Page.FOREVER, digest, drawing), List.of());
    }

    /** A file of the jar whose name has the hash of its content already. */
    static Asset named(String file, String contentType, Supplier<byte[]> content) {
        return new Asset(FOLDER + file, Page.drawn(contentType, Page.FOREVER, file, content), List.of());
    }

    private static Asset hashed(String name, String extension, Page page, List<Asset> needs) {
        String hash = page.digest().substring(0, DIGITS);
        return new Asset((FOLDER + "%s.%s.%s").formatted(name, hash, extension), page, needs);
    }

    /** The assets that this one needs, and then this one. */
    public Stream<Asset> withNeeds() {
        return Stream.concat(needs.stream().flatMap(Asset::withNeeds), Stream.of(this));
    }
}
