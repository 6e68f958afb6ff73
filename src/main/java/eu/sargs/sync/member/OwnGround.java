package eu.sargs.sync.member;

import eu.sargs.journal.OriginKey;
import eu.sargs.sync.member.MemberEvent.Revoked;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Revocations whose writer is known here only through whom they revoke: what let the writer in is set aside by them.
 * Without a rule they would count until they take effect, then no more, then again.
 */
final class OwnGround {
    private OwnGround() {}

    /**
     * Those that count for all that: their writer belongs where it is left out what that writer itself has revoked.
     *
     * @param folded as it is where they count for nothing
     * @param statements all that are held
     * @param ended what was set aside after the ends of feeds
     */
    static List<Statement> counting(Membership folded, Collection<Statement> statements, Collection<Statement> ended) {
        if (ended.isEmpty()) {
            return List.of();
        }
        List<Statement> lost = statements.stream()
                .filter(statement -> statement.said() instanceof Revoked revoked
                        && folded.isMember(revoked.key())
                        && !folded.isOwn(revoked.key())
                        && !folded.mayAdmit(statement))
                .toList();
        return lost.stream()
                .map(Statement::by)
                .distinct()
                .flatMap(writer -> {
                    Membership without = folded.by(without(writer, statements, ended));
                    return lost.stream().filter(said -> said.by().equals(writer) && without.mayAdmit(said));
                })
                .toList();
    }

    /** Of what was set aside only who was let in: a revocation that stands after an end counts for nothing. */
    private static List<Statement> without(
            OriginKey writer, Collection<Statement> statements, Collection<Statement> ended) {
        return Stream.concat(
                        ended.stream().filter(statement -> !(statement.said() instanceof Revoked)),
                        statements.stream()
                                .filter(statement -> !(statement.said() instanceof Revoked
                                        && statement.by().equals(writer))))
                .toList();
    }
}
