package broadsheet.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The JTE templates, which are compiled at build time. Thread-safe. */
final class Templates {
    private static final int USUAL_LENGTH = 16 * 1024;

    /** The longest page whose output is kept for the next one, in characters: outputs never shrink. */
    private static final int KEPT_LENGTH = 128 * 1024;

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    /** Outputs that have grown to the length of a page. To let one grow takes more memory than anything else of a page. */
    private final Queue<StringOutput> outputs = new ConcurrentLinkedQueue<>();

    /** Fills a template with parameters. */
    String fill(String name, Map<String, Object> parameters) {
        StringOutput html = Optional.ofNullable(outputs.poll()).orElseGet(() -> new StringOutput(USUAL_LENGTH));
        // An output of a template that fails is not kept.
        engine.render(name, parameters, html);
        String text = html.toString();
        if (text.length() <= KEPT_LENGTH) {
            html.reset();
            outputs.add(html);
        }
        return text;
    }
}
