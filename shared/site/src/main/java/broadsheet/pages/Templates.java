package broadsheet.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** The JTE templates, which are compiled at build time. */
final class Templates {
    private static final int USUAL_LENGTH = 16 * 1024;

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    /** Fills a template with parameters. */
    String fill(String name, Map<String, Object> parameters) {
        var html = new StringOutput(USUAL_LENGTH);
        engine.render(name, parameters, html);
        return html.toString();
    }
}
