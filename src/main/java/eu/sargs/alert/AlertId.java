package eu.sargs.alert;

/** Hash of what raised it, 64 lower-case hex digits, so that whoever raises it raises the same. */
public record AlertId(String hex) {
    public AlertId {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Not an alert id");
        }
    }
}
