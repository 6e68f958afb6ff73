package eu.sargs.platform;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of one language, from {@code i18n/<room>_<language>.properties} (UTF-8, one bundle a room). The room is
 * the key's first part: {@code wall.tile.frozen} is in {@code i18n/wall_lv.properties}. Values are ICU messages, so
 * plurals follow each language's own rules. Thread-safe.
 */
public final class Texts {
    private final Language language;
    private final Map<String, Map<String, String>> bundles = new ConcurrentHashMap<>();
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    public Texts(Language language) {
        this.language = language;
    }

    public Language language() {
        return language;
    }

    /**
     * @param arguments numbers, strings, dates as ICU's MessageFormat takes them, by position
     * @return the text; the key itself in ‹angle quotes› where a text is missing (a test refuses such a build)
     */
    public String get(String key, Object... arguments) {
        String pattern = bundle(key.substring(0, Math.max(0, key.indexOf('.')))).get(key);
        if (pattern == null) {
            return "‹" + key + "›";
        }
        if (arguments.length == 0 && pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0) {
            return pattern;
        }
        // Parsed once: the screen asks for the same texts every second. Formats are not thread-safe.
        MessageFormat format = formats.computeIfAbsent(key, any -> new MessageFormat(pattern, language.locale()));
        synchronized (format) {
            return format.format(arguments);
        }
    }

    /** The text of a key that is put together, and may have none; without arguments. */
    public Optional<String> find(String key) {
        return Optional.ofNullable(
                bundle(key.substring(0, Math.max(0, key.indexOf('.')))).get(key));
    }

    /** The one sentence for a fault, without its code. */
    public String get(Fault fault) {
        return get(fault.key(), fault.arguments().toArray());
    }

    private Map<String, String> bundle(String room) {
        return bundles.computeIfAbsent(room, this::load);
    }

    private Map<String, String> load(String room) {
        Map<String, String> texts = new HashMap<>();
        try (InputStream in =
                Texts.class.getResourceAsStream("/i18n/" + room + "_" + language.code() + ".properties")) {
            if (in != null) {
                Properties properties = new Properties();
                properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
                properties.forEach((key, value) -> texts.put((String) key, (String) value));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(texts);
    }
}
