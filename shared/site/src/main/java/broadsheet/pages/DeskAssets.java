package broadsheet.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The assets that only the desk needs, in addition to those of all pages.
 *
 * @param stylesheet the desk's styles
 * @param script the main module
 * @param modules the modules that the main module imports, directly or indirectly
 */
public record DeskAssets(Asset stylesheet, Asset script, List<Asset> modules) {
    private static final String MAIN = "desk";

    /** The modules in dependency order: each contains the hashed paths of those that it imports. */
    private static final List<String> MODULES = List.of(
            "words",
            "api",
            "articles",
            "tray",
            "card",
            "queue",
            "published",
            "reported",
            "decided",
            "readers",
            "document",
            "drafts",
            "editor",
            "live",
            MAIN);

    static final DeskAssets ALL = read();

    public DeskAssets {
        modules = List.copyOf(modules);
    }

    List<Asset> all() {
        return Stream.concat(Stream.of(stylesheet, script), modules.stream()).toList();
    }

    private static DeskAssets read() {
        Map<String, Asset> made = new HashMap<>();
        List<Asset> modules = new ArrayList<>();
        for (String name : MODULES) {
            String text = Assets.read("desk/" + name + ".js");
            for (Map.Entry<String, Asset> module : made.entrySet()) {
                text = text.replace(
                        "\"./" + module.getKey() + ".js\"",
                        "\"" + module.getValue().path() + "\"");
            }
            Asset asset = Asset.of(
                    name.equals(MAIN) ? MAIN : MAIN + "-" + name, "js", "text/javascript; charset=utf-8", text);
            made.put(name, asset);
            modules.add(asset);
        }
        Asset stylesheet = Asset.of(MAIN, "css", "text/css; charset=utf-8", Assets.read("desk/desk.css"));
        return new DeskAssets(stylesheet, modules.removeLast(), modules);
    }
}
