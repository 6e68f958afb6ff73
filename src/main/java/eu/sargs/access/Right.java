package eu.sargs.access;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may do what: the one table. Read by {@link Gate}, which is asked at the rooms' ports at the moment of the act; which
 * command asks for which right stands beside those ports. What an officer with the right may then see of other agencies
 * and countries is a matter of {@link Audience} (decision 0015), the same for all roles.
 */
public enum Right {
    //                  duty officer
    //                  │ supervisor
    //                  │ │ analyst
    //                  │ │ │ administrator
    //                  │ │ │ │ auditor
    /** Cameras' pictures as they come. Administrators have it to point cameras. */
    WATCH_LIVE("         x x - x -"),
    /** Alerts, open and ended, and how they ended. */
    READ_ALERTS("        x x x - -"),
    /** Taking an alert, confirming, rejecting or shelving it. */
    ANSWER_ALERT("       x x - - -"),
    /** Who is on shift, what came about, and how many alarms there were. */
    READ_SHIFT("          x x - - -"),
    /** Being on shift, writing into its log. */
    KEEP_SHIFT("          x x - - -"),
    /** What passed of late, with its plates. */
    READ_SIGHTINGS("     x x x - -"),
    /** Where a plate was seen. */
    LOOK_UP_PLATE("      x x x - -"),
    /** Crops and overviews of vehicles. */
    SEE_PICTURES("       x x x - -"),
    READ_WATCHLIST("     x x x - -"),
    /** Asking another station to change an entry of its own. */
    PROPOSE_ENTRY("      x x x - -"),
    /** Adding, changing, removing an entry: also at night, when nobody but the duty officer is there. */
    CHANGE_WATCHLIST("   x x - - -"),
    /** Answering what other stations propose. */
    DECIDE_PROPOSAL("    - x - - -"),
    /** Many entries at once. */
    IMPORT_WATCHLIST("   - x - - -"),
    /** Adding, changing, removing a camera. */
    CAMERAS("            - x - x -"),
    /** The station's name, zone, threads, links and whom it shows its sightings; not how a screen looks. */
    STATION_SETTINGS("   - - - x -"),
    /** Who belongs, groups, addresses, carrying by stick, this station's own key. */
    PEERS("              - - - x -"),
    /** Taking back what events say, everywhere. */
    ERASE("              - - - x -"),
    /** Keeping a sighting as evidence. */
    LOCK_EVIDENCE("      - x - - -"),
    /** For how long things are kept. */
    RETENTION("          - - - x -"),
    /** Changing the list of reasons that officers choose from. */
    REASONS("             - - - x -"),
    /** Saying yes, as a second person, to what nobody may do alone. */
    APPROVE("            - x - x -"),
    /** Opening accounts, roles, locks, new passwords. */
    ACCOUNTS("           - - - x -"),
    /** Where the home's key lies, copies of the home. */
    SAFE_KEEPING("       - - - x -"),
    /** What the record says of one's own deeds. */
    READ_OWN_RECORD("    x x x x x"),
    /** What the record says of others' deeds. */
    READ_RECORD("        - x - - x"),
    /** Whether chains and tables hold. */
    VERIFY("             - x x x x"),
    /** What the station does by itself, and no officer ever. */
    MACHINE("            - - - - -");

    private final Set<Role> roles;

    Right(String row) {
        String[] marks = row.strip().split(" ");
        if (marks.length != Role.values().length) {
            throw new IllegalArgumentException("A row has a mark for each role: " + row);
        }
        Set<Role> may = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            switch (marks[role.ordinal()]) {
                case "x" -> may.add(role);
                case "-" -> {}
                default -> throw new IllegalArgumentException("A mark is x or -: " + row);
            }
        }
        roles = Collections.unmodifiableSet(may);
    }

    /** Those who may, in their order. */
    public Set<Role> roles() {
        return roles;
    }

    public boolean heldBy(Collection<Role> some) {
        return some.stream().anyMatch(roles::contains);
    }

    /** The text that tells who may: those with the same roles share it. */
    public String refusalKey() {
        String who = roles.isEmpty()
                ? "nobody"
                : roles.stream()
                        .map(role -> role.word().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining("-or-"));
        return "access.refused." + who;
    }
}
