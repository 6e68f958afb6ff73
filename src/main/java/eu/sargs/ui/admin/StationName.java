package eu.sargs.ui.admin;

import java.time.ZoneId;
import java.util.List;

/** The four stations this program is for, each with its zone; any other name can be typed. */
record StationName(String name, ZoneId zone) {
    static final ZoneId RIGA = ZoneId.of("Europe/Riga");
    static final ZoneId VILNIUS = ZoneId.of("Europe/Vilnius");
    static final List<StationName> KNOWN = List.of(
            new StationName("Krāslava", RIGA),
            new StationName("Kārsava", RIGA),
            new StationName("Utena", VILNIUS),
            new StationName("Molėtai", VILNIUS));

    static final List<ZoneId> ZONES = List.of(RIGA, VILNIUS);

    /** Text key of a zone's name. */
    static String zoneKey(ZoneId zone) {
        return zone.equals(VILNIUS) ? "admin.zone.vilnius" : "admin.zone.riga";
    }
}
