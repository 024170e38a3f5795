package broadsheet.cli.takedown;

import static java.util.stream.Gatherers.windowFixed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.waiters.CloudFrontWaiter;

/** The copies of pages in a CloudFront distribution's cache. Without a distribution every operation does nothing. */
final class CdnCopies implements AutoCloseable {
    /** The timeout of an invalidation. CloudFront needs a minute or two, seldom ten. */
    private static final WaiterOverrideConfiguration TEN_MINUTES = WaiterOverrideConfiguration.builder()
            .maxAttempts(120)
            .backoffStrategyV2(BackoffStrategy.fixedDelay(Duration.ofSeconds(5)))
            .build();

    /**
     * The most paths of an invalidation: so many may be under way in a distribution (CloudFront's quotas).
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/InvalidationLimits.html">quotas</a>
     */
    private static final int MOST_FILES = 3_000;

    private static final int MOST_WILDCARDS = 15;

    private final Optional<String> distribution;
    private final Optional<CloudFrontClient> cloudFront;

    /** Creates a client of CloudFront with the credentials of the environment. */
    CdnCopies(Optional<String> distribution) {
        this.distribution = distribution;
        cloudFront = distribution.map(
                id -> CloudFrontClient.builder().region(Region.US_EAST_1).build());
    }

    /** Invalidates the paths and waits until CloudFront has finished. */
    void drop(Set<String> paths) {
        cloudFront.ifPresent(
                client -> batches(paths).forEach(batch -> drop(client, distribution.orElseThrow(), batch)));
    }

    /** The paths in as few invalidations as CloudFront accepts one after the other. */
    static List<List<String>> batches(Set<String> paths) {
        Predicate<String> isWildcard = path -> path.endsWith("*");
        List<List<String>> files = windows(paths, isWildcard.negate(), MOST_FILES);
        List<List<String>> folders = windows(paths, isWildcard, MOST_WILDCARDS);
        return IntStream.range(0, Math.max(files.size(), folders.size()))
                .mapToObj(at -> Stream.of(files, folders)
                        .filter(windows -> at < windows.size())
                        .flatMap(windows -> windows.get(at).stream())
                        .toList())
                .toList();
    }

    private static List<List<String>> windows(Set<String> paths, Predicate<String> which, int most) {
        return paths.stream().filter(which).sorted().gather(windowFixed(most)).toList();
    }

    private static void drop(CloudFrontClient client, String distribution, List<String> paths) {
        String invalidation = client.createInvalidation(request -> request.distributionId(distribution)
                        .invalidationBatch(batch -> batch.callerReference("takedown-" + Instant.now())
                                .paths(all -> all.items(paths).quantity(paths.size()))))
                .invalidation()
                .id();
        try (CloudFrontWaiter waiter = CloudFrontWaiter.builder()
                .client(client)
                .overrideConfiguration(TEN_MINUTES)
                .build()) {
            waiter.waitUntilInvalidationCompleted(
                    request -> request.distributionId(distribution).id(invalidation));
        }
    }

    @Override
    public void close() {
        cloudFront.ifPresent(CloudFrontClient::close);
    }
}
