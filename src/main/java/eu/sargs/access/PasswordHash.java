package eu.sargs.access;

import eu.sargs.platform.Argon2id;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Argon2id (RFC 9106), written as {@code $argon2id$v=19$m=65536,t=3,p=1$salt$hash}. The cost stands in each hash, so
 * that it can be raised without breaking old ones. Thread-safe.
 */
public final class PasswordHash {
    /** RFC 9106's second recommended option, with one lane instead of four: duty rooms have small machines. */
    public static final PasswordHash STANDARD = new PasswordHash(64 * 1024, 3);

    private static final int SALT = 16;
    private static final int LENGTH = 32;

    private final int memory;
    private final int passes;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param memory KiB
     * @param passes over it
     */
    public PasswordHash(int memory, int passes) {
        this.memory = memory;
        this.passes = passes;
    }

    public String of(char[] password) {
        byte[] salt = chance(SALT);
        return written(salt, hash(password, salt, memory, passes));
    }

    /**
     * A hash that belongs to no password. To be compared with where there is no account: {@link #matches} takes as long as
     * with one of {@link #of}, so that the time to an answer does not tell which names there are. Costs nothing to make.
     */
    public String ofNobody() {
        return written(chance(SALT), chance(LENGTH));
    }

    private byte[] chance(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private String written(byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memory + ",t=" + passes + ",p=1$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(hash);
    }

    /**
     * Takes as long whether it matches or not.
     *
     * @throws IllegalArgumentException when the hash is none of {@link #of}
     */
    public static boolean matches(char[] password, String hash) {
        String[] part = hash.split("[$,]");
        if (part.length != 8 || !part[1].equals("argon2id") || !part[2].equals("v=19") || !part[5].equals("p=1")) {
            throw new IllegalArgumentException("Not a password hash");
        }
        int memory = Integer.parseInt(part[3].substring(2));
        int passes = Integer.parseInt(part[4].substring(2));
        byte[] salt = Base64.getDecoder().decode(part[6]);
        byte[] expected = Base64.getDecoder().decode(part[7]);
        return MessageDigest.isEqual(expected, hash(password, salt, memory, passes));
    }

    private static byte[] hash(char[] password, byte[] salt, int memory, int passes) {
        return new Argon2id(memory, passes).derive(password, salt);
    }
}
