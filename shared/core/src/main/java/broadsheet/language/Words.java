package broadsheet.language;

import broadsheet.json.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of pages in one language. Their methods are the keys of the message files, so that a template can ask only
 * for a message that exists. Thread-safe.
 */
public final class Words {
    private static final Map<String, Words> KNOWN = new ConcurrentHashMap<>();

    /** A message's place in a script: a string with its key. */
    private static final Pattern PLACE = Pattern.compile("\"@(\\w+\\.\\w+|locale)\"");

    private final Catalog catalog;
    private final Formats formats;
    private final PageWords page;
    private final ListingWords listing;
    private final ArticleWords article;
    private final RatingWords rating;
    private final DiscussionWords discussion;
    private final LiveWords live;
    private final NoticeWords notice;
    private final RefusalWords refusal;
    private final SignInWords signIn;

    private Words(String tag) {
        Language language = Language.of(tag).orElse(Language.ENGLISH);
        Locale locale = Language.of(tag).map(known -> known.locale(tag)).orElseGet(() -> Locale.forLanguageTag(tag));
        catalog = Catalog.of(language);
        formats = new Formats(locale);
        page = new PageWords(catalog);
        listing = new ListingWords(catalog);
        article = new ArticleWords(catalog, formats);
        rating = new RatingWords(catalog, formats);
        discussion = new DiscussionWords(catalog, formats);
        live = new LiveWords(catalog);
        notice = new NoticeWords(catalog);
        refusal = new RefusalWords(catalog, formats);
        signIn = new SignInWords(catalog);
    }

    /**
     * The words in a language. It reads the messages of that language only, once.
     *
     * @param tag a BCP 47 tag; the words are English if no messages exist in its language
     */
    public static Words in(String tag) {
        return KNOWN.computeIfAbsent(tag, Words::new);
    }

    /**
     * The words in the language of a text.
     *
     * @param tag the BCP 47 tag of the text; empty if it is the page's
     * @param page the BCP 47 tag of the page, whose words the text gets if no messages exist in its own language
     */
    public static Words within(Optional<String> tag, String page) {
        return in(tag.filter(text -> Language.of(text).isPresent()).orElse(page));
    }

    /** Dates and numbers. */
    public Formats formats() {
        return formats;
    }

    /** The words that every page shows around its content. */
    public PageWords page() {
        return page;
    }

    /** The words of lists of articles. */
    public ListingWords listing() {
        return listing;
    }

    /** The words around an article. */
    public ArticleWords article() {
        return article;
    }

    /** The words of the rating of an article. */
    public RatingWords rating() {
        return rating;
    }

    /** The words of a discussion. */
    public DiscussionWords discussion() {
        return discussion;
    }

    /** The words of live coverage. */
    public LiveWords live() {
        return live;
    }

    /** The words of pages in place of a page. */
    public NoticeWords notice() {
        return notice;
    }

    /** The words for readers whose request is refused. */
    public RefusalWords refusal() {
        return refusal;
    }

    /** The words of a sign-in that failed. */
    public SignInWords signIn() {
        return signIn;
    }

    /**
     * A script in this language. It replaces the string {@code "@key"} by the message; if the message has plural forms, by
     * an object of them; and the string {@code "@locale"} by the locale for dates and numbers.
     */
    public String script(String source) {
        return PLACE.matcher(source).replaceAll(place -> Matcher.quoteReplacement(literal(place.group(1))));
    }

    private String literal(String key) {
        if (key.equals("locale")) {
            return string(formats.tag());
        }
        if (!catalog.isCounted(key)) {
            return string(catalog.message(key));
        }
        return catalog.forms(key).entrySet().stream()
                .map(form -> form.getKey() + ":" + string(form.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** JSON is a subset of JavaScript. */
    private static String string(String text) {
        return Json.write(json -> json.writeString(text));
    }
}
