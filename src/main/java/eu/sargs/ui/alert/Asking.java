package eu.sargs.ui.alert;

/** What an officer is asked before an alert is confirmed or rejected; meanwhile it is neither. */
enum Asking {
    NOTHING,
    /** For how long and why it is set aside. */
    SHELF,
    /** Which station it is given to. */
    STATION
}
