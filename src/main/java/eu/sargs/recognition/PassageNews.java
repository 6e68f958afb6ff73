package eu.sargs.recognition;

/** What is known of one vehicle's passage. */
public sealed interface PassageNews {
    Passage passage();

    /** The first confident read: enough to ring, the vehicle still passing. */
    record Opened(Passage passage) implements PassageNews {}

    /** Still passing, and further looks surely say another text than was told last: whoever waits for that one must not wait longer. */
    record Refined(Passage passage) implements PassageNews {}

    /** The vehicle has passed: its best read and picture. Same id as its {@link Opened}. */
    record Closed(Passage passage) implements PassageNews {}
}
