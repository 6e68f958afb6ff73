package eu.sargs.journal;

/** Who may see a feed: {@code station}, {@code group:<name>}, {@code country:<LV|LT>} or {@code all}. One feed a scope, so that a peer that may see less can still verify a whole chain. */
public record Scope(String text) {
    public static final Scope STATION = new Scope("station");
    public static final Scope ALL = new Scope("all");

    public Scope {
        if (!text.matches("station|all|group:[a-z0-9-]{1,32}|country:[A-Z]{2}")) {
            throw new IllegalArgumentException("Not a scope: " + text);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
