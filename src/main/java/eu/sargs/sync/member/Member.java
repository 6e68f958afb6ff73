package eu.sargs.sync.member;

import eu.sargs.journal.OriginKey;
import java.util.Objects;

/**
 * A seat or server that belongs.
 *
 * @param station its name, {@code Krāslava}
 * @param seat its name within the station
 * @param agency who it works for, {@code vp-kraslava}: lower-case letters, digits and dashes
 * @param country {@code LV} or another ISO 3166-1 code
 * @param admits whether it may admit and revoke others
 */
public record Member(OriginKey key, String station, String seat, String agency, String country, boolean admits) {
    public Member {
        Objects.requireNonNull(key);
        if (station.isBlank()
                || station.length() > 64
                || seat.isBlank()
                || seat.length() > 64
                || !agency.matches("[a-z0-9-]{1,32}")
                || !country.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("Not a member");
        }
    }

    /** The same seat under its next key. */
    Member under(OriginKey next) {
        return new Member(next, station, seat, agency, country, admits);
    }
}
