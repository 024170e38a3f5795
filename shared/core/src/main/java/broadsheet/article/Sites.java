package broadsheet.article;

/** The publication's own settings. */
public interface Sites {
    /** The site as it is; {@link Site#unconfigured()} before the first was published. */
    Site site();

    /**
     * Replaces the settings. Safe to repeat.
     *
     * @return whether they differ from what stood there
     * @throws Articles.TooLarge if they say more than the store's limit
     */
    boolean publish(Site site);
}
