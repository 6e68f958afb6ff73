package eu.sargs.plate;

/**
 * A format that a text fits.
 *
 * @param format its id, {@code LV-car}
 * @param kind of vehicle
 * @param fit 0 to 1: how likely a text of this shape, seen on our roads, is of this series. A soft prior to rank by,
 *     never a proof: the same text can be issued by several countries
 */
public record FormatMatch(Country country, String format, String kind, double fit) {}
