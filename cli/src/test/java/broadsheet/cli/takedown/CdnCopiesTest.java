package broadsheet.cli.takedown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CdnCopiesTest {
    @Test
    void foldersAreInvalidatedFifteenAtATimeBesideThePages() {
        Set<String> paths = Stream.concat(
                        IntStream.range(0, 31).mapToObj("/images/%02d/*"::formatted),
                        IntStream.range(0, 3_001).mapToObj("/tags/%04d/"::formatted))
                .collect(Collectors.toSet());
        List<List<String>> batches = CdnCopies.batches(paths);
        assertEquals(List.of(3_015, 16, 1), batches.stream().map(List::size).toList());
        assertEquals(paths, batches.stream().flatMap(List::stream).collect(Collectors.toSet()));
        assertEquals("/images/30/*", batches.get(2).getFirst());
    }

    @Test
    void nothingIsInvalidatedWithoutPaths() {
        assertEquals(List.of(), CdnCopies.batches(Set.of()));
    }
}
