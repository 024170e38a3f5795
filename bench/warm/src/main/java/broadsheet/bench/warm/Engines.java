package broadsheet.bench.warm;

import freemarker.core.HTMLOutputFormat;
import freemarker.ext.beans.ZeroArgumentNonVoidMethodPolicy;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The article's page in three template engines, each set up as its guide advises: templates are kept, all text is escaped. */
final class Engines {
    private static final String FOLDER = "broadsheet/bench/warm/";
    private static final int USUAL_LENGTH = 16 * 1024;

    private Engines() {}

    /** As the functions do it. */
    static Function<Map<String, Object>, String> jte() {
        TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
        return model -> {
            var html = new StringOutput(USUAL_LENGTH);
            engine.render("article.jte", model, html);
            return html.toString();
        };
    }

    static Function<Map<String, Object>, String> pebble() {
        var loader = new ClasspathLoader();
        loader.setPrefix(FOLDER + "pebble");
        loader.setSuffix(".peb");
        PebbleTemplate template = new PebbleEngine.Builder()
                .loader(loader)
                .defaultLocale(Locale.ROOT)
                .strictVariables(true)
                .build()
                .getTemplate("article");
        return model -> {
            var html = new StringWriter(USUAL_LENGTH);
            try {
                template.evaluate(html, model);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return html.toString();
        };
    }

    static Function<Map<String, Object>, String> freeMarker() {
        var configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassLoaderForTemplateLoading(Engines.class.getClassLoader(), FOLDER + "freemarker");
        var wrapper = new DefaultObjectWrapperBuilder(Configuration.VERSION_2_3_34);
        // Frame has a component and a method of one name.
        wrapper.setRecordZeroArgumentNonVoidMethodPolicy(ZeroArgumentNonVoidMethodPolicy.METHOD_ONLY);
        configuration.setObjectWrapper(wrapper.build());
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setDefaultEncoding("UTF-8");
        // Else it looks every five seconds whether a template has changed.
        configuration.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        Template template;
        try {
            template = configuration.getTemplate("article.ftlh");
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        return model -> {
            var html = new StringWriter(USUAL_LENGTH);
            try {
                template.process(model, html);
            } catch (TemplateException | IOException broken) {
                throw new IllegalStateException(broken);
            }
            return html.toString();
        };
    }
}
