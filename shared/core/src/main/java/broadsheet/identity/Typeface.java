package broadsheet.identity;

import java.util.Locale;

/** A pairing of typefaces. All but the last are bundled. */
public enum Typeface {
    /** Fraunces and Spectral: warm and bookish. */
    ALMANAC,
    /** Archivo, condensed, and IBM Plex Serif: a newspaper of today. */
    BULLETIN,
    /** Instrument Serif and Libre Franklin: a magazine of design. */
    QUARTERLY,
    /** Bricolage Grotesque and Spectral: a paper of technology. */
    SIGNAL,
    /** Zilla Slab and Barlow Condensed: dispatches from the field. */
    DISPATCH,
    /** What the reader's system has; nothing is loaded. */
    SYSTEM;

    /** The word for it in the settings. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
