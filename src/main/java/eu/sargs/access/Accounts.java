package eu.sargs.access;

import java.util.List;
import java.util.Optional;

/** The station's accounts. Passwords are kept as Argon2id hashes and never leave their table. Thread-safe; slow on purpose, never on the FX thread. */
public interface Accounts {
    /**
     * @param account what the officer signs in with
     * @param name as shown
     */
    record Account(String account, String name, boolean administrator) {}

    List<Account> all();

    /**
     * Opens an account and records who did.
     *
     * @param by empty only for the first administrator of a new station
     * @param password overwritten with zeros before return
     * @throws eu.sargs.platform.Fault ACC-01 name taken or malformed, ACC-02 password too weak
     */
    Account open(Optional<Officer> by, Account account, char[] password, Seat seat);

    /**
     * @param password overwritten with zeros before return
     * @throws eu.sargs.platform.Fault ACC-03 wrong name or password, ACC-04 locked for a while after repeated failures
     */
    Officer signIn(String account, char[] password, Seat seat);

    void signOut(Officer officer);
}
