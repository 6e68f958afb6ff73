/** What strangers may hand to the program, altered at random: it is refused in words, soon, and costs little. */
package eu.sargs.fuzz;
