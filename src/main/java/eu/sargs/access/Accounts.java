package eu.sargs.access;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The station's accounts. Passwords are kept as Argon2id hashes and never leave their table. Thread-safe; slow on purpose, never on the FX thread. */
public interface Accounts {
    /**
     * @param account what the officer signs in with
     * @param name as shown
     * @param locked an administrator locked it; failures lock it for a while besides, which does not stand here
     */
    record Account(String account, String name, Set<Role> roles, boolean locked) {
        public Account {
            roles = Set.copyOf(roles);
        }

        public Account(String account, String name, Set<Role> roles) {
            this(account, name, roles, false);
        }

        /** Of a new station, where one person has to be able to do what there is to do. */
        public static Account first(String account, String name) {
            return new Account(account, name, EnumSet.of(Role.SUPERVISOR, Role.ADMINISTRATOR));
        }

        public boolean administrator() {
            return roles.contains(Role.ADMINISTRATOR);
        }
    }

    /**
     * How an account stands with signing in.
     *
     * @param lastSignIn empty where nobody ever did with it, or not since it is kept
     * @param lockedUntil after wrong passwords; empty where it is not
     * @param secondFactor whether it is asked for a code besides its password
     * @param newPasswordDue its password was set by somebody else, and opens nothing but the change of itself
     */
    record Standing(
            Optional<Instant> lastSignIn,
            Optional<Instant> lockedUntil,
            boolean newPasswordDue,
            boolean secondFactor) {}

    /** By sign-in name. */
    List<Account> all();

    /** By sign-in name. */
    Map<String, Standing> standings();

    /** As it is now. Quick, on any thread. */
    Optional<Account> find(String account);

    /**
     * Opens an account and records who did. A password that somebody chose for another has to be changed before it
     * opens anything.
     *
     * @param by empty only for the first administrator of a new station
     * @param password overwritten with zeros before return
     * @throws eu.sargs.platform.Fault ACC-01 name taken or malformed, ACC-02 password too weak, ACC-05 when it is not
     *     the first and nobody opens it, ACC-11 without a role
     */
    Account open(Optional<Officer> by, Account account, char[] password, Seat seat);

    /**
     * Has these roles from now on, also where its officer is signed in.
     *
     * @throws eu.sargs.platform.Fault ACC-09 where no administrator would be left, ACC-10 where there is no such account,
     *     ACC-11 without a role
     */
    void give(String account, Set<Role> roles, Officer by);

    /**
     * May do nothing any more, also where its officer is signed in.
     *
     * @throws eu.sargs.platform.Fault ACC-09 where no administrator would be left, ACC-10 where there is no such account
     */
    void lock(String account, Officer by);

    /**
     * May sign in again, also after failures.
     *
     * @throws eu.sargs.platform.Fault ACC-10 where there is no such account
     */
    void unlock(String account, Officer by);

    /**
     * Somebody else's password, which they have to change before it opens anything; one's own stays.
     *
     * @param fresh overwritten with zeros before return
     * @throws eu.sargs.platform.Fault ACC-02 password too weak, ACC-10 where there is no such account
     */
    void password(String account, char[] fresh, Officer by);

    /**
     * One's own. Nobody has to be signed in: the old one proves who it is, with a code where there is a second factor.
     *
     * @param old,fresh overwritten with zeros before return
     * @param code used up by this; it signs nobody in any more
     * @throws eu.sargs.platform.Fault ACC-02 password too weak, ACC-03 wrong name or old password, ACC-04 locked for a
     *     while, ACC-08 locked by an administrator, ACC-13 where it is the old one; and then ACC-14, ACC-15 as {@link
     *     #signIn}
     */
    void ownPassword(String account, char[] old, String code, char[] fresh, Seat seat);

    /** Without a code. */
    default void ownPassword(String account, char[] old, char[] fresh, Seat seat) {
        ownPassword(account, old, "", fresh, seat);
    }

    /**
     * @param password overwritten with zeros before return
     * @throws eu.sargs.platform.Fault ACC-03 wrong name or password, ACC-04 locked for a while after repeated failures,
     *     ACC-08 locked by an administrator, ACC-12 where the password is right and {@link #ownPassword} has to change it
     *     first; and then ACC-14 where a code is wanted besides, ACC-15 where it is wrong or was used, which counts as a
     *     wrong password, ACC-16 where the agency asks for a second factor and {@link #setSecondFactor} has to set it first
     */
    Officer signIn(String account, char[] password, String code, Seat seat);

    /** Without a code. */
    default Officer signIn(String account, char[] password, Seat seat) {
        return signIn(account, password, "", seat);
    }

    /**
     * From now on a code is asked for besides the password; signs in. Nobody has to be signed in before: the password
     * proves who it is.
     *
     * @param password overwritten with zeros before return
     * @param secret of {@link Totp#newSecret}
     * @param code what it gives now, which shows that a telephone has it
     * @throws eu.sargs.platform.Fault ACC-03, ACC-04, ACC-08 as {@link #signIn}, ACC-12 where the password has to be changed
     *     first, ACC-15 where the code is wrong, ACC-17 where there is a second factor already
     */
    Officer setSecondFactor(String account, char[] password, byte[] secret, String code, Seat seat);

    /**
     * For who lost their telephone: the password is enough again, until the agency's rule asks for another one.
     *
     * @throws eu.sargs.platform.Fault ACC-10 where there is no such account
     */
    void takeSecondFactor(String account, Officer by);

    void signOut(Officer officer);
}
