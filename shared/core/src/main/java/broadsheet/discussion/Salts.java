package broadsheet.discussion;

import java.time.LocalDate;

/**
 * The store of daily secrets, separate from all data made with them. Once a salt is deleted, nobody can trace that
 * data back to an address. The store deletes a salt when it creates that of two days later, or some days after that at
 * the latest.
 */
public interface Salts {
    /** The day's salt, 32 random bytes, the same for all callers. */
    byte[] of(LocalDate day);
}
