package eu.sargs.sync;

import eu.sargs.platform.Fault;
import java.util.List;

/**
 * What a file for a stick took out, or brought.
 *
 * @param events that were written, or were new here
 * @param refused runs that were not taken
 * @param why one sentence for each reason there was, SYN-34 to SYN-41; empty where all was taken
 */
public record Carried(long events, int refused, List<Fault> why) {
    public Carried {
        why = List.copyOf(why);
    }
}
