package broadsheet.discussion;

import java.time.LocalDate;

/**
 * Secrets of a day, kept apart from everything that was made with them. What was made with one cannot be traced back once it
 * is deleted: when the salt of two days later is made, or some days after that at the latest.
 */
public interface Salts {
    /** The day's secret, 32 random bytes: the same for everybody who asks. */
    byte[] of(LocalDate day);
}
