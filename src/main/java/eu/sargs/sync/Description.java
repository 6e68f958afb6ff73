package eu.sargs.sync;

import eu.sargs.platform.Fault;
import java.util.Locale;

/**
 * Who a key is.
 *
 * @param station its name, {@code Krāslava}
 * @param seat its name within the station
 * @param agency who it works for, {@code vp-kraslava}: lower-case letters, digits and dashes; scopes go by it
 * @param country {@code LV} or another ISO 3166-1 code
 */
public record Description(String station, String seat, String agency, String country) {
    /** @throws Fault SYN-08 when a part is empty, too long or of the wrong form */
    public Description {
        station = station.strip();
        seat = seat.strip();
        agency = agency.strip().toLowerCase(Locale.ROOT);
        country = country.strip().toUpperCase(Locale.ROOT);
        if (!isName(station) || !isName(seat) || !agency.matches("[a-z0-9-]{1,32}") || !country.matches("[A-Z]{2}")) {
            throw new Fault("SYN-08", "sync.fault.description");
        }
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.length() <= 64;
    }
}
