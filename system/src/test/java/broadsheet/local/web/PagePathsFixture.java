package broadsheet.local.web;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/** The function of template.yaml that sees viewers' requests for pages. */
final class PagePathsFixture implements AutoCloseable {
    /** What it makes of a path that neither a page nor a redirect can have. */
    static final String NO_PAGE = "/404";

    private final ViewerCode code = ViewerCode.load(
            SessionToTokenTest.distribution().standard().viewer().orElseThrow());

    /** The request that goes on to the bucket. */
    Request onward(String path, String query) {
        return assertInstanceOf(Viewed.Onward.class, code.apply(request(path, query)))
                .request();
    }

    private static Request request(String path, String query) {
        return new Request("GET", path, query, new LinkedHashMap<>(Map.of()), SdkBytes.fromUtf8String(""), "127.0.0.1");
    }

    @Override
    public void close() {
        code.close();
    }
}
