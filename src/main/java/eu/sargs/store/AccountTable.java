package eu.sargs.store;

import eu.sargs.access.AccessCodec;
import eu.sargs.access.Accounts.Account;
import eu.sargs.access.Role;
import eu.sargs.journal.Event;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who has an account here and what they are; follows the journal. */
final class AccountTable implements Projection {
    /** As a row of {@code account_change}. */
    private record Change(String account, Optional<Set<Role>> roles, Optional<Boolean> locked) {}

    private final Runnable changed;

    /** @param changed told after a commit that may have changed something */
    AccountTable(Runnable changed) {
        this.changed = changed;
    }

    @Override
    public String name() {
        return "account";
    }

    @Override
    public Set<Lane> lanes() {
        return Set.of(Lane.RECORD);
    }

    @Override
    public Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("account", "account");
        tables.put("account_change", "account, said_millis, said_counter, writer");
        return tables;
    }

    @Override
    public void apply(Connection connection, Event event) throws SQLException {
        if (!event.feed().scope().equals(Scope.STATION)) {
            return; // another station's member opens no account here
        }
        Optional<Account> opened = AccessCodec.accountOpened(event);
        if (opened.isPresent() && isFree(connection, opened.get().account())) {
            Query.update(
                    connection,
                    "INSERT INTO account (account, name, roles) VALUES (?, ?, ?)",
                    opened.get().account(),
                    opened.get().name(),
                    words(opened.get().roles()));
        }
        Optional<AccessCodec.Change> change = AccessCodec.change(event);
        if (change.isPresent()) {
            Query.update(
                    connection,
                    "INSERT INTO account_change (account, said_millis, said_counter, writer, roles, locked)"
                            + " VALUES (?, ?, ?, ?, ?, ?)",
                    change.get().account(),
                    event.time().millis(),
                    event.time().counter(),
                    event.feed().origin().hex() + "/" + event.feed().epoch(),
                    change.get().roles().map(AccountTable::words).orElse(null),
                    change.get().locked().orElse(null));
        }
    }

    private static boolean isFree(Connection connection, String account) throws SQLException {
        return Query.first(
                        connection, row -> row.getString(1), "SELECT account FROM account WHERE account = ?", account)
                .isEmpty();
    }

    @Override
    public void passed(List<Event> events) {
        changed.run();
    }

    @Override
    public void settled(Connection connection) {
        changed.run();
    }

    /** By sign-in name. */
    List<Account> all(Connection connection) throws SQLException {
        Map<String, Account> all = new LinkedHashMap<>();
        Query.list(
                        connection,
                        row -> new Account(row.getString(1), row.getString(2), roles(row.getString(3))),
                        "SELECT account, name, roles FROM account ORDER BY account")
                .forEach(account -> all.put(account.account(), account));
        for (Change change : Query.list(
                connection,
                AccountTable::change,
                "SELECT account, roles, locked FROM account_change"
                        + " ORDER BY account, said_millis, said_counter, writer")) {
            all.computeIfPresent(
                    change.account(),
                    (name, was) -> new Account(
                            name,
                            was.name(),
                            change.roles().orElse(was.roles()),
                            change.locked().orElse(was.locked())));
        }
        return List.copyOf(all.values());
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getString(1),
                Optional.ofNullable(row.getString(2)).map(AccountTable::roles),
                Optional.ofNullable(row.getObject(3, Boolean.class)));
    }

    private static String words(Collection<Role> roles) {
        return roles.stream().sorted().map(Role::word).collect(Collectors.joining(","));
    }

    private static Set<Role> roles(String words) {
        return Role.of(Stream.of(words.split(",")).toList());
    }
}
