/**
 * The offline vector map of the border region: its data, and the drawing of square tiles in plain pixels.
 * Knows neither JavaFX nor the screen; fonts come in from outside.
 */
package eu.sargs.basemap;
