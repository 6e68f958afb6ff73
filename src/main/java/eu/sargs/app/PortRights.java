package eu.sargs.app;

import static eu.sargs.access.Right.*;

import eu.sargs.access.Accounts;
import eu.sargs.access.Consultations;
import eu.sargs.access.Deeds;
import eu.sargs.access.Reasons;
import eu.sargs.access.Right;
import eu.sargs.alert.Alerts;
import eu.sargs.camera.CameraBook;
import eu.sargs.camera.LiveCameras;
import eu.sargs.picture.Pictures;
import eu.sargs.shift.Shifts;
import eu.sargs.sighting.EvidenceLocks;
import eu.sargs.sighting.Sightings;
import eu.sargs.sync.Peers;
import eu.sargs.watchlist.Watchlist;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which right each command and each question of the rooms' ports asks for. A port with a method that stands neither here
 * nor among the free ones cannot be given to anybody.
 */
final class PortRights {
    /** Of one port. Overloads share a line. */
    static final class Port {
        private final Class<?> type;
        private final Map<String, Optional<Right>> rights = new LinkedHashMap<>();

        private Port(Class<?> type) {
            this.type = type;
        }

        private Port needs(Right right, String... methods) {
            for (String method : methods) {
                put(method, Optional.of(right));
            }
            return this;
        }

        /** Asks for none, also of nobody: it says nothing of anybody. */
        private Port free(String... methods) {
            for (String method : methods) {
                put(method, Optional.empty());
            }
            return this;
        }

        private void put(String method, Optional<Right> right) {
            if (rights.put(method, right) != null) {
                throw new IllegalArgumentException(method + " has two lines");
            }
        }

        /** What methods ask for, by their names. */
        Map<String, Optional<Right>> rights() {
            return rights;
        }

        Class<?> type() {
            return type;
        }
    }

    private static final Map<Class<?>, Port> PORTS = new LinkedHashMap<>();

    static {
        port(Alerts.class)
                .needs(READ_ALERTS, "open", "since", "find", "hits", "onChange")
                .needs(ANSWER_ALERT, "take", "close", "shelve", "bringBack", "forward");
        port(Shifts.class)
                .needs(READ_SHIFT, "latest", "course", "sheet", "onChange")
                .needs(KEEP_SHIFT, "begin", "end", "write", "handOver");
        port(Sightings.class)
                .needs(READ_SIGHTINGS, "latest", "find", "origins", "onChange")
                .needs(LOOK_UP_PLATE, "of");
        port(Pictures.class).needs(SEE_PICTURES, "find", "proven", "has").needs(MACHINE, "keep");
        port(Watchlist.class)
                .needs(READ_WATCHLIST, "all", "wanted", "disputed", "setAside", "find", "proposals", "onChange")
                .needs(CHANGE_WATCHLIST, "put", "remove")
                .needs(IMPORT_WATCHLIST, "putAll", "take")
                .needs(PROPOSE_ENTRY, "propose")
                .needs(DECIDE_PROPOSAL, "answer")
                .free("neighbours", "ours");
        // Where cameras stand can be seen from the road; their logins are shown nowhere.
        port(CameraBook.class).needs(CAMERAS, "put", "remove").free("all", "find", "onChange");
        port(LiveCameras.class)
                .needs(WATCH_LIVE, "feeds", "feed", "onChange", "onHealth", "onFrame")
                .needs(MACHINE, "start", "close");
        port(Peers.class)
                .needs(PEERS, "describe", "admit", "revoke", "address", "group", "carryOut", "carryIn")
                .free("now", "onChange", "refused");
        port(Accounts.class)
                .needs(
                        ACCOUNTS,
                        "all",
                        "standings",
                        "find",
                        "open",
                        "give",
                        "lock",
                        "unlock",
                        "password",
                        "takeSecondFactor")
                .free("signIn", "signOut", "ownPassword", "setSecondFactor");
        // Who may see it says so before they do.
        port(Consultations.class)
                .needs(SEE_PICTURES, "pictures")
                .needs(READ_WATCHLIST, "watchlist", "entry")
                .needs(READ_SIGHTINGS, "evidence");
        port(EvidenceLocks.class).needs(LOCK_EVIDENCE, "lock", "lift").needs(READ_SIGHTINGS, "all");
        port(Reasons.class).needs(REASONS, "put", "retire").free("all", "onChange");
        port(Deeds.class).needs(READ_RECORD, "search", "export").needs(READ_OWN_RECORD, "own");
        port(Upkeep.class)
                .needs(VERIFY, "verify", "compare")
                .needs(ERASE, "erasable", "erase")
                .needs(READ_RECORD, "erasures")
                .needs(RETENTION, "keep")
                .needs(PEERS, "replaceKey");
    }

    private PortRights() {}

    private static Port port(Class<?> type) {
        Port port = new Port(type);
        PORTS.put(type, port);
        return port;
    }

    static Set<Class<?>> ports() {
        return PORTS.keySet();
    }

    /** @throws IllegalArgumentException where it has no lines here */
    static Port of(Class<?> type) {
        return Optional.ofNullable(PORTS.get(type))
                .orElseThrow(() -> new IllegalArgumentException("Nobody may use " + type));
    }
}
