package eu.sargs.ui.part;

import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/** Tells a person's keys and mouse from what the toolkit makes up: under a mouse that lies still, changing tiles are "entered" and "moved over" all the time. */
final class Stirring {
    private final Runnable told;
    private double x = Double.NaN;
    private double y = Double.NaN;

    Stirring(Runnable told) {
        this.told = told;
    }

    void heard(InputEvent event) {
        boolean person = switch (event) {
            case MouseEvent mouse -> mouse.getEventType() == MouseEvent.MOUSE_PRESSED || moved(mouse);
            case KeyEvent key -> key.getEventType() == KeyEvent.KEY_PRESSED;
            default -> true; // wheel, touch, pen
        };
        if (person) {
            told.run();
        }
    }

    private boolean moved(MouseEvent mouse) {
        boolean first = Double.isNaN(x);
        boolean moved = mouse.getScreenX() != x || mouse.getScreenY() != y;
        x = mouse.getScreenX();
        y = mouse.getScreenY();
        return moved && !first;
    }
}
