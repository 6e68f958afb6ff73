package eu.sargs.recognition;

import eu.sargs.plate.Reading;

/**
 * One plate read in one picture.
 *
 * @param outline of its text, in the picture's pixels
 * @param certainty that this is a plate and read right, 0 to 1: what a threshold is laid on
 */
public record PlateRead(Reading reading, Quad outline, double certainty) {}
