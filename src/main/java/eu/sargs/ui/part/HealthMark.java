package eu.sargs.ui.part;

import eu.sargs.camera.CameraAddress;
import eu.sargs.camera.CameraHealth;
import eu.sargs.camera.CameraHealth.State;
import java.time.Duration;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A camera's health as shape, word and colour, in that order of trust; always round. */
public final class HealthMark extends HBox {
    private final Words words;
    private final Times times;
    private final Label word = new Label();

    public HealthMark(Words words, Times times) {
        this.words = words;
        this.times = times;
        getStyleClass().add("mark");
        word.getStyleClass().add("dense");
    }

    /** @param address whose health it is: what is wrong with a file is told in a file's words */
    public void show(CameraHealth health, CameraAddress address) {
        FontIcon glyph = glyph(health.state(), "icon-14");
        word.setText(
                health.state() == State.LIVE && health.fps() > 0
                        ? words.get("part.health.live-rate", Math.round(health.fps()))
                        : word(health, address, words, times));
        word.getStyleClass().removeIf(name -> name.endsWith("-text"));
        word.getStyleClass().add(style(health.state()) + "-text");
        getChildren().setAll(glyph, word);
    }

    public static FontIcon glyph(State state, String... styles) {
        FontIcon icon = Icon.of(icon(state), styles);
        icon.getStyleClass().add(style(state) + "-mark");
        return icon;
    }

    public static String icon(State state) {
        return switch (state) {
            case LIVE -> "mdi2c-circle";
            case DEGRADED -> "mdi2c-circle-half-full";
            case BLIND -> "mdi2e-eye-off-outline";
            case CONNECTING -> "mdi2t-timer-sand";
            case FROZEN, OFFLINE -> "mdi2c-close-circle-outline";
        };
    }

    /** {@code ok}, {@code degraded}, {@code blind}, {@code offline}: the stem of its style classes. */
    public static String style(State state) {
        return switch (state) {
            case LIVE -> "ok";
            case DEGRADED -> "degraded";
            case BLIND -> "blind";
            case CONNECTING, FROZEN, OFFLINE -> "offline";
        };
    }

    /** {@code live}, {@code 9 of 15 fps}, {@code blind: dark or covered}, {@code frozen since 02:14:07}, {@code offline: wrong password}. */
    public static String word(CameraHealth health, CameraAddress address, Words words, Times times) {
        return switch (health.state()) {
            case LIVE -> words.get("part.health.live");
            case DEGRADED ->
                health.cause() == CameraHealth.Cause.SLOW && health.expectedFps() > 0
                        ? words.get("part.health.slow", Math.round(health.fps()), Math.round(health.expectedFps()))
                        : words.get("part.health.damaged");
            case BLIND -> words.get("part.health.blind");
            case CONNECTING -> words.get("part.health.connecting");
            case FROZEN -> words.get("part.health.frozen", times.clock(health.since()));
            case OFFLINE ->
                words.get(
                        address.place() == CameraAddress.Place.NETWORK
                                ? "part.health.offline"
                                : "part.health.no-picture",
                        cause(health.cause(), address, words));
        };
    }

    /** {@code live 0.4 s}: how old the picture is that is on the screen. */
    public static String live(Duration age, Words words) {
        return words.get("part.health.live-age", tenths(age));
    }

    /** Seconds with one decimal. */
    public static double tenths(Duration time) {
        return Math.round(time.toMillis() / 100.0) / 10.0;
    }

    /** Why, in a few words; what an officer can act on. */
    public static String cause(CameraHealth.Cause cause, CameraAddress address, Words words) {
        return words.get(
                switch (address.place()) {
                    case NETWORK -> network(cause);
                    case FILE -> file(cause);
                    case DEVICE -> device(cause);
                });
    }

    private static String file(CameraHealth.Cause cause) {
        return switch (cause) {
            case UNREACHABLE, NONE -> "part.cause.file-unreadable";
            case UNAUTHORISED -> "part.cause.file-forbidden";
            case NO_SUCH_STREAM -> "part.cause.file-missing";
            case GARBAGE -> "part.cause.file-garbage";
            case DECODE_ERRORS -> "part.cause.file-damaged";
            case ENDED -> "part.cause.file-ended";
            default -> network(cause);
        };
    }

    private static String device(CameraHealth.Cause cause) {
        return switch (cause) {
            case UNREACHABLE, NONE -> "part.cause.device-busy";
            case UNAUTHORISED -> "part.cause.device-forbidden";
            case NO_SUCH_STREAM -> "part.cause.device-missing";
            default -> network(cause);
        };
    }

    private static String network(CameraHealth.Cause cause) {
        return switch (cause) {
            case NONE, NO_PACKETS -> "part.cause.no-packets";
            case SAME_PICTURE -> "part.cause.same-picture";
            case DECODE_ERRORS, GARBAGE -> "part.cause.garbage";
            case SLOW -> "part.cause.slow";
            case DARK_OR_COVERED -> "part.cause.covered";
            case UNREACHABLE -> "part.cause.unreachable";
            case UNAUTHORISED -> "part.cause.unauthorised";
            case NO_SUCH_STREAM -> "part.cause.no-stream";
            case WRONG_CODEC -> "part.cause.codec";
            case NO_VLC -> "part.cause.no-vlc";
            case ENDED -> "part.cause.ended";
        };
    }
}
