package eu.sargs.basemap;

/** How the map looks: for a dark control room or for daylight. */
public enum MapStyle {
    DARK,
    LIGHT
}
