package eu.sargs.ui.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.EventType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

/** Who only lies there is no mouse in a hand. */
class StirringTest {
    private final AtomicInteger heard = new AtomicInteger();
    private final Stirring stirring = new Stirring(heard::incrementAndGet);

    private void mouse(EventType<MouseEvent> type, double x, double y) {
        stirring.heard(new MouseEvent(
                type,
                x,
                y,
                x,
                y,
                MouseButton.NONE,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                null));
    }

    @Test
    void takesAMouseThatLiesStillForNobody() {
        for (int i = 0; i < 3; i++) {
            mouse(MouseEvent.MOUSE_ENTERED, 100, 100);
            mouse(MouseEvent.MOUSE_MOVED, 100, 100);
            mouse(MouseEvent.MOUSE_EXITED, 100, 100);
        }
        assertThat(heard).hasValue(0);
        mouse(MouseEvent.MOUSE_MOVED, 101, 100);
        assertThat(heard).hasValue(1);
        mouse(MouseEvent.MOUSE_PRESSED, 101, 100);
        assertThat(heard).hasValue(2);
    }

    @Test
    void hearsAKeyOnceWhenItIsPressed() {
        stirring.heard(new KeyEvent(KeyEvent.KEY_PRESSED, "a", "a", KeyCode.A, false, false, false, false));
        stirring.heard(new KeyEvent(KeyEvent.KEY_RELEASED, "a", "a", KeyCode.A, false, false, false, false));
        assertThat(heard).hasValue(1);
    }
}
