package eu.sargs.access;

/** Why somebody asks or acts, in their own words; 3 to 400 signs. */
public record Reason(String text) {
    public Reason {
        text = text.strip();
        if (text.length() < 3 || text.length() > 400) {
            throw new IllegalArgumentException("A reason has 3 to 400 signs");
        }
    }
}
