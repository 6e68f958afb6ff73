package eu.sargs.store;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.tx.Transaction;
import org.h2.mvstore.tx.TransactionStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions of H2's file that a kill caught between the mark that they are committed and the end of their commit. The
 * engine finds them when it opens the file and means to finish them, but 2.5.252 takes what bears the mark for ended
 * ({@code Transaction.commit} does nothing where the state was COMMITTED before): their rows stay unseen, and whoever
 * writes one of these rows waits for ever, at full speed. Here they are finished, by the engine's own means, which are not
 * public. When a later H2 finishes them itself, none is left here, and this class can go.
 */
final class H2Leftovers {
    private static final Logger LOG = LoggerFactory.getLogger(H2Leftovers.class);
    private static final MethodHandle COMMIT;
    private static final MethodHandle CLOSE;

    static {
        try {
            COMMIT = MethodHandles.privateLookupIn(TransactionStore.class, MethodHandles.lookup())
                    .findVirtual(
                            TransactionStore.class,
                            "commit",
                            MethodType.methodType(void.class, Transaction.class, boolean.class));
            CLOSE = MethodHandles.privateLookupIn(Transaction.class, MethodHandles.lookup())
                    .findVirtual(
                            Transaction.class,
                            "close",
                            MethodType.methodType(void.class, boolean.class, Throwable.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private H2Leftovers() {}

    /** @param first the only connection to the file, which the engine has just opened */
    static void finish(Connection first) throws SQLException {
        SessionLocal session = (SessionLocal) first.unwrap(JdbcConnection.class).getSession();
        TransactionStore transactions = session.getDatabase().getStore().getTransactionStore();
        for (Transaction transaction : transactions.getOpenTransactions()) {
            if (transaction.getStatus() == Transaction.STATUS_COMMITTED) {
                finish(transactions, transaction);
                LOG.info("A commit that was cut off is finished");
            }
        }
    }

    private static void finish(TransactionStore transactions, Transaction transaction) throws SQLException {
        try {
            COMMIT.invokeExact(transactions, transaction, true);
            CLOSE.invokeExact(transaction, true, (Throwable) null);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new SQLException("A commit that was cut off cannot be finished", e);
        }
    }
}
