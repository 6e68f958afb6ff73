package eu.sargs.platform;

/**
 * What somebody typed, as one line that shows what it says: a line break in a reason would look like another deed in a
 * list of them, a sign that turns the direction of writing or drives a terminal would hide what stands beside it. Pure.
 */
public final class OneLine {
    private OneLine() {}

    /** For keeping: breaks and control signs are blanks, signs that nobody sees are gone; nothing at either end. */
    public static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(sign -> {
            if (breaks(sign)) {
                line.append(' ');
            } else if (Character.getType(sign) != Character.FORMAT) {
                line.appendCodePoint(sign);
            }
        });
        return line.toString().strip();
    }

    /** For showing what was kept in whatever way: such signs as escapes of JSON, {@code \\u202e} for instance. */
    public static String shown(String text) {
        if (text.codePoints().noneMatch(OneLine::unseen)) {
            return text;
        }
        StringBuilder line = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(sign -> {
            if (unseen(sign)) {
                for (char half : Character.toChars(sign)) {
                    line.append(String.format("\\u%04x", (int) half));
                }
            } else {
                line.appendCodePoint(sign);
            }
        });
        return line.toString();
    }

    private static boolean unseen(int sign) {
        return breaks(sign) || Character.getType(sign) == Character.FORMAT;
    }

    private static boolean breaks(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }
}
