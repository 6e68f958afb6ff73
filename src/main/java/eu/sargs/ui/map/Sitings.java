package eu.sargs.ui.map;

import eu.sargs.basemap.Marked;
import eu.sargs.basemap.Mercator;
import eu.sargs.camera.Camera;
import java.util.List;

/** Where the marks of cameras stand at each zoom, so that the map's names keep clear of them. Any thread. */
record Sitings(List<Viewport.Spot> spots) implements Marked {
    static Sitings of(List<Camera> cameras) {
        return new Sitings(cameras.stream()
                .map(camera -> new Viewport.Spot(camera.latitude(), camera.longitude()))
                .toList());
    }

    @Override
    public List<Mark> at(int zoom) {
        double side = Mercator.side(zoom);
        List<Spread.Point> places = spots.stream()
                .map(spot -> new Spread.Point(Mercator.x(spot.lon()) * side, Mercator.y(spot.lat()) * side))
                .toList();
        return Marks.spread(places).stream()
                .map(point -> new Mark(point.x(), point.y(), CameraMark.SIZE / 2 + 1))
                .toList();
    }
}
