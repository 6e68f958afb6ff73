package eu.sargs.watchlist;

import java.util.regex.Pattern;

/**
 * A cell that no spreadsheet takes for a formula: {@code =cmd|…} typed as a reason is text here, and is to stay text
 * where the file is opened. Pure.
 */
final class SafeCell {
    /** How a formula begins, or a cell that was written so already. */
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private static final Pattern WRITTEN = Pattern.compile("'+[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private SafeCell() {}

    /** With an apostrophe before what would begin a formula; {@link #read} takes it off again. */
    static String written(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    static String read(String cell) {
        return WRITTEN.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
