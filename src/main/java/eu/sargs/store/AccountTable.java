package eu.sargs.store;

import eu.sargs.access.AccessCodec;
import eu.sargs.access.Accounts.Account;
import eu.sargs.journal.Event;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who has an account here; follows the journal. */
final class AccountTable implements Projection {
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
        return Map.of("account", "account");
    }

    @Override
    public void apply(Connection connection, Event event) throws SQLException {
        if (!event.feed().scope().equals(Scope.STATION)) {
            return; // another station's member opens no account here
        }
        Optional<Account> opened = AccessCodec.accountOpened(event);
        if (opened.isPresent() && find(connection, opened.get().account()).isEmpty()) {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO account (account, name, administrator) VALUES (?, ?, ?)")) {
                insert.setString(1, opened.get().account());
                insert.setString(2, opened.get().name());
                insert.setBoolean(3, opened.get().administrator());
                insert.executeUpdate();
            }
        }
    }

    Optional<Account> find(Connection connection, String account) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT account, name, administrator FROM account WHERE account = ?")) {
            select.setString(1, account);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(account(rows)) : Optional.empty();
            }
        }
    }

    List<Account> all(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT account, name, administrator FROM account ORDER BY account");
                ResultSet rows = select.executeQuery()) {
            List<Account> all = new ArrayList<>();
            while (rows.next()) {
                all.add(account(rows));
            }
            return all;
        }
    }

    private static Account account(ResultSet rows) throws SQLException {
        return new Account(rows.getString(1), rows.getString(2), rows.getBoolean(3));
    }
}
