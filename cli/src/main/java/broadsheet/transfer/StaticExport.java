package broadsheet.transfer;

import broadsheet.pages.Notice;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Writes a copy of the site that any web server serves.
 *
 * @param wiring what the copy is made of
 * @param root the copy's folder
 * @param clock the time, for progress
 */
record StaticExport(Wiring wiring, Path root, InstantSource clock) {
    /** The file by which a folder is known as a copy. No server lists files whose names begin with a dot. */
    private static final String MARK = ".broadsheet-static";

    private static final String MARKED = """
        This folder is a static copy of a Broadsheet, made by: broadsheet export --static DIR
        The next run deletes what is not of the site, but for files whose names begin with a dot.
        A path without an extension is the index.html of a folder. Old paths are in _redirects (Netlify, Cloudflare Pages) and in
        redirects.nginx.map, and have a page that leads on. Error page: 404.html.
        nginx, in http: map_hash_bucket_size 4096; map_hash_max_size 65536; map $request_uri $moved { include redirects.nginx.map; }
        in server: if ($moved) { return 301 $moved; }
        Netlify prefers a page to its redirect, unless the code has a mark: sed -i 's/ 301$/ 301!/' _redirects
        Comments are shown. Forms, signing in, ratings, counts and scripts are left out: no server answers them.
        """;

    /** Makes the copy and says what it has. */
    int make(PrintWriter out, PrintWriter err) {
        begin();
        var folder = new ExportFolder(root);
        folder.write(MARK, MARKED);
        var copy = new StaticCopy(wiring.objects(), wiring.bucket().value(), folder);
        var progress =
                new ProgressLines(err, clock, () -> "%,d pages, %,d other files".formatted(copy.pages(), copy.files()));
        try (var workers = new Workers()) {
            copy.copy(workers, progress::step);
        }
        folder.write(
                "404.html",
                StaticHtml.of(wiring.pages().notice(Notice.NOT_FOUND).text()));
        var redirects = new StaticRedirects(wiring.table(), folder);
        int written = redirects.write();
        folder.deleteAllStale();
        out.printf("%,d pages, %,d other files, %,d redirects%n", copy.pages(), copy.files(), written);
        redirects
                .lostForNginx()
                .forEach(path -> out.println("  left out of redirects.nginx.map, which ignores case: " + path));
        copy.tooLong().forEach(path -> out.println("  left out, its name is too long for files: " + path));
        return copy.tooLong().isEmpty() ? 0 : 1;
    }

    private void begin() {
        if (!Files.exists(root.resolve(MARK))) {
            ExportFolder.create(root, "static copy");
        }
    }
}
