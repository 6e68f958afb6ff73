package eu.sargs.access;

import com.google.protobuf.InvalidProtocolBufferException;
import eu.sargs.access.wire.AccountLocked;
import eu.sargs.access.wire.AccountOpened;
import eu.sargs.access.wire.AccountRecovered;
import eu.sargs.access.wire.AccountUnlocked;
import eu.sargs.access.wire.ActRefused;
import eu.sargs.access.wire.PasswordChanged;
import eu.sargs.access.wire.RecordLetGo;
import eu.sargs.access.wire.RetentionSet;
import eu.sargs.access.wire.RolesGiven;
import eu.sargs.access.wire.SecondFactorSet;
import eu.sargs.access.wire.SecondFactorTaken;
import eu.sargs.access.wire.SignInFailed;
import eu.sargs.access.wire.SignedIn;
import eu.sargs.access.wire.SignedOut;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Event;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import eu.sargs.platform.KeptKind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The events of accounts, to and from the journal. */
public final class AccessCodec {
    static final String RECORD_LET_GO = "RecordLetGo";

    /**
     * What is let go of when the record's days are over. Not what accounts and rights stand on, and nothing of a kind
     * that is not named here: that may be what something stands on, too.
     */
    public static final Set<String> PASSING = Set.of(
            "SignedIn",
            "SignedOut",
            "SignInFailed",
            "ActRefused",
            "PasswordChanged",
            "AccountRecovered",
            "SecondFactorSet",
            "SecondFactorTaken",
            "RetentionSet",
            RECORD_LET_GO,
            DeedCodec.CONSULTED,
            DeedCodec.SETTING_CHANGED,
            DeedCodec.HANDED_OVER,
            DeedCodec.SEARCHED,
            DeedCodec.EXPORTED,
            DeedCodec.BACKUP_MADE,
            DeedCodec.BACKUP_RESTORED,
            DeedCodec.KEY_MOVED);

    /**
     * What became of an account that is there.
     *
     * @param roles empty where they stay
     * @param locked empty where that stays
     */
    public record Change(String account, Optional<Set<Role>> roles, Optional<Boolean> locked) {}

    private AccessCodec() {}

