package eu.sargs.store.backup;

import eu.sargs.journal.OriginKey;
import eu.sargs.platform.CarriedKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;

/**
 * What a backup says of itself, in clear, a line each: nothing in it is secret, and everything is signed.
 *
 * @param made when the database's pages began to be taken
 * @param station its name
 * @param origin whose key signs this; the same as lies sealed in the backup
 * @param schema of the database
 * @param salt of this backup's keys, 32 hexadecimal signs
 * @param key the home's, sealed
 * @param keyAtHome whether the home's key lay in the home, so that it starts by itself when it is put back
 * @param parts in the order in which they stand in the file
 */
public record Manifest(
        Instant made,
        String station,
        OriginKey origin,
        int schema,
        String salt,
        CarriedKey key,
        boolean keyAtHome,
        List<Part> parts) {
    static final String TITLE = "sargs backup 1";
    /** A picture folder each, and a few more. */
    private static final int MOST_PARTS = 1024;

    private static final String AT_HOME = "home";
    private static final String ELSEWHERE = "elsewhere";

    public Manifest {
        parts = List.copyOf(parts);
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder(TITLE).append('\n');
        line(text, "made", made.toString());
        line(text, "station", station);
        line(text, "origin", origin.hex());
        line(text, "schema", Integer.toString(schema));
        line(text, "salt", salt);
        line(text, "key", Base64.getEncoder().encodeToString(key.bytes()));
        line(text, "lay", keyAtHome ? AT_HOME : ELSEWHERE);
        for (Part part : parts) {
            line(text, "part", part.name() + " " + part.stored() + " " + part.plain() + " " + part.hash());
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(' ').append(value.replace('\n', ' ')).append('\n');
    }

    /** @throws IllegalArgumentException when these bytes are none */
    static Manifest of(byte[] bytes) {
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        if (lines.size() < 9 || lines.size() > MOST_PARTS || !lines.getFirst().equals(TITLE)) {
            throw new IllegalArgumentException("Not a manifest");
        }
        try {
            Manifest manifest = new Manifest(
                    Instant.parse(value(lines.get(1), "made")),
                    value(lines.get(2), "station"),
                    new OriginKey(value(lines.get(3), "origin")),
                    Integer.parseInt(value(lines.get(4), "schema")),
                    salt(value(lines.get(5), "salt")),
                    CarriedKey.of(Base64.getDecoder().decode(value(lines.get(6), "key"))),
                    value(lines.get(7), "lay").equals(AT_HOME),
                    parts(lines.subList(8, lines.size())));
            manifest.require();
            return manifest;
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(e); // a time, a key's place
        }
    }

    private static String value(String line, String name) {
        if (!line.startsWith(name + " ")) {
            throw new IllegalArgumentException("No " + name);
        }
        return line.substring(name.length() + 1);
    }

    private static String salt(String hex) {
        if (!hex.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("No salt");
        }
        return hex;
    }

    private static List<Part> parts(List<String> lines) {
        List<Part> parts = new ArrayList<>();
        for (String line : lines) {
            String[] said = value(line, "part").split(" ");
            if (said.length != 4) {
                throw new IllegalArgumentException("No part");
            }
            parts.add(new Part(said[0], Long.parseLong(said[1]), Long.parseLong(said[2]), said[3]));
        }
        return parts;
    }

    /** What a home can't be without, and each once. */
    private void require() {
        List<String> names = parts.stream().map(Part::name).toList();
        if (new HashSet<>(names).size() != names.size()
                || !names.containsAll(List.of(Part.DATABASE, Part.SETTINGS, Part.KEY))) {
            throw new IllegalArgumentException("A part too many or too few");
        }
    }

    Manifest with(List<Part> all) {
        return new Manifest(made, station, origin, schema, salt, key, keyAtHome, all);
    }

    /** Bytes of all parts in clear. */
    public long size() {
        return parts.stream().mapToLong(Part::plain).sum();
    }
}
