package eu.sargs.app;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where a user's files belong by the system's custom: the XDG Base Directory Specification, on Windows the local
 * application data.
 *
 * @param environment the process's variables
 * @param account the home folder that the system's accounts name, for where {@code HOME} names none
 */
public record UserFolders(Map<String, String> environment, Path account) {
    /** Of the user this process runs for. */
    public static UserFolders ofThisUser() {
        return new UserFolders(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /** A station's home, where none is named. */
    public Path data() {
        return folder("XDG_DATA_HOME", ".local/share", "");
    }

    /** What can be made again. */
    public Path cache() {
        return folder("XDG_CACHE_HOME", ".cache", "cache");
    }

    /** Logs. */
    public Path state() {
        return folder("XDG_STATE_HOME", ".local/state", "state");
    }

    private Path folder(String variable, String custom, String onWindows) {
        String windows = environment.getOrDefault("LOCALAPPDATA", "");
        if (!windows.isBlank()) {
            return Path.of(windows, "Sargs", onWindows);
        }
        String named = environment.getOrDefault(variable, "");
        // The specification: what is not absolute is invalid and to be ignored.
        return (Path.of(named).isAbsolute() ? Path.of(named) : home().resolve(custom)).resolve("sargs");
    }

    private Path home() {
        String home = environment.getOrDefault("HOME", "");
        return Path.of(home).isAbsolute() ? Path.of(home) : account;
    }
}
