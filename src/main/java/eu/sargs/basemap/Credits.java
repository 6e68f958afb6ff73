package eu.sargs.basemap;

import java.util.List;

/**
 * Where the map comes from. The sources' licences ask for them to be named wherever the map is shown.
 *
 * @param sources as they want to be named, in order; proper names, the same in every language
 * @param schematicRoads true when the roads are drawn from settlement coordinates and may be off by a kilometre, which
 *     the reader must be told
 */
public record Credits(List<String> sources, boolean schematicRoads) {
    public Credits {
        sources = List.copyOf(sources);
    }
}
