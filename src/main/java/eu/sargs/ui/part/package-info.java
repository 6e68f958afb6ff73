/** Parts shared by the screens: theme, texts, plate, crop, age, health and priority marks, key caps, navigation. */
package eu.sargs.ui.part;
