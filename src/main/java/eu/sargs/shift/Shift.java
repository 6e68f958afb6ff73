package eu.sargs.shift;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A time in which somebody was on shift without a break. A station has one at a time.
 *
 * @param ended empty while somebody is on it
 * @param officers by when they signed on; one who came back stands here twice
 */
public record Shift(UUID id, Instant began, Optional<Instant> ended, List<OnShift> officers) {
    public Shift {
        officers = List.copyOf(officers);
    }

    public boolean open() {
        return ended.isEmpty();
    }

    /** Those who are on it now. */
    public List<OnShift> now() {
        return officers.stream().filter(one -> one.to().isEmpty()).toList();
    }

    public boolean isOn(String account) {
        return now().stream().anyMatch(one -> one.account().equals(account));
    }
}
