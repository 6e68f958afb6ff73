/** The shift: who is on it, its log, and what officers write into it. */
package eu.sargs.ui.shift;
