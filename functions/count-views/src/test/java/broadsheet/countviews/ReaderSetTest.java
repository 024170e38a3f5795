package broadsheet.countviews;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReaderSetTest {
    /** The sketch's own, for 1,024 rows that were never merged: sqrt(ln 2 / 2) / sqrt(1,024). */
    private static final double STANDARD_ERROR = 0.0184;

    @Test
    void emptySetCountsNoReaders() {
        assertEquals(0, ReaderSet.of(new byte[0]).number());
    }

    @Test
    void upToAHundredAreExact() {
        var random = new SplittableRandom(1);
        ReaderSet readers = ReaderSet.of(new byte[0]);
        for (int i = 1; i <= ReaderSet.EXACT; i++) {
            long reader = random.nextLong();
            assertTrue(readers.add(reader));
            readers = ReaderSet.of(readers.bytes());
            assertEquals(i, readers.number());
            assertFalse(readers.add(reader));
        }
    }

    @Test
    void everyBrowserOfAHouseholdIsCounted() {
        var random = new SplittableRandom(7);
        for (int article = 0; article < 2_000; article++) {
            ReaderSet readers = ReaderSet.of(new byte[0]);
            for (int i = 0; i < ReaderSet.EXACT; i++) {
                long address = article * 1_000L + i / ReaderSet.OF_AN_ADDRESS;
                readers.add(ReaderSet.visitor(mixed(address), random.nextLong()));
            }
            assertEquals(ReaderSet.EXACT, readers.number(), "article " + article);
        }
    }

    /** A hash of an address: the first number of a generator that the address seeds. */
    private static long mixed(long address) {
        return new SplittableRandom(address).nextLong();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 101, 1_000, 20_000})
    void addingAReaderAgainLeavesTheBytesUnchanged(int number) {
        ReaderSet readers = some(2, number);
        byte[] before = readers.bytes();
        ReaderSet again = ReaderSet.of(before);
        var random = new SplittableRandom(2);
        for (int i = 0; i < number; i++) {
            assertFalse(again.add(random.nextLong()));
        }
        assertEquals(readers.number(), again.number());
        assertArrayEquals(before, again.bytes());
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4, 5})
    void theNumberNeverGoesDown(long seed) {
        var random = new SplittableRandom(seed);
        ReaderSet readers = ReaderSet.of(new byte[0]);
        int last = 0;
        for (int i = 0; i < 5_000; i++) {
            readers.add(random.nextLong());
            // In the moment of the change from each to the sketch it may, by one: ReaderTally sees to that.
            assertTrue(readers.number() >= last - (i == ReaderSet.EXACT ? 1 : 0), i + ": " + readers.number());
            last = readers.number();
        }
    }

    @ParameterizedTest
    @CsvSource({"101, 60", "150, 60", "1000, 60", "10000, 60", "1000000, 12"})
    void manyAreAsPreciseAsTheSketchPromises(int number, int tries) {
        double squares = 0;
        for (int i = 0; i < tries; i++) {
            double error = some(1_000 + i, number).number() / (double) number - 1;
            assertTrue(Math.abs(error) <= 3.5 * STANDARD_ERROR, number + " readers, off by " + error);
            squares += error * error;
        }
        double rms = Math.sqrt(squares / tries);
        System.out.printf("%d readers: %.2f %% root mean square error%n", number, 100 * rms);
        // With 12 tries the estimate of the error itself is some 20 per cent off.
        assertTrue(rms <= (tries < 50 ? 1.5 : 1.2) * STANDARD_ERROR, "root mean square error " + rms);
    }

    @Test
    void theyTakeAtMost701BytesHoweverManyThereAre() {
        var random = new SplittableRandom(7);
        ReaderSet readers = ReaderSet.of(new byte[0]);
        int most = 0;
        for (int i = 0; i < 3_000_000; i++) {
            readers.add(random.nextLong());
            if (i < 300 || i % 997 == 0) {
                most = Math.max(most, readers.bytes().length);
            }
        }
        System.out.println("the most bytes of up to 3,000,000 readers: " + most);
        assertEquals(1 + 7 * ReaderSet.EXACT, most);
    }

    @Test
    void addressIsFiveReadersAtMostWhateverItsBrowsersCallThemselves() {
        var random = new SplittableRandom(8);
        ReaderSet readers = ReaderSet.of(new byte[0]);
        List<Long> visitors = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            long visitor = ReaderSet.visitor(1, random.nextLong());
            visitors.add(visitor);
            readers.add(visitor);
        }
        assertEquals(ReaderSet.OF_AN_ADDRESS, readers.number());
        byte[] before = readers.bytes();
        visitors.forEach(readers::add);
        assertArrayEquals(before, readers.bytes());
        for (int i = 2; i <= 97; i++) {
            readers.add(ReaderSet.visitor(i, random.nextLong()));
        }
        assertEquals(101, readers.number(), 1);
        int many = readers.number();
        visitors.forEach(readers::add);
        for (int i = 0; i < 10_000; i++) {
            readers.add(ReaderSet.visitor(1, random.nextLong()));
        }
        // Of the five that were there some shared a place.
        assertEquals(many, readers.number(), ReaderSet.OF_AN_ADDRESS);
    }

    @ParameterizedTest
    @CsvSource({"50, 2, 0.0", "20, 5, 0.0", "20000, 1, 0.02", "10000, 2, 0.12", "5000, 4, 0.30"})
    void readerEstimateOfHouseholdsStaysWithinItsError(int addresses, int browsers, double fewer) {
        var random = new SplittableRandom(9);
        ReaderSet readers = ReaderSet.of(new byte[0]);
        for (int i = 0; i < addresses; i++) {
            long address = random.nextLong();
            for (int j = 0; j < browsers; j++) {
                readers.add(ReaderSet.visitor(address, random.nextLong()));
            }
        }
        double truth = addresses * browsers;
        double off = 1 - readers.number() / truth;
        System.out.printf("%,d addresses of %d browsers: %.1f %% too few%n", addresses, browsers, 100 * off);
        assertTrue(off <= fewer && off >= -0.02, off + " too few");
    }

    @Test
    void bytesOfAnUnknownFormAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> ReaderSet.of(new byte[] {7, 1, 2, 3}));
    }

    private static ReaderSet some(long seed, int number) {
        var random = new SplittableRandom(seed);
        ReaderSet readers = ReaderSet.of(new byte[0]);
        for (int i = 0; i < number; i++) {
            readers.add(random.nextLong());
        }
        return readers;
    }
}
