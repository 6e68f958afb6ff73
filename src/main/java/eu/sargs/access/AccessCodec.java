package eu.sargs.access;

import com.google.protobuf.InvalidProtocolBufferException;
import eu.sargs.access.wire.AccountOpened;
import eu.sargs.access.wire.SignInFailed;
import eu.sargs.access.wire.SignedIn;
import eu.sargs.access.wire.SignedOut;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Event;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import java.time.Instant;
import java.util.Optional;

/** The events of accounts, to and from the journal. */
public final class AccessCodec {
    private AccessCodec() {}

    public static Draft accountOpened(Accounts.Account account, ActedBy by) {
        return draft(
                "AccountOpened",
                by,
                AccountOpened.newBuilder()
                        .setAccount(account.account())
                        .setName(account.name())
                        .setAdministrator(account.administrator())
                        .build()
                        .toByteArray());
    }

    /** @return empty for any other event, and for one without a body */
    public static Optional<Accounts.Account> accountOpened(Event event) {
        if (!event.type().equals("AccountOpened") || event.payload().isEmpty()) {
            return Optional.empty();
        }
        try {
            AccountOpened opened = AccountOpened.parseFrom(event.payload().get());
            return Optional.of(new Accounts.Account(opened.getAccount(), opened.getName(), opened.getAdministrator()));
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }

    public static Draft signedIn(Officer officer) {
        return draft(
                "SignedIn",
                officer.acts(),
                SignedIn.newBuilder().setAccount(officer.account()).build().toByteArray());
    }

    public static Draft signedOut(Officer officer) {
        return draft(
                "SignedOut",
                officer.acts(),
                SignedOut.newBuilder().setAccount(officer.account()).build().toByteArray());
    }

    /** @param account empty where there is none of the typed name, which is not kept */
    public static Draft signInFailed(Optional<String> account, int failures, Optional<Instant> lockedUntil, Seat seat) {
        return draft(
                "SignInFailed",
                ActedBy.machine(seat.name()),
                SignInFailed.newBuilder()
                        .setAccount(account.orElse(""))
                        .setFailures(failures)
                        .setLockedUntil(lockedUntil.map(Instant::toEpochMilli).orElse(0L))
                        .build()
                        .toByteArray());
    }

    private static Draft draft(String type, ActedBy by, byte[] payload) {
        return new Draft(Lane.RECORD, Scope.STATION, type, 1, by, payload);
    }
}
