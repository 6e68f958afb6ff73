package eu.sargs.shift;

import java.util.List;

/**
 * What came about in a shift.
 *
 * @param log the latest first
 */
public record Course(List<LogLine> log, Figures figures) {
    public Course {
        log = List.copyOf(log);
    }
}
