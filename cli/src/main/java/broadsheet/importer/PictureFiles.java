package broadsheet.importer;

import broadsheet.article.PictureName;
import broadsheet.authoring.DocumentReader;
import broadsheet.authoring.SiteReader;
import broadsheet.validation.FieldError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The picture files that a document shows. References to missing files are not included; the service reports those.
 *
 * @param files the files by picture name, in the document's order
 * @param errors names that refer to two different files
 */
record PictureFiles(Map<PictureName, Path> files, List<FieldError> errors) {
    /**
     * Finds the files: {@code photos/a.jpg} relative to the document, {@code /photos/a.jpg} relative to the published
     * folder, or else to the document.
     *
     * @param root the published folder, without symbolic links in its path; no file outside it is found
     * @param document the document's path
     * @param bytes the document
     */
    static PictureFiles of(Path root, Path document, byte[] bytes) {
        return of(root, document, DocumentReader.pictureReferences(bytes));
    }

    /**
     * Finds the files of the settings' pictures, as those of a document.
     *
     * @param site the path of site.yaml, in the published folder
     */
    static PictureFiles ofSite(Path site) throws IOException {
        Path root = site.toRealPath().resolveSibling("");
        return of(root, site, SiteReader.pictureReferences(Files.readAllBytes(site)));
    }

    private static PictureFiles of(Path root, Path document, Set<String> references) {
        Map<PictureName, Path> files = new LinkedHashMap<>();
        List<FieldError> errors = new ArrayList<>();
        for (String reference : references) {
            Optional<PictureName> name = PictureName.of(reference);
            boolean fromRoot = reference.strip().startsWith("/");
            Path beside = document.resolveSibling("");
            // An export has all pictures of an article beside its document.
            Optional<Path> file = name.map(PictureName::value)
                    .flatMap(path -> find(root, fromRoot ? root : beside, path)
                            .or(() -> fromRoot ? find(root, beside, path) : Optional.empty()));
            if (file.isPresent()) {
                Path first = files.putIfAbsent(name.get(), file.get());
                if (first != null && !first.equals(file.get())) {
                    errors.add(new FieldError(
                            "picture " + name.get(),
                            "is two files: " + root.relativize(first) + " and " + root.relativize(file.get())));
                }
            }
        }
        return new PictureFiles(files, errors);
    }

    private static Optional<Path> find(Path root, Path folder, String path) {
        try {
            Path file = folder.resolve(path).toRealPath();
            return Optional.of(file).filter(real -> real.startsWith(root) && Files.isRegularFile(real));
        } catch (IOException | InvalidPathException missing) {
            return Optional.empty();
        }
    }
}
