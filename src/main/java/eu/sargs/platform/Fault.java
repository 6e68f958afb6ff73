package eu.sargs.platform;

import java.util.List;
import java.util.Objects;

/**
 * What went wrong, as a user meets it: a code to search for, and one sentence in their language that says what
 * happened and what to do. The sentence is the text {@code room.fault.meaning} of {@code i18n/room_<language>.properties};
 * it is looked up where it is shown, so a fault crosses rooms, threads and the control socket without a language.
 */
public final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String key;
    private final transient List<Object> arguments;

    /**
     * @param code stable and searchable, {@code ROOM-nn}, for example {@code CAM-02}
     * @param key message key, {@code room.fault.meaning}
     * @param arguments for the message; never a secret, never personal data
     */
    public Fault(String code, String key, Object... arguments) {
        this(null, code, key, arguments);
    }

    /** As above, with what caused it; the cause goes to the log, not to the user. */
    public Fault(Throwable cause, String code, String key, Object... arguments) {
        super(code + " " + key + " " + List.of(arguments), cause);
        this.code = Objects.requireNonNull(code);
        this.key = Objects.requireNonNull(key);
        this.arguments = List.of(arguments);
    }

    private Fault(Fault fault) {
        super(fault.getMessage(), null, false, false);
        this.code = fault.code;
        this.key = fault.key;
        this.arguments = fault.arguments;
    }

    /** The same without where it came from, to be kept in thousands: one for each bad line of a file. */
    public Fault kept() {
        return new Fault(this);
    }

    public String code() {
        return code;
    }

    public String key() {
        return key;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
