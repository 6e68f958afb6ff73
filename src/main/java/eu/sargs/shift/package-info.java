/** Who is on shift, and what came about while they were: sign-on and sign-off, the log, the officers' own entries. */
package eu.sargs.shift;
