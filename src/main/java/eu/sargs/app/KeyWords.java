package eu.sargs.app;

import eu.sargs.platform.KeyPlace;
import eu.sargs.platform.KeyRing;
import java.util.List;

/**
 * Where a home's key lies, and what a person should know about that.
 *
 * @param place as the place calls itself
 * @param guarded whether a stolen disk tells nothing, as far as can be seen from here
 * @param advice text key
 * @param arguments of that text
 */
public record KeyWords(String place, boolean guarded, String advice, List<Object> arguments) {
    public static KeyWords of(KeyRing ring) {
        KeyPlace place = ring.place();
        return switch (place) {
            case KeyPlace.InHome() -> new KeyWords("keys/home.key", false, "app.key.in_home", List.of());
            case KeyPlace.InFile file -> {
                String where = ring.fileOf(file).toString();
                boolean beside = ring.besideHome(file);
                yield new KeyWords(where, !beside, beside ? "app.key.beside" : "app.key.in_file", List.of(where));
            }
            case KeyPlace.InSystem system -> new KeyWords("Secret Service", true, "app.key.in_system", List.of());
            case KeyPlace.InMemory() -> new KeyWords("Argon2id", true, "app.key.in_memory", List.of());
        };
    }
}
