package eu.sargs.ui.part;

import eu.sargs.access.Audience;
import eu.sargs.access.Neighbours;
import eu.sargs.access.StationKey;
import java.util.Locale;

/** Who sees something and whose it is, in words. */
public final class AudienceWords {
    private AudienceWords() {}

    /** {@code all stations}, {@code this station only}. */
    public static String name(Audience audience, Words words) {
        if (audience.home()) {
            return words.get("part.audience.station");
        }
        return audience.group()
                .map(group -> words.get("part.audience.group", group))
                .or(() -> audience.country()
                        .map(code -> words.get(
                                "part.audience.country", Locale.of("", code).getDisplayCountry(words.locale()))))
                .orElseGet(() -> words.get("part.audience.all"));
    }

    /** The station's name, or the first digits of its key where nobody said its name. */
    public static String station(StationKey key, Neighbours neighbours) {
        return neighbours.station(key).orElseGet(key::toString);
    }
}
