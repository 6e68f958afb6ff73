/** The main window: bars, rails, strip, the content between them, first-run set-up and sign-in. */
package eu.sargs.ui.shell;
