package broadsheet.pages;

import broadsheet.article.Section;
import broadsheet.article.Site;
import broadsheet.identity.Colour;
import broadsheet.identity.Identity;
import broadsheet.identity.Scheme;
import java.util.function.Function;

/** The identity as custom properties of CSS. They stand behind the rules that have defaults for them. */
final class IdentityStyles {
    private IdentityStyles() {}

    static String of(Identity identity) {
        return ":root{"
                + property("paper", identity, Scheme::paper)
                + property("ink", identity, Scheme::ink)
                + property("grey", identity, Scheme::grey)
                + property("faint", identity, Scheme::faint)
                + property("line", identity, Scheme::line)
                + property("wash", identity, Scheme::wash)
                + property("accent", identity, Scheme::accent)
                + property("live", identity, Scheme::live)
                + property("keyword", identity, Scheme::keyword)
                + property("string", identity, Scheme::string)
                + property("number", identity, Scheme::number)
                + "--radius:" + identity.corners().radius() + ";--air:"
                + identity.density().factor() + "}\n";
    }

    /** The colours of the sections. */
    static String ofSections(Site site) {
        var css = new StringBuilder();
        for (Section section : site.sections()) {
            css.append("[data-section=\"%s\"]{--accent:light-dark(%s,%s)}\n"
                    .formatted(section.id(), section.accent(), section.accentDark()));
        }
        return css.toString();
    }

    private static String property(String name, Identity identity, Function<Scheme, Colour> colour) {
        return "--%s:light-dark(%s,%s);".formatted(name, colour.apply(identity.light()), colour.apply(identity.dark()));
    }
}
