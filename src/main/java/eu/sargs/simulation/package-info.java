/**
 * Roads that do not exist, with number plates that are known: scenes drawn with Java2D, encoded once to H.264, served in a
 * loop over RTSP on the loopback, with the truth beside each clip. For the demo and the tests; the real program never needs it.
 */
package eu.sargs.simulation;
