package broadsheet.article;

/** The store of the site's settings. */
public interface Sites {
    /** The current settings; {@link Site#unconfigured()} before the first publication. */
    Site site();

    /**
     * Replaces the settings. The method is idempotent.
     *
     * @return whether the settings differ from the stored ones
     * @throws Articles.TooLarge if the settings exceed the store's limit
     */
    boolean publish(Site site);
}
