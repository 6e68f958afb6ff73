package eu.sargs.watchlist;

/**
 * A file that a list is read from.
 *
 * @param sha256 of its bytes, in hex
 * @param bytes how many
 * @param encoding as people call it, {@code UTF-8}, {@code Windows-1257}
 * @param guessed whether nothing in the file says that it is written in that
 * @param separator of its columns
 */
public record ListFile(String sha256, long bytes, String encoding, boolean guessed, char separator) {}
