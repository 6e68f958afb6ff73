/**
 * The wall: live tiles by number and health, the alarm tile first, full screen on a second monitor. Pictures are
 * converted off the FX thread and swapped in by one beat for all tiles.
 */
package eu.sargs.ui.wall;
