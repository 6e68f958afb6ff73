package eu.sargs.sync;

import eu.sargs.platform.Fault;
import java.util.List;

/**
 * What a file for a stick took out, or brought.
 *
 * @param events that were written, or were new here; those that are lacking something among them
 * @param refused runs that were not taken
 * @param why one sentence for each reason there was, SYN-34 to SYN-41; empty where all was taken
 * @param lacking what stands in it without its content, or between what it brought and what was here is not in it at all
 */
public record Carried(long events, int refused, List<Fault> why, List<Lacking> lacking) {
    /** @param station who wrote it */
    public record Lacking(String station, Peer.Missing missing) {}

    public Carried {
        why = List.copyOf(why);
        lacking = List.copyOf(lacking);
    }
}
