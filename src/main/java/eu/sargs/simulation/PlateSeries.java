package eu.sargs.simulation;

import java.util.random.RandomGenerator;

/**
 * Plates as each country issues them: the shapes and alphabets of {@code eu.sargs.plate}'s format table, invented
 * numbers. (The table's patterns tell what is a plate; which of them are common on the road is said here.)
 */
public final class PlateSeries {
    private static final String LV = "ABCDEFGHJKLMNOPRSTUVZ";
    private static final String LT = "ABCDEFGHJKLMNOPRSTUVZ";
    private static final String EE = "ABCDEFGHJKLMNPRSTVWXYZ";
    private static final String PL = "ACEFGHJKLMNPRSTUVWXY";
    private static final String BY = "ABEIKMHOPCTX";
    private static final String RU = "ABEKMHOPCTYX";
    private static final String UA = "ABCEHIKMOPTX";
    private static final String DE = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private static final String[] PL_TOWNS = {"WA", "WE", "BI", "BS", "LU", "GD", "KR", "PO", "NO", "BSU", "WPI", "BAU"
    };
    private static final String[] RU_REGIONS = {"60", "67", "77", "78", "69", "39", "150", "177", "197", "777", "799"};
    private static final String[] UA_REGIONS = {"AA", "AC", "BC", "KA", "BK", "CB", "AE"};
    private static final String[] DE_TOWNS = {"B", "M", "HH", "K", "F", "DD", "HRO", "L", "S", "LG"};

    private PlateSeries() {}

    /** One of the countries met on these roads, weighted as they are met there. */
    public static String country(RandomGenerator random) {
        int n = random.nextInt(100);
        return n < 40
                ? "LV"
                : n < 60 ? "LT" : n < 70 ? "BY" : n < 78 ? "RU" : n < 85 ? "EE" : n < 92 ? "PL" : n < 96 ? "UA" : "DE";
    }

    /**
     * @param heavy a lorry or a bus, which some countries number differently
     * @param twoLines a square plate, where the country has one
     */
    public static RegistrationPlate plate(String country, boolean heavy, boolean twoLines, RandomGenerator random) {
        String line = twoLines ? "/" : " ";
        String display = switch (country) {
            case "LV" ->
                twoLines
                        ? "T" + "ABC".charAt(random.nextInt(3)) + "/" + (10 + random.nextInt(990))
                        : letters(LV, 2, random) + "-" + (1 + random.nextInt(9))
                                + digits(random.nextInt(10) < 8 ? 3 : 2, random);
            case "LT" ->
                twoLines
                        ? digits(3, random) + "/" + letters(LT, 2, random)
                        : letters(LT, 3, random) + " " + digits(3, random);
            case "EE" -> digits(3, random) + line + letters(EE, 3, random);
            case "PL" -> {
                String town = PL_TOWNS[random.nextInt(PL_TOWNS.length)];
                yield town
                        + line
                        + (town.length() == 2 ? digits(5, random) : letters(PL, 1, random) + digits(3, random));
            }
            case "BY" ->
                (heavy
                                ? letters(BY, 2, random) + line + digits(4, random)
                                : digits(4, random) + line + letters(BY, 2, random))
                        + "-" + (1 + random.nextInt(7));
            case "RU" -> {
                String region = RU_REGIONS[random.nextInt(RU_REGIONS.length)];
                yield twoLines
                        ? digits(4, random) + "/" + letters(RU, 2, random) + "#" + region
                        : letters(RU, 1, random) + digits(3, random) + letters(RU, 2, random) + "#" + region;
            }
            case "UA" ->
                UA_REGIONS[random.nextInt(UA_REGIONS.length)]
                        + line
                        + digits(4, random)
                        + (twoLines ? "" : " ")
                        + letters(UA, 2, random);
            case "DE" ->
                DE_TOWNS[random.nextInt(DE_TOWNS.length)] + (twoLines ? "/" : "|") + letters(DE, 2, random) + " "
                        + (1 + random.nextInt(9)) + digits(2, random);
            default -> throw new IllegalArgumentException("No series for " + country);
        };
        return RegistrationPlate.of(country, display);
    }

    private static String letters(String alphabet, int count, RandomGenerator random) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static String digits(int count, RandomGenerator random) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }
}
