package eu.sargs.plate;

import eu.sargs.plate.PlateLook.Band;
import eu.sargs.plate.PlateLook.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The colours behind the formats table's {@code visual} remarks, series by series. */
final class PlateLooks {
    private static final int WHITE = 0xF4F4F0;
    private static final int BLACK = 0x111111;
    private static final int RED = 0xB3121C;
    private static final int YELLOW = 0xF5C800;
    private static final int GREEN = 0x0B6B3A;
    private static final int PALE_GREEN = 0xBFE3B4;
    private static final int BLUE = 0x12399B;
    private static final Pattern MILLIMETRES = Pattern.compile("(\\d+)x(\\d+)");

    private PlateLooks() {}

    static PlateLook of(String format, Country country, String sign, List<String> sizes) {
        int background = switch (format) {
            case "LV-dip", "BY-dip", "RU-dip" -> RED;
            case "LT-taxi", "BY-taxi", "RU-taxi" -> YELLOW;
            case "LT-dip" -> GREEN;
            case "EE-dip", "RU-police" -> BLUE;
            case "PL-electric" -> PALE_GREEN;
            default -> WHITE;
        };
        int ink = switch (format) {
            case "LV-temp", "LT-temp", "BY-old" -> RED;
            default -> background == RED || background == GREEN || background == BLUE ? WHITE : BLACK;
        };
        boolean bare = switch (format) {
            case "LV-dip", "LV-temp", "LT-dip", "LT-temp", "EE-dip", "BY-old" -> true;
            default -> false;
        };
        Band band = switch (country.code()) {
            case "BY" -> bare ? Band.NONE : Band.FLAG_LEFT;
            case "RU" -> Band.REGION_RIGHT;
            case "UA" -> Band.BLUE_FLAG_LEFT;
            case "KZ" -> Band.FLAG_LEFT_REGION_RIGHT;
            default -> bare ? Band.NONE : Band.EU_LEFT;
        };
        return new PlateLook(background, ink, band, sign, millimetres(sizes));
    }

    private static List<Size> millimetres(List<String> sizes) {
        List<Size> all = new ArrayList<>();
        for (String size : sizes) {
            Matcher matcher = MILLIMETRES.matcher(size);
            if (matcher.find()) {
                int width = Integer.parseInt(matcher.group(1));
                int height = Integer.parseInt(matcher.group(2));
                all.add(new Size(width, height, width < 2.2 * height));
            }
        }
        return all;
    }
}
