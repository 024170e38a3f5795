package broadsheet.article;

/** The site's settings. */
public interface Sites {
    /** The current settings; {@link Site#unconfigured()} before the first publication. */
    Site site();
}
