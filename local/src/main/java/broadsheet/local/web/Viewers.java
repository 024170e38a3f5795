package broadsheet.local.web;

import broadsheet.local.template.CacheBehaviour;
import broadsheet.local.template.Distribution;
import broadsheet.local.template.ViewerFunction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The CloudFront functions of a distribution. */
public final class Viewers implements AutoCloseable {
    private final Map<ViewerFunction, ViewerCode> codes;

    private Viewers(Map<ViewerFunction, ViewerCode> codes) {
        this.codes = codes;
    }

    /**
     * Loads the functions. This takes about one second, because the JavaScript engine starts.
     *
     * @throws broadsheet.local.template.Refusal if a function's code cannot run
     */
    public static Viewers load(Distribution distribution) {
        Map<ViewerFunction, ViewerCode> codes = new HashMap<>();
        Stream.concat(distribution.behaviours().stream(), Stream.of(distribution.standard()))
                .flatMap(behaviour -> behaviour.viewer().stream())
                .forEach(viewer -> codes.computeIfAbsent(viewer, ViewerCode::load));
        return new Viewers(codes);
    }

    /**
     * Runs the function of a cache behaviour on a request. Without a function, the request goes to the origin
     * unchanged.
     */
    Viewed apply(CacheBehaviour behaviour, Request request) {
        return behaviour
                .viewer()
                .flatMap(viewer -> Optional.ofNullable(codes.get(viewer)))
                .map(code -> code.apply(request))
                .orElseGet(() -> new Viewed.Onward(request));
    }

    @Override
    public void close() {
        codes.values().forEach(ViewerCode::close);
    }
}
