package eu.sargs.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The four languages say the same: same keys, same arguments, and no key in the code that has no text. */
class TextsTest {
    private static final Path FOLDER = Path.of("i18n");
    private static final Pattern KEY_IN_CODE = Pattern.compile("\"([a-z]+(?:\\.[a-z0-9-]+)+)\"");

    @Test
    void hasEveryKeyInAllFourLanguages() throws IOException {
        List<String> missing = new ArrayList<>();
        for (String room : rooms()) {
            Set<String> keys = new TreeSet<>();
            for (Language language : Language.values()) {
                keys.addAll(bundle(room, language).keySet());
            }
            for (Language language : Language.values()) {
                Set<String> gone = new TreeSet<>(keys);
                gone.removeAll(bundle(room, language).keySet());
                gone.forEach(key -> missing.add(language.code() + " " + key));
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void takesTheSameArgumentsInAllFourLanguages() throws IOException {
        List<String> different = new ArrayList<>();
        for (String room : rooms()) {
            Map<String, String> english = bundle(room, Language.EN);
            for (Language language : Language.values()) {
                bundle(room, language).forEach((key, text) -> {
                    if (english.containsKey(key) && !arguments(text).equals(arguments(english.get(key)))) {
                        different.add(language.code() + " " + key);
                    }
                });
            }
        }
        assertThat(different).isEmpty();
    }

    @Test
    void keepsEachKeyInTheBundleOfItsFirstPartAndNoTextEmpty() throws IOException {
        for (String room : rooms()) {
            for (Language language : Language.values()) {
                bundle(room, language).forEach((key, text) -> {
                    assertThat(key).startsWith(room + ".");
                    assertThat(text.strip())
                            .as(language.code() + " " + key)
                            .isNotEmpty()
                            .isEqualTo(text);
                });
            }
        }
    }

    @Test
    void hasATextForEveryKeyTheCodeNames() throws IOException {
        Set<String> rooms = rooms();
        Set<String> known = new TreeSet<>();
        for (String room : rooms) {
            known.addAll(bundle(room, Language.EN).keySet());
        }
        List<String> unknown = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                Matcher found = KEY_IN_CODE.matcher(Files.readString(source));
                while (found.find()) {
                    String key = found.group(1);
                    String room = key.substring(0, key.indexOf('.'));
                    if (rooms.contains(room) && !known.contains(key) && !isOtherName(key)) {
                        unknown.add(source.getFileName() + " " + key);
                    }
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    /** Settings are named the same way and have no text. */
    private static boolean isOtherName(String key) {
        return key.matches("[a-z]+\\.(setting)\\..*") || key.endsWith(".properties");
    }

    private static Set<String> rooms() throws IOException {
        Set<String> rooms = new TreeSet<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".properties"))
                    .forEach(name -> rooms.add(name.substring(0, name.indexOf('_'))));
        }
        assertThat(rooms).isNotEmpty();
        return rooms;
    }

    private static Map<String, String> bundle(String room, Language language) throws IOException {
        Properties properties = new Properties();
        Path file = FOLDER.resolve(room + "_" + language.code() + ".properties");
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                properties.load(in);
            }
        }
        Map<String, String> texts = new TreeMap<>();
        properties.forEach((key, text) -> texts.put((String) key, (String) text));
        return texts;
    }

    /** Numbers of the arguments; a text without arguments is shown as it stands. */
    private static Set<String> arguments(String text) {
        Set<String> found = new TreeSet<>();
        MessagePattern pattern = new MessagePattern(text);
        for (int i = 0; i < pattern.countParts(); i++) {
            MessagePattern.Part part = pattern.getPart(i);
            if (part.getType() == MessagePattern.Part.Type.ARG_NUMBER
                    || part.getType() == MessagePattern.Part.Type.ARG_NAME) {
                found.add(pattern.getSubstring(part));
            }
        }
        return found;
    }
}
