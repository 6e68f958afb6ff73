package eu.sargs.sync;

/**
 * What a file for a stick took out, or brought.
 *
 * @param events that were written, or were new here
 * @param refused runs that were not taken: of stations that do not belong, or damaged on the way
 */
public record Carried(long events, int refused) {}