    public static Draft accountOpened(Accounts.Account account, ActedBy by) {
        return draft(
                "AccountOpened",
                by,
                AccountOpened.newBuilder()
                        .setAccount(account.account())
                        .setName(account.name())
                        .setAdministrator(account.administrator())
                        .addAllRoles(words(account.roles()))
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
            Set<Role> roles = opened.getRolesCount() == 0
                    ? Role.ofBefore(opened.getAdministrator())
                    : Role.of(opened.getRolesList());
            return Optional.of(new Accounts.Account(opened.getAccount(), opened.getName(), roles));
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }

    public static Draft rolesGiven(String account, Set<Role> roles, Officer by) {
        return draft(
                "RolesGiven",
                by.acts(),
                RolesGiven.newBuilder()
                        .setAccount(account)
                        .addAllRoles(words(roles))
                        .build()
                        .toByteArray());
    }

    public static Draft locked(String account, Officer by) {
        return draft(
                "AccountLocked",
                by.acts(),
                AccountLocked.newBuilder().setAccount(account).build().toByteArray());
    }

    public static Draft unlocked(String account, Officer by) {
        return draft(
                "AccountUnlocked",
                by.acts(),
                AccountUnlocked.newBuilder().setAccount(account).build().toByteArray());
    }

    /** @return empty for any event that changes no account */
    public static Optional<Change> change(Event event) {
        if (event.payload().isEmpty()) {
            return Optional.empty();
        }
        byte[] body = event.payload().get();
        try {
            return switch (event.type()) {
                case "RolesGiven" -> {
                    RolesGiven given = RolesGiven.parseFrom(body);
                    yield Optional.of(new Change(
                            given.getAccount(), Optional.of(Role.of(given.getRolesList())), Optional.empty()));
                }
                case "AccountLocked" ->
                    Optional.of(new Change(
                            AccountLocked.parseFrom(body).getAccount(), Optional.empty(), Optional.of(true)));
                case "AccountUnlocked" ->
                    Optional.of(new Change(
                            AccountUnlocked.parseFrom(body).getAccount(), Optional.empty(), Optional.of(false)));
                default -> Optional.empty();
            };
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }

    public static Draft passwordChanged(String account, Officer by) {
        return draft(
                "PasswordChanged",
                by.acts(),
                PasswordChanged.newBuilder().setAccount(account).build().toByteArray());
    }

    public static Draft secondFactorSet(Officer officer) {
        return draft(
                "SecondFactorSet",
                officer.acts(),
                SecondFactorSet.newBuilder()
                        .setAccount(officer.account())
                        .build()
                        .toByteArray());
    }

    public static Draft secondFactorTaken(String account, Officer by) {
        return draft(
                "SecondFactorTaken",
                by.acts(),
                SecondFactorTaken.newBuilder().setAccount(account).build().toByteArray());
    }

    /** @param asked a name of the program, {@code Watchlist.put} */
    public static Draft actRefused(Officer officer, Right right, String asked) {
        return draft(
                "ActRefused",
                officer.acts(),
                ActRefused.newBuilder()
                        .setAccount(officer.account())
                        .setRight(right.name())
                        .setAsked(asked)
                        .build()
                        .toByteArray());
    }

    /** @param before for how many days it was kept until now; 0 for good, as {@code days} */
    public static Draft retentionSet(KeptKind kind, int days, int before, Optional<Approval> second, ActedBy by) {
        return draft(
                "RetentionSet",
                by,
                RetentionSet.newBuilder()
                        .setKind(kind.word())
                        .setDays(days)
                        .setBefore(before)
                        .setSecond(second.map(yes -> yes.by().account()).orElse(""))
                        .build()
                        .toByteArray());
    }

    /** An administrator's account was opened again at the machine, without its password. */
    static final String RECOVERED = "AccountRecovered";

    public static Draft accountRecovered(String account, Optional<Approval> second, ActedBy by) {
        return draft(
                RECOVERED,
                by,
                AccountRecovered.newBuilder()
                        .setAccount(account)
                        .setSecond(second.map(yes -> yes.by().account()).orElse(""))
                        .build()
                        .toByteArray());
    }

    /** What was older of the record than a time, so many events, says nothing any more. */
    public static Draft recordLetGo(Instant before, long events, ActedBy machine) {
        return draft(
                RECORD_LET_GO,
                machine,
                RecordLetGo.newBuilder()
                        .setBefore(before.toEpochMilli())
                        .setEvents(events)
                        .build()
                        .toByteArray());
    }

    private static List<String> words(Collection<Role> roles) {
        return roles.stream().sorted().map(Role::word).toList();
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

    /** By a wrong password or code. @param failures in a row */
    public static Draft signInFailed(String account, int failures, Optional<Instant> lockedUntil, Seat seat) {
        return draft(
                "SignInFailed",
                ActedBy.machine(seat.name()),
                SignInFailed.newBuilder()
                        .setAccount(account)
                        .setFailures(failures)
                        .setLockedUntil(lockedUntil.map(Instant::toEpochMilli).orElse(0L))
                        .build()
                        .toByteArray());
    }

    /**
     * Of a name that nobody has, or of an account whose password was not found wrong.
     *
     * @param account empty where there is none of the typed name, which is not kept
     * @param refusal what it was not opened for: {@code locked}
     * @param times how often since it was last told
     * @param first the first of these times
     * @param last of these times
     */
    public static Draft signInRefused(
            String account, String refusal, int times, Instant first, Instant last, Seat seat) {
        return draft(
                "SignInFailed",
                ActedBy.machine(seat.name()),
                SignInFailed.newBuilder()
                        .setAccount(account)
                        .setRefusal(refusal)
                        .setTimes(times)
                        .setFirst(times > 1 ? first.toEpochMilli() : 0)
                        .setLast(times > 1 ? last.toEpochMilli() : 0)
                        .build()
                        .toByteArray());
    }

    private static Draft draft(String type, ActedBy by, byte[] payload) {
        return new Draft(Lane.RECORD, Scope.STATION, type, 1, by, payload);
    }
}
