package broadsheet.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The assets that only the desk needs, in addition to those of all pages.
 *
 * @param stylesheet the desk's styles
 * @param script the desk's script
 * @param bundles what the script imports once somebody needs it: the editor of articles, and in it what reads a paste
 */
public record DeskAssets(Asset stylesheet, Asset script, List<Asset> bundles) {
    private static final String MAIN = "desk";

    /** The bundles that {@code build/bundle} makes, in dependency order: each contains the hashed paths of those before it. */
    private static final List<String> BUNDLES = List.of("pasting", "writing", MAIN);

    /** The parts of the stylesheet, in the order of the cascade. */
    private static final List<String> SHEETS =
            List.of("desk", "cards", "front", "worklist", "history", "audit", "writing", "schedule", "live", "pages");

    static final DeskAssets ALL = read();

    public DeskAssets {
        bundles = List.copyOf(bundles);
    }

    List<Asset> all() {
        return Stream.concat(Stream.of(stylesheet, script), bundles.stream()).toList();
    }

    private static DeskAssets read() {
        Map<String, Asset> made = new HashMap<>();
        List<Asset> bundles = new ArrayList<>();
        for (String name : BUNDLES) {
            bundles.add(make(name, Assets.read(name + ".js"), made));
        }
        String look = SHEETS.stream()
                .map(sheet -> Assets.read("desk/" + sheet + ".css"))
                .collect(Collectors.joining());
        Asset stylesheet = Asset.of(MAIN, "css", "text/css; charset=utf-8", look);
        return new DeskAssets(stylesheet, bundles.removeLast(), bundles);
    }

    /** A bundle in which the paths of those that it imports have their hashes. */
    private static Asset make(String name, String text, Map<String, Asset> made) {
        String linked = text;
        for (Map.Entry<String, Asset> bundle : made.entrySet()) {
            linked = linked.replace(
                    "\"./" + bundle.getKey() + ".js\"", "\"" + bundle.getValue().path() + "\"");
        }
        Asset asset =
                Asset.of(name.equals(MAIN) ? MAIN : MAIN + "-" + name, "js", "text/javascript; charset=utf-8", linked);
        made.put(name, asset);
        return asset;
    }
}
