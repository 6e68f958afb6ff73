/** Alarms: a hit becomes an alert, an officer ends it with an outcome. */
package eu.sargs.alert;
