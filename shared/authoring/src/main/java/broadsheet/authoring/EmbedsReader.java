package broadsheet.authoring;

import broadsheet.embed.EmbedService;
import broadsheet.embed.Embeds;
import broadsheet.validation.FieldErrors;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parses what pages may show from other sites: {@code embeds} of site.yaml. */
final class EmbedsReader {
    private static final int MAX_EMBEDS = 30;
    private static final int MAX_LENGTH = 300;
    private static final String MASTODON = EmbedService.MASTODON.id() + ":";

    private EmbedsReader() {}

    /** Reads the list of services; an entry {@code mastodon:example.social} allows a server. */
    static Embeds read(Fields fields, FieldErrors errors) {
        Set<EmbedService> services = new LinkedHashSet<>();
        Set<String> servers = new LinkedHashSet<>();
        for (Fields.Located entry : fields.texts(MAX_EMBEDS, MAX_LENGTH, "embeds")) {
            String text = entry.text();
            Optional<EmbedService> service = EmbedService.of(text);
            if (text.startsWith(MASTODON) && Embeds.isHost(text.substring(MASTODON.length()))) {
                servers.add(text.substring(MASTODON.length()));
            } else if (text.startsWith(EmbedService.MASTODON.id())) {
                errors.add(entry.at(), "\"" + text + "\" names no server: write mastodon:mastodon.social");
            } else if (service.isEmpty()) {
                errors.add(entry.at(), "\"" + text + "\" is none of the services " + EmbedService.ids());
            }
            service.filter(known -> known != EmbedService.MASTODON).ifPresent(services::add);
        }
        return new Embeds(List.copyOf(services), List.copyOf(servers));
    }
}
