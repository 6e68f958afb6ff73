package eu.sargs.access;

import eu.sargs.platform.Fault;
import eu.sargs.platform.OneLine;
import eu.sargs.platform.StationSettings;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** What an account and its password must be like, and how long failures lock it. Pure. */
public final class AccountRules {
    /** Signs a password has at least. */
    public static final int SHORTEST_PASSWORD = 10;

    private static final int LONGEST_PASSWORD = 200;
    private static final int DIFFERENT_SIGNS = 4;
    /** Failures before an account is locked. */
    private static final int FREE_FAILURES = 5;

    private static final Duration FIRST_LOCK = Duration.ofSeconds(30);
    private static final Duration LONGEST_LOCK = Duration.ofMinutes(15);

    private AccountRules() {}

    /** @throws Fault ACC-01 when the name is malformed, ACC-11 without a role */
    public static void check(Accounts.Account account) {
        String name = account.name().strip();
        if (!account.account().matches("[a-z0-9][a-z0-9._-]{1,31}")
                || name.isEmpty()
                || name.length() > 80
                || !name.equals(OneLine.of(name))) {
            throw new Fault("ACC-01", "access.fault.account_malformed");
        }
        check(account.roles());
    }

    /** @throws Fault ACC-11 when there is none */
    public static void check(Set<Role> roles) {
        if (roles.isEmpty()) {
            throw new Fault("ACC-11", "access.fault.no_role");
        }
    }

    /** @throws Fault ACC-02 when it is too easily guessed */
    public static void check(String account, char[] password) {
        String lower = new String(password).toLowerCase(Locale.ROOT);
        if (password.length < SHORTEST_PASSWORD
                || password.length > LONGEST_PASSWORD
                || lower.contains(account)
                || lower.chars().distinct().count() < DIFFERENT_SIGNS) {
            throw new Fault("ACC-02", "access.fault.password_weak", SHORTEST_PASSWORD);
        }
    }

    /** Whether an account of these roles has to have a second factor, by the rule of the station's agency. */
    public static boolean wantsSecondFactor(StationSettings.SecondFactor rule, Set<Role> roles) {
        return switch (rule) {
            case NOBODY -> false;
            case ADMINISTRATORS -> roles.contains(Role.ADMINISTRATOR);
            case EVERYBODY -> true;
        };
    }

    /**
     * How long an account is locked after so many failures in a row: half a minute after the fifth, twice as long
     * after each more, a quarter of an hour at most, so that nobody can lock an officer out for a whole shift.
     */
    public static Duration lockAfter(int failures) {
        if (failures < FREE_FAILURES) {
            return Duration.ZERO;
        }
        Duration lock = FIRST_LOCK.multipliedBy(1L << Math.min(10, failures - FREE_FAILURES));
        return lock.compareTo(LONGEST_LOCK) > 0 ? LONGEST_LOCK : lock;
    }
}
