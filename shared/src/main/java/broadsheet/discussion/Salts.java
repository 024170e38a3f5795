package broadsheet.discussion;

import java.time.LocalDate;

/**
 * Secrets of a day. What was made with one cannot be traced back once it is gone, two days later.
 */
public interface Salts {
    /** The day's secret, 32 random bytes: the same for everybody who asks. */
    byte[] of(LocalDate day);
}
