package eu.sargs.simulation;

/** What hangs in the air between camera and road. */
public enum Weather {
    CLEAR,
    RAIN,
    FOG
}
