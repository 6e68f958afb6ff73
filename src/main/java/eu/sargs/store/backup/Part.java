package eu.sargs.store.backup;

import java.util.regex.Pattern;

/**
 * One part of a backup.
 *
 * @param name what it holds: {@code database}, {@code settings.json}, {@code keys/….key}, {@code pictures/…}
 * @param stored bytes that it takes in the file, sealed
 * @param plain bytes that are in it
 * @param hash of what is stored, SHA-256, hexadecimal
 */
record Part(String name, long stored, long plain, String hash) {
    static final String DATABASE = "database";
    static final String SETTINGS = "settings.json";
    static final String KEY = "keys/origin.key";
    static final String PICTURES = "pictures/";

    private static final Pattern NAME =
            Pattern.compile("database|settings\\.json|keys/(origin|older-[0-9a-f]{16})\\.key|pictures/[0-9a-f]{2}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    Part {
        // A name becomes a path in the new home: only these do.
        if (!NAME.matcher(name).matches()
                || stored != SealedPart.stored(plain)
                || !HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("Not a part of a backup");
        }
    }
}
