package eu.sargs.sync.member;

import eu.sargs.journal.FeedId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What members had said of members that was held once and set aside since.
 *
 * @param ended it stood after the end of a feed whose writer was revoked, or has another key
 * @param parted it stood where its writer signed two histories
 */
public record SetAside(List<Statement> ended, List<Statement> parted) {
    public static final SetAside NONE = new SetAside(List.of(), List.of());

    public SetAside {
        ended = List.copyOf(ended);
        parted = List.copyOf(parted);
    }

    /** @param partings after which event two histories of a feed part */
    public static SetAside of(Collection<Statement> aside, Map<FeedId, Long> partings) {
        List<Statement> ended = new ArrayList<>();
        List<Statement> parted = new ArrayList<>();
        for (Statement statement : aside) {
            long common = partings.getOrDefault(statement.place().feed(), Long.MAX_VALUE);
            (statement.place().sequence() > common ? parted : ended).add(statement);
        }
        return new SetAside(ended, parted);
    }

    List<Statement> all() {
        return Stream.concat(ended.stream(), parted.stream()).toList();
    }
}
