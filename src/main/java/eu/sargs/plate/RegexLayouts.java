package eu.sargs.plate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Spells out the regular expressions of the formats table as slots: letters, classes, {@code \d}, groups, alternatives,
 * {@code ?}, {@code {n}} and {@code {n,m}}. A look-ahead is skipped, for the expression itself is asked in the end.
 */
final class RegexLayouts {
    private final String regex;
    private int at;

    private RegexLayouts(String regex) {
        this.regex = regex;
    }

    /** @throws IllegalArgumentException for an expression outside the subset */
    static List<PlateFormat.Layout> of(String regex, int longest) {
        String inner = regex.replaceFirst("^\\^", "").replaceFirst("\\$$", "").replaceFirst("^\\(\\?=[^)]*\\)", "");
        RegexLayouts parser = new RegexLayouts(inner);
        List<List<String>> all = parser.alternatives();
        if (parser.at != inner.length()) {
            throw new IllegalArgumentException("Not understood at " + parser.at + " of " + regex);
        }
        Set<List<String>> distinct = new LinkedHashSet<>(all);
        return distinct.stream()
                .filter(slots -> !slots.isEmpty() && slots.size() <= longest)
                .map(PlateFormat.Layout::new)
                .toList();
    }

    private List<List<String>> alternatives() {
        List<List<String>> all = new ArrayList<>(sequence());
        while (at < regex.length() && regex.charAt(at) == '|') {
            at++;
            all.addAll(sequence());
        }
        return all;
    }

    private List<List<String>> sequence() {
        List<List<String>> so = List.of(List.of());
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            so = joined(so, repeated(atom()));
        }
        return so;
    }

    private List<List<String>> atom() {
        char c = regex.charAt(at++);
        return switch (c) {
            case '(' -> {
                List<List<String>> inner = alternatives();
                at++; // the closing bracket
                yield inner;
            }
            case '[' -> List.of(List.of(signs()));
            case '\\' -> {
                if (regex.charAt(at++) != 'd') {
                    throw new IllegalArgumentException("Only \\d is known: " + regex);
                }
                yield List.of(List.of("0123456789"));
            }
            default -> {
                if (!Character.isLetterOrDigit(c)) {
                    throw new IllegalArgumentException("Unknown sign " + c + " in " + regex);
                }
                yield List.of(List.of(String.valueOf(c)));
            }
        };
    }

    private String signs() {
        StringBuilder signs = new StringBuilder();
        while (regex.charAt(at) != ']') {
            char first = regex.charAt(at++);
            if (regex.charAt(at) == '-' && regex.charAt(at + 1) != ']') {
                char last = regex.charAt(at + 1);
                at += 2;
                for (char c = first; c <= last; c++) {
                    signs.append(c);
                }
            } else {
                signs.append(first);
            }
        }
        at++;
        return signs.toString();
    }

    private List<List<String>> repeated(List<List<String>> once) {
        int least = 1;
        int most = 1;
        if (at < regex.length() && regex.charAt(at) == '?') {
            at++;
            least = 0;
        } else if (at < regex.length() && regex.charAt(at) == '{') {
            int end = regex.indexOf('}', at);
            String[] bounds = regex.substring(at + 1, end).split(",");
            least = Integer.parseInt(bounds[0]);
            most = Integer.parseInt(bounds[bounds.length - 1]);
            at = end + 1;
        }
        List<List<String>> all = new ArrayList<>();
        List<List<String>> so = List.of(List.of());
        for (int n = 0; n <= most; n++) {
            if (n >= least) {
                all.addAll(so);
            }
            so = joined(so, once);
        }
        return all;
    }

    private static List<List<String>> joined(List<List<String>> firsts, List<List<String>> seconds) {
        List<List<String>> all = new ArrayList<>(firsts.size() * seconds.size());
        for (List<String> first : firsts) {
            for (List<String> second : seconds) {
                List<String> both = new ArrayList<>(first);
                both.addAll(second);
                all.add(both);
            }
        }
        return all;
    }
}
