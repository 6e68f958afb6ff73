package eu.sargs.app.command;

import eu.sargs.access.Accounts;
import eu.sargs.access.Accounts.Account;
import eu.sargs.access.Accounts.Standing;
import eu.sargs.access.Officer;
import eu.sargs.access.Role;
import eu.sargs.app.Station;
import eu.sargs.platform.Fault;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sargs user}: who may sign in here, and as what. */
@Command(
        name = "user",
        description = "Accounts of this station's officers.",
        mixinStandardHelpOptions = true,
        subcommands = {
            UserCommand.Add.class,
            UserCommand.ListAll.class,
            UserCommand.Give.class,
            UserCommand.Lock.class,
            UserCommand.Unlock.class,
            UserCommand.Password.class,
            UserCommandSecondFactor.class,
            UserCommandRecover.class
        })
final class UserCommand {
    private static final String ROLES =
            "duty-officer, supervisor, analyst, administrator, auditor; with commas between.";

    UserCommand(Console console) {}

    /** @throws Fault CLI-30 where a word is no role */
    private static Set<Role> roles(List<String> words) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String word : words) {
            roles.add(Role.typed(word)
                    .orElseThrow(() -> new Fault(
                            "CLI-30",
                            "app.fault.role",
                            word,
                            Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(", ")))));
        }
        return roles;
    }

    /** About one account. */
    abstract static class One extends HomeCommand {
        @Parameters(index = "0", paramLabel = "NAME", description = "What the officer signs in with.")
        protected String name;

        One(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            Officer officer = officer(station);
            does(rooms(station, officer).accounts(), officer);
            return 0;
        }

        abstract void does(Accounts accounts, Officer officer);
    }

    @Command(name = "add", description = "Open an account.", mixinStandardHelpOptions = true)
    static final class Add extends One {
        @Option(
                names = "--full-name",
                required = true,
                paramLabel = "NAME",
                description = "The officer's name as shown.")
        private String fullName;

        @Option(names = "--role", required = true, split = ",", paramLabel = "ROLE", description = ROLES)
        private List<String> roles;

        @Option(
                names = "--new-password-file",
                required = true,
                paramLabel = "FILE",
                description = "File that holds the account's password on its first line.")
        private Path newPasswordFile;

        Add(Console console) {
            super(console);
        }

        @Override
        void does(Accounts accounts, Officer officer) {
            accounts.open(
                    Optional.of(officer),
                    new Account(name, fullName, roles(roles)),
                    password(resolve(newPasswordFile)),
                    officer.seat());
            console.say("app.user.added", name);
        }
    }

    @Command(
            name = "role",
            description = "Say what an officer is here: these roles and no others.",
            mixinStandardHelpOptions = true)
    static final class Give extends One {
        @Parameters(index = "1", split = ",", paramLabel = "ROLE", description = ROLES)
        private List<String> roles;

        Give(Console console) {
            super(console);
        }

        @Override
        void does(Accounts accounts, Officer officer) {
            accounts.give(name, roles(roles), officer);
            console.say("app.user.given", name, String.join(", ", roles));
        }
    }

    @Command(
            name = "lock",
            description = "Let an officer do nothing any more; the account stays.",
            mixinStandardHelpOptions = true)
    static final class Lock extends One {
        Lock(Console console) {
            super(console);
        }

        @Override
        void does(Accounts accounts, Officer officer) {
            accounts.lock(name, officer);
            console.say("app.user.locked", name);
        }
    }

    @Command(
            name = "unlock",
            description = "Let an officer sign in again, also after wrong passwords.",
            mixinStandardHelpOptions = true)
    static final class Unlock extends One {
        Unlock(Console console) {
            super(console);
        }

        @Override
        void does(Accounts accounts, Officer officer) {
            accounts.unlock(name, officer);
            console.say("app.user.unlocked", name);
        }
    }

    @Command(
            name = "password",
            description = "A new password: one's own, or for an administrator anybody's.",
            mixinStandardHelpOptions = true)
    static final class Password extends One {
        @Option(
                names = "--new-password-file",
                required = true,
                paramLabel = "FILE",
                description = "File that holds the new password on its first line.")
        private Path newPasswordFile;

        Password(Console console) {
            super(console);
        }

        /** One's own password signs nobody in: it is what who may not sign in before has to do. */
        @Override
        protected int run(Station station) {
            if (!name.equals(account())) {
                return super.run(station);
            }
            char[] fresh = password(resolve(newPasswordFile));
            rooms(station).accounts().ownPassword(name, ownPassword(), ownCode(), fresh, station.seat());
            console.say("app.user.password", name);
            return 0;
        }

        @Override
        void does(Accounts accounts, Officer officer) {
            accounts.password(name, password(resolve(newPasswordFile)), officer);
            console.say("app.user.password_given", name);
        }
    }

    @Command(name = "list", description = "The accounts of a station.", mixinStandardHelpOptions = true)
    static final class ListAll extends HomeCommand {
        @Option(names = "--json", description = "One JSON object a line.")
        private boolean json;

        ListAll(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            Accounts accounts = rooms(station, officer(station)).accounts();
            Map<String, Standing> standings = accounts.standings();
            for (Account account : accounts.all()) {
                Optional<Standing> standing = Optional.ofNullable(standings.get(account.account()));
                Optional<Instant> last = standing.flatMap(Standing::lastSignIn);
                boolean due = standing.filter(Standing::newPasswordDue).isPresent();
                List<String> roles =
                        account.roles().stream().sorted().map(Role::word).toList();
                if (json) {
                    Map<String, Object> line = new LinkedHashMap<>();
                    line.put("account", account.account());
                    line.put("name", account.name());
                    line.put("roles", roles);
                    line.put("locked", account.locked());
                    line.put("newPasswordDue", due);
                    line.put(
                            "secondFactor",
                            standing.filter(Standing::secondFactor).isPresent());
                    line.put("lastSignIn", last.map(Instant::toString).orElse(null));
                    console.print(line);
                } else {
                    console.print("%-16s %-24s %-20s %-14s %s"
                            .formatted(
                                    account.account(),
                                    account.name(),
                                    last.map(at -> at.truncatedTo(ChronoUnit.SECONDS)
                                                    .toString())
                                            .orElse("-"),
                                    state(account, due),
                                    String.join(", ", roles)));
                }
            }
            return 0;
        }

        private String state(Account account, boolean due) {
            if (account.locked()) {
                return console.texts().get("app.user.is_locked");
            }
            return due ? console.texts().get("app.user.password_due") : "-";
        }
    }
}
