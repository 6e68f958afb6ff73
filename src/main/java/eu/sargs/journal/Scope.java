package eu.sargs.journal;

import java.util.regex.Pattern;

/** Who may see a feed: {@code station}, {@code group:<name>}, {@code country:<LV|LT>} or {@code all}. One feed a scope, so that a peer that may see less can still verify a whole chain. */
public record Scope(String text) {
    private static final Pattern SCOPE = Pattern.compile("station|all|group:[a-z0-9-]{1,32}|country:[A-Z]{2}");

    public static final Scope STATION = new Scope("station");
    public static final Scope ALL = new Scope("all");

    public Scope {
        if (!isScope(text)) {
            throw new IllegalArgumentException("Not a scope: " + text);
        }
    }

    public static boolean isScope(String text) {
        return SCOPE.matcher(text).matches();
    }

    /** Whether all who may see this may see the other too, where one station writes both. */
    public boolean within(Scope other) {
        return equals(other) || equals(STATION) || other.equals(ALL);
    }

    /**
     * Where something may be written that was made of parts in these two scopes: nobody sees it who may not see both.
     * Of two that only overlap, as a group and a country do, what is common has no name, so it stays at the station.
     */
    public static Scope narrowest(Scope one, Scope other) {
        if (one.within(other)) {
            return one;
        }
        return other.within(one) ? other : STATION;
    }

    @Override
    public String toString() {
        return text;
    }
}
