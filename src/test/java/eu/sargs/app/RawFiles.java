package eu.sargs.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a thief does with a disk: looks through every byte of every file for what is worth having. */
final class RawFiles {
    private final Map<String, byte[]> wanted = new LinkedHashMap<>();

    /** A text in the forms in which programs write texts. */
    RawFiles text(String text) {
        wanted.put(text + " in UTF-8", text.getBytes(StandardCharsets.UTF_8));
        wanted.put(text + " in UTF-16LE", text.getBytes(StandardCharsets.UTF_16LE));
        wanted.put(text + " in UTF-16BE", text.getBytes(StandardCharsets.UTF_16BE));
        return this;
    }

    /** A key as it is, and in the forms in which programs write bytes. */
    RawFiles key(String name, byte[] key) {
        wanted.put(name, key);
        text(name, HexFormat.of().formatHex(key));
        text(name, HexFormat.of().withUpperCase().formatHex(key));
        text(name, Base64.getEncoder().withoutPadding().encodeToString(key));
        text(name, Base64.getUrlEncoder().withoutPadding().encodeToString(key));
        return this;
    }

    private void text(String name, String text) {
        wanted.put(
                name + " as " + text.length() + " signs " + text.hashCode(), text.getBytes(StandardCharsets.US_ASCII));
        wanted.put(name + " as wide signs " + text.hashCode(), text.getBytes(StandardCharsets.UTF_16LE));
    }

    int forms() {
        return wanted.size();
    }

    /** @return what was found, and in which file, a line each */
    List<String> in(Path folder) throws IOException {
        TreeSet<String> found = new TreeSet<>();
        for (Path file : files(folder)) {
            byte[] bytes = Files.readAllBytes(file);
            wanted.forEach((name, what) -> {
                if (contains(bytes, what)) {
                    found.add(folder.relativize(file) + ": " + name);
                }
            });
        }
        return new ArrayList<>(found);
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static boolean contains(byte[] bytes, byte[] what) {
        byte first = what[0];
        for (int i = 0; i <= bytes.length - what.length; i++) {
            if (bytes[i] == first && java.util.Arrays.equals(bytes, i, i + what.length, what, 0, what.length)) {
                return true;
            }
        }
        return false;
    }
}
