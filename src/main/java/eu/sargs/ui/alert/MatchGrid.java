package eu.sargs.ui.alert;

import eu.sargs.alert.Alert;
import eu.sargs.plate.PlateMatch;
import eu.sargs.plate.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a read fits an entry, sign by sign.
 *
 * @param columns one for each sign of the read
 */
record MatchGrid(List<Column> columns) {
    /** How a sign of the read stands to the entry's. */
    enum Fit {
        SAME,
        SUBSTITUTED,
        WILDCARD
    }

    /**
     * @param wanted the entry's sign; {@code ?} or {@code *} for a wildcard
     * @param confidence of the sign read, 0 to 1; empty where the match is of another choice of the reader
     */
    record Column(char read, char wanted, Fit fit, Optional<Double> confidence) {}

    static MatchGrid of(Alert alert) {
        PlateMatch match = alert.match();
        Reading reading = alert.sighting().reading();
        String read = match.plate().text();
        boolean sameText = reading.plate().equals(match.plate());
        List<Column> columns = new ArrayList<>();
        String wanted = aligned(match, read);
        for (int i = 0; i < read.length(); i++) {
            char want = wanted.charAt(i);
            Fit fit = want == '?' || want == '*' ? Fit.WILDCARD : want == read.charAt(i) ? Fit.SAME : Fit.SUBSTITUTED;
            columns.add(new Column(
                    read.charAt(i),
                    want,
                    fit,
                    sameText ? Optional.of(reading.signConfidence().get(i)) : Optional.empty()));
        }
        return new MatchGrid(List.copyOf(columns));
    }

    boolean exact() {
        return columns.stream().allMatch(one -> one.fit() == Fit.SAME);
    }

    int substitutions() {
        return (int)
                columns.stream().filter(one -> one.fit() == Fit.SUBSTITUTED).count();
    }

    /** The pattern laid over the read, one sign for each sign of the read. */
    private static String aligned(PlateMatch match, String read) {
        char[] corrected = read.toCharArray();
        match.substitutions().stream()
                .filter(one -> one.at() >= 0 && one.at() < corrected.length)
                .forEach(one -> corrected[one.at()] = one.wanted());
        StringBuilder laid = new StringBuilder();
        if (lay(match.pattern(), 0, new String(corrected), 0, laid)) {
            return laid.toString();
        }
        return new String(corrected);
    }

    private static boolean lay(String pattern, int p, String text, int t, StringBuilder laid) {
        if (p == pattern.length()) {
            return t == text.length();
        }
        char sign = pattern.charAt(p);
        int mark = laid.length();
        if (sign == '*') {
            for (int end = t; end <= text.length(); end++) {
                laid.setLength(mark);
                laid.append("*".repeat(end - t));
                if (lay(pattern, p + 1, text, end, laid)) {
                    return true;
                }
            }
            laid.setLength(mark);
            return false;
        }
        if (t < text.length() && (sign == '?' || sign == text.charAt(t))) {
            laid.append(sign);
            if (lay(pattern, p + 1, text, t + 1, laid)) {
                return true;
            }
            laid.setLength(mark);
        }
        return false;
    }
}
