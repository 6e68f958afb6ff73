package eu.sargs.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What stands in {@code keys/home.key}: the 64 hexadecimal signs of the home's key, or that key sealed by an opener that
 * lies elsewhere, on three lines: {@code sargs key 1}; where the opener lies; the sealed key. The seal covers the second
 * line.
 */
record KeyLock(KeyPlace place, Optional<Stretch> stretch, byte[] content) {
    static final int LENGTH = 32;
    private static final String TITLE = "sargs key 1";

    /** What makes an opener of a passphrase. */
    record Stretch(Argon2id cost, byte[] salt) {
        static Stretch fresh(Argon2id cost) {
            return new Stretch(cost, Seal.random(16));
        }

        byte[] opener(char[] passphrase) {
            return cost.derive(passphrase, salt);
        }
    }

    static KeyLock inClear(byte[] secret) {
        return new KeyLock(new KeyPlace.InHome(), Optional.empty(), secret);
    }

    static KeyLock sealed(KeyPlace place, Optional<Stretch> stretch, byte[] secret, byte[] opener) {
        KeyLock open = new KeyLock(place, stretch, secret);
        return new KeyLock(place, stretch, Seal.close(opener, open.about(), secret));
    }

    /** @throws IllegalArgumentException when it is none */
    static KeyLock of(byte[] file) {
        List<String> lines =
                new String(file, StandardCharsets.UTF_8).strip().lines().toList();
        if (lines.size() == 1) {
            return inClear(secret(lines.getFirst()));
        }
        if (lines.size() != 3 || !lines.getFirst().equals(TITLE)) {
            throw new IllegalArgumentException("Not a home's key");
        }
        String[] where = lines.get(1).split(" ", 2);
        byte[] content = Base64.getDecoder().decode(lines.get(2));
        return switch (where[0]) {
            case "file" -> new KeyLock(new KeyPlace.InFile(Path.of(where[1])), Optional.empty(), content);
            case "system" -> new KeyLock(new KeyPlace.InSystem(where[1]), Optional.empty(), content);
            case "passphrase" -> {
                String[] part = where[1].split(" ");
                Argon2id cost = new Argon2id(Integer.parseInt(part[0]), Integer.parseInt(part[1]));
                Stretch stretch = new Stretch(cost, HexFormat.of().parseHex(part[2]));
                yield new KeyLock(new KeyPlace.InMemory(), Optional.of(stretch), content);
            }
            default -> throw new IllegalArgumentException("A key in a place that is not known");
        };
    }

    /** 32 bytes of 64 signs. */
    static byte[] secret(String hex) {
        byte[] secret = HexFormat.of().parseHex(hex.strip());
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException("A key of " + secret.length + " bytes");
        }
        return secret;
    }

    static byte[] line(byte[] secret) {
        return (HexFormat.of().formatHex(secret) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    byte[] bytes() {
        if (place instanceof KeyPlace.InHome) {
            return line(content);
        }
        String text = TITLE + "\n" + where() + "\n" + Base64.getEncoder().encodeToString(content) + "\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String where() {
        return switch (place) {
            case KeyPlace.InHome() -> "home";
            case KeyPlace.InFile(Path file) -> "file " + file;
            case KeyPlace.InSystem(String name) -> "system " + name;
            case KeyPlace.InMemory() -> {
                Stretch by = stretch.orElseThrow();
                yield "passphrase " + by.cost().memory() + " " + by.cost().passes() + " "
                        + HexFormat.of().formatHex(by.salt());
            }
        };
    }

    private byte[] about() {
        return (TITLE + "\n" + where()).getBytes(StandardCharsets.UTF_8);
    }

    /** @throws GeneralSecurityException when this opens it not */
    byte[] open(byte[] opener) throws GeneralSecurityException {
        return Seal.open(opener, about(), content);
    }

    /** The opener in a file, as {@link #line} writes it; empty where there is no such file. */
    static Optional<byte[]> opener(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(4 * LENGTH);
        }
        try {
            return Optional.of(secret(new String(bytes, StandardCharsets.US_ASCII)));
        } catch (IllegalArgumentException e) {
            return Optional.of(new byte[LENGTH]); // opens nothing
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
