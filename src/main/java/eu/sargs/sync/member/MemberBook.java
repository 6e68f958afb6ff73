package eu.sargs.sync.member;

import eu.sargs.journal.ActedBy;
import eu.sargs.platform.Pin;
import java.util.List;
import java.util.function.Consumer;

/** What members say of members, kept from the journal, and who belongs by it. Thread-safe. */
public interface MemberBook {
    /** As this station knows it now. */
    Membership now();

    /** The account that said it, or {@link ActedBy#MACHINE}; empty text where it is not known. */
    String officer(Statement statement);

    /** Says it in this station's name. Returns when it is durable and {@link #now} knows it. */
    void say(List<MemberEvent> said, ActedBy by);

    /**
     * Says, as the machine, what {@link Membership#toSay} finds.
     *
     * @return how many; none are left then
     */
    int sayAgain();

    /** Returns when {@link #now} knows all that stands in the journal. */
    void catchUp();

    /** Told after something was said, or was set aside because its writer was out, on a thread of the book's: be quick. */
    Pin onChange(Consumer<Membership> listener);
}
