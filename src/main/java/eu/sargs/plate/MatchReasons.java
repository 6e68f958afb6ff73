package eu.sargs.plate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says why a read fits a pattern, in words an officer can check against the crop: message keys of
 * {@code plate.why.*} with their arguments, to be put into the reader's language where they are shown.
 */
public final class MatchReasons {
    /** One sentence. */
    public record Reason(String key, List<Object> arguments) {
        public Reason {
            arguments = List.copyOf(arguments);
        }
    }

    private MatchReasons() {}

    /**
     * @param match why it rang
     * @param reading what was read
     * @return one to three sentences, the main one first
     */
    public static List<Reason> of(PlateMatch match, Reading reading) {
        List<Reason> reasons = new ArrayList<>();
        switch (match.kind()) {
            case EXACT -> reasons.add(new Reason("plate.why.exact", List.of()));
            case WILDCARD -> reasons.add(new Reason("plate.why.wildcard", List.of(match.pattern())));
            case ALTERNATIVE ->
                reasons.add(new Reason(
                        "plate.why.alternative",
                        List.of(reading.plate().text(), match.plate().text())));
            case CONFUSABLE -> {
                for (PlateMatch.Substitution one : match.substitutions()) {
                    reasons.add(new Reason(
                            "plate.why.sign",
                            List.of(String.valueOf(one.read()), String.valueOf(one.wanted()), one.at() + 1)));
                }
            }
        }
        if (match.kind() == PlateMatch.Kind.CONFUSABLE || match.kind() == PlateMatch.Kind.ALTERNATIVE) {
            String country = reading.country().code();
            if (reading.country().known()) {
                String key = match.formatFits() ? "plate.why.format" : "plate.why.noformat";
                reasons.add(new Reason(key, List.of(country)));
            }
        }
        return reasons;
    }

    /** The signs read otherwise than wanted, in short, {@code 0→O 8→B}; empty where there are none. */
    public static String inShort(PlateMatch match) {
        return match.substitutions().stream()
                .map(one -> one.read() + "→" + one.wanted())
                .collect(Collectors.joining(" "));
    }
}
