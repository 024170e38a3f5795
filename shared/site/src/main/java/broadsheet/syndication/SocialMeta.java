package broadsheet.syndication;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Article;
import broadsheet.article.FrontMatter;
import broadsheet.article.Label;
import broadsheet.article.Listing;
import broadsheet.article.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A {@code meta} element for link previews. It follows the <a href="https://ogp.me">Open Graph protocol</a> and X's
 * cards. X takes title, description and picture from Open Graph if its own are missing.
 *
 * @param attribute the attribute that holds the key
 * @param key the property's name
 * @param content the property's value; the template escapes it
 */
public record SocialMeta(Attribute attribute, String key, String content) {
    public SocialMeta {
        requireNonNull(attribute, "attribute is null");
        requireNonNull(key, "key is null");
        content = WellFormed.text(content);
    }

    /** The attribute of {@code meta} that holds the key. */
    public enum Attribute {
        /** Used by Open Graph, which is based on RDFa. */
        PROPERTY,
        /** Used by standard HTML metadata. */
        NAME
    }

    /** Whether the key goes into {@code property}; otherwise it goes into {@code name}. */
    public boolean isProperty() {
        return attribute == Attribute.PROPERTY;
    }

    /** The element that keeps the page out of search engines. */
    public static SocialMeta noIndex() {
        return new SocialMeta(Attribute.NAME, "robots", "noindex");
    }

    /**
     * The elements of an article's page.
     *
     * @param picture its social card; empty while the site has no URL
     */
    public static List<SocialMeta> article(Site site, Article article, Optional<PageImage> picture) {
        FrontMatter front = article.front();
        var meta = new ArrayList<>(common(
                "article",
                site,
                front.language().in(site),
                Article.path(article.slug()),
                front.title(),
                front.dek(),
                picture));
        meta.add(property("article:published_time", article.published().toString()));
        meta.add(property("article:modified_time", article.updated().toString()));
        for (Label author : front.authors()) {
            meta.add(property("article:author", site.url() + new Listing.OfAuthor(author.id()).path()));
        }
        meta.add(property("article:section", site.sectionName(front.section())));
        for (Label tag : front.tags()) {
            meta.add(property("article:tag", tag.name()));
        }
        return List.copyOf(meta);
    }

    /**
     * The elements of any other page.
     *
     * @param path the page's path
     * @param title the page's own title; empty on the home page
     * @param description one sentence about the page; may be empty
     */
    public static List<SocialMeta> page(Site site, String path, String title, String description) {
        return common(
                "website",
                site,
                site.language(),
                path,
                title.isEmpty() ? site.title() : title,
                description,
                Optional.empty());
    }

    private static List<SocialMeta> common(
            String type,
            Site site,
            String language,
            String path,
            String title,
            String description,
            Optional<PageImage> picture) {
        List<SocialMeta> meta = new ArrayList<>();
        meta.add(property("og:type", type));
        meta.add(property("og:title", title));
        if (!description.isEmpty()) {
            meta.add(property("og:description", description));
        }
        meta.add(property("og:url", site.url() + path));
        meta.add(property("og:site_name", site.title()));
        meta.add(property("og:locale", locale(Locale.forLanguageTag(language))));
        picture.ifPresent(image -> {
            meta.add(property("og:image", image.url()));
            meta.add(property("og:image:width", Integer.toString(image.width())));
            meta.add(property("og:image:height", Integer.toString(image.height())));
            if (!image.alt().isEmpty()) {
                meta.add(property("og:image:alt", image.alt()));
                meta.add(name("twitter:image:alt", image.alt()));
            }
        });
        meta.add(name("twitter:card", picture.isPresent() ? "summary_large_image" : "summary"));
        return List.copyOf(meta);
    }

    /**
     * The locale as {@code language_TERRITORY}. If the language has no territory, the result is the language
     * alone. That violates the format, but without any value, {@code en_US} would be the default.
     */
    private static String locale(Locale locale) {
        return locale.getCountry().isEmpty() ? locale.getLanguage() : locale.getLanguage() + "_" + locale.getCountry();
    }

    private static SocialMeta property(String key, String content) {
        return new SocialMeta(Attribute.PROPERTY, key, content);
    }

    private static SocialMeta name(String key, String content) {
        return new SocialMeta(Attribute.NAME, key, content);
    }
}
