package eu.sargs.ui.admin;

import eu.sargs.platform.Language;
import java.time.ZoneId;

/** Makes a new station from what the first-run set-up asked. */
@FunctionalInterface
public interface Founding {
    /**
     * @param account what the first administrator signs in with
     * @param name the administrator's name as shown
     * @param password overwritten with zeros by {@link #found}
     */
    record Plan(Language language, String station, ZoneId zone, String account, String name, char[] password) {}

    /**
     * Off the FX thread; durable on return.
     *
     * @throws eu.sargs.platform.Fault with what was wrong; nothing is left half made
     */
    void found(Plan plan);
}
