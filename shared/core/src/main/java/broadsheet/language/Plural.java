package broadsheet.language;

import java.util.Locale;

/** The plural categories of CLDR. */
enum Plural {
    ZERO,
    ONE,
    TWO,
    FEW,
    MANY,
    OTHER;

    /** The key of a message's form for this category. */
    String form(String key) {
        return key + "[" + this + "]";
    }

    /** The category's name in CLDR and in browsers. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
