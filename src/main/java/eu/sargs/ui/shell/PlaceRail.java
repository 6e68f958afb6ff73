package eu.sargs.ui.shell;

import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.part.Words;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableIntegerValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The left rail: the places this station has, each with its function key. */
final class PlaceRail extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final Map<Place, Button> items = new EnumMap<>(Place.class);

    PlaceRail(List<Place> places, Words words, Navigation navigation, ObservableIntegerValue waitingAlerts) {
        getStyleClass().addAll("place-rail", "bar");
        for (Place place : places.stream().filter(Place::onRail).toList()) {
            Button item = item(place, words, waitingAlerts);
            item.setOnAction(e -> navigation.go(place));
            items.put(place, item);
            getChildren().add(item);
        }
        Runnable mark = () -> items.forEach((place, item) -> item.pseudoClassStateChanged(
                CURRENT, place == itemOf(navigation.placeProperty().get())));
        navigation.placeProperty().addListener((o, was, is) -> mark.run());
        mark.run();
    }

    /** What has no item of its own is looked after from Admin. */
    private static Place itemOf(Place shown) {
        return shown.onRail() ? shown : Place.ADMIN;
    }

    private static Button item(Place place, Words words, ObservableIntegerValue waitingAlerts) {
        StackPane glyph = new StackPane(Icon.of(place.icon(), "icon-22"));
        glyph.getStyleClass().add("place-glyph");
        if (place == Place.ALERTS) {
            Label badge = new Label();
            badge.getStyleClass().addAll("badge", "high");
            badge.textProperty().bind(Bindings.convert(waitingAlerts));
            badge.visibleProperty().bind(Bindings.greaterThan(waitingAlerts, 0));
            StackPane.setAlignment(badge, Pos.TOP_RIGHT);
            glyph.getChildren().add(badge);
        }
        VBox face = new VBox(glyph, words.label(place.titleKey(), "place-name"));
        face.getStyleClass().add("place-face");
        Label key = new Label(place.key().getName());
        key.getStyleClass().addAll("key-hint", "place-key");
        StackPane all = new StackPane(face, key);
        StackPane.setAlignment(key, Pos.TOP_LEFT);
        Button item = new Button();
        item.setGraphic(all);
        item.setId("place-" + place.name().toLowerCase(Locale.ROOT));
        item.getStyleClass().setAll("place");
        item.accessibleTextProperty().bind(words.text(place.titleKey()));
        return item;
    }
}
