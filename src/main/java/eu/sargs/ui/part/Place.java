package eu.sargs.ui.part;

import javafx.scene.input.KeyCode;

/** The places of the left rail. Their function keys never renumber: a place that this station does not have leaves its key unused. */
public enum Place {
    WALL("mdi2v-view-grid-outline", KeyCode.F1, "shell.place.wall"),
    MAP("mdi2m-map-outline", KeyCode.F2, "shell.place.map"),
    ALERTS("mdi2b-bell-outline", KeyCode.F3, "shell.place.alerts"),
    SEARCH("mdi2m-magnify", KeyCode.F4, "shell.place.search"),
    WATCHLIST("mdi2c-clipboard-list-outline", KeyCode.F5, "shell.place.watchlist"),
    TIPS("mdi2m-message-alert-outline", KeyCode.F6, "shell.place.tips"),
    UNITS("mdi2c-car-emergency", KeyCode.F7, "shell.place.units"),
    BOARD("mdi2s-sign-text", KeyCode.F8, "shell.place.board"),
    SHIFT("mdi2a-account-switch-outline", KeyCode.F9, "shell.place.shift"),
    ADMIN("mdi2c-cog-outline", KeyCode.F10, "shell.place.admin"),
    /** No item of its own on the rail, whose keys are all given away: reached from the top bar, from Admin, by {@code Ctrl P}. */
    PEERS("mdi2a-access-point-network", KeyCode.UNDEFINED, "shell.place.peers");

    private final String icon;
    private final KeyCode key;
    private final String titleKey;

    Place(String icon, KeyCode key, String titleKey) {
        this.icon = icon;
        this.key = key;
        this.titleKey = titleKey;
    }

    /** Whether it has an item and a function key on the rail. */
    public boolean onRail() {
        return key != KeyCode.UNDEFINED;
    }

    /** Ikonli literal. */
    public String icon() {
        return icon;
    }

    public KeyCode key() {
        return key;
    }

    /** Text key of its name on the rail. */
    public String titleKey() {
        return titleKey;
    }
}
