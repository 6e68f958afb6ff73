package eu.sargs.ui;

import eu.sargs.ui.part.Place;
import eu.sargs.ui.part.Screen;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Stands where a screen would, in tests of what is around it. */
public record BlankScreen(Place place, Region content) implements Screen {
    public BlankScreen(Place place) {
        this(place, new StackPane());
    }
}
