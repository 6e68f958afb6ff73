/** The alert rail, the alert screen, the sound. */
package eu.sargs.ui.alert;
