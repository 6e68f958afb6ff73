/** The sub-commands of {@code sargs}: they parse, ask one port, and print. */
package eu.sargs.app.command;
