package eu.sargs.platform;

import java.nio.file.Path;

/** Where that lies which opens a home's key. */
public sealed interface KeyPlace {
    /** The key itself stands in the home: whoever has the disk has all. */
    record InHome() implements KeyPlace {}

    /**
     * A file outside the home. It is also looked for where {@code SARGS_KEY_FILE} says, and as the systemd credential
     * {@code sargs.key}.
     *
     * @param file absolute
     */
    record InFile(Path file) implements KeyPlace {}

    /**
     * The system's own key store (Secret Service), by way of {@code secret-tool}.
     *
     * @param name under which it is kept there; letters and digits, no secret
     */
    record InSystem(String name) implements KeyPlace {}

    /** Somebody's memory: the home does not open without a person. */
    record InMemory() implements KeyPlace {}
}
