package eu.sargs.access;

/** The place an officer works at: the name of this machine's seat, as its administrator called it. */
public record Seat(String name) {
    public Seat {
        if (name.isBlank() || name.length() > 64) {
            throw new IllegalArgumentException("A seat has a name of 1 to 64 signs");
        }
    }
}
