/** The map: the border region with the station's cameras by health, and hits at their site. */
package eu.sargs.ui.map;
