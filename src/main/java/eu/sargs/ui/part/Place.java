package eu.sargs.ui.part;

import eu.sargs.access.Right;
import java.util.List;
import javafx.scene.input.KeyCode;

/** The places of the left rail. Their function keys never renumber: a place that this station does not have leaves its key unused. */
public enum Place {
    WALL(
            "mdi2v-view-grid-outline",
            KeyCode.F1,
            "shell.place.wall",
            Right.WATCH_LIVE,
            Right.READ_ALERTS,
            Right.READ_SIGHTINGS),
    MAP("mdi2m-map-outline", KeyCode.F2, "shell.place.map", Right.WATCH_LIVE, Right.READ_ALERTS),
    ALERTS("mdi2b-bell-outline", KeyCode.F3, "shell.place.alerts", Right.READ_ALERTS, Right.LOOK_UP_PLATE),
    SEARCH("mdi2m-magnify", KeyCode.F4, "shell.place.search"),
    WATCHLIST("mdi2c-clipboard-list-outline", KeyCode.F5, "shell.place.watchlist", Right.READ_WATCHLIST),
    TIPS("mdi2m-message-alert-outline", KeyCode.F6, "shell.place.tips"),
    UNITS("mdi2c-car-emergency", KeyCode.F7, "shell.place.units"),
    BOARD("mdi2s-sign-text", KeyCode.F8, "shell.place.board"),
    SHIFT("mdi2a-account-switch-outline", KeyCode.F9, "shell.place.shift", Right.READ_SHIFT),
    ADMIN("mdi2c-cog-outline", KeyCode.F10, "shell.place.admin"),
    /** No item of its own on the rail, whose keys are all given away: reached from the top bar, from Admin, by {@code Ctrl P}. */
    PEERS("mdi2a-access-point-network", KeyCode.UNDEFINED, "shell.place.peers"),
    /** Likewise: from Admin, by {@code Ctrl J}. */
    RECORD("mdi2b-book-open-outline", KeyCode.UNDEFINED, "shell.place.record", Right.READ_RECORD),
    /** Likewise: from Admin, by {@code Ctrl E}. */
    EVIDENCE("mdi2a-archive-lock-outline", KeyCode.UNDEFINED, "shell.place.evidence", Right.READ_SIGHTINGS);

    private final String icon;
    private final KeyCode key;
    private final String titleKey;
    private final List<Right> needs;

    Place(String icon, KeyCode key, String titleKey, Right... needs) {
        this.icon = icon;
        this.key = key;
        this.titleKey = titleKey;
        this.needs = List.of(needs);
    }

    /** Whether who is on duty may read what stands there. */
    public boolean openTo(OnDuty duty) {
        return needs.stream().allMatch(duty::may);
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
