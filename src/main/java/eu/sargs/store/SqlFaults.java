package eu.sargs.store;

import eu.sargs.platform.Fault;
import java.sql.SQLException;

/** What a database said, told to a person and to the log. */
final class SqlFaults {
    private SqlFaults() {}

    /** A full disk and what does not fit have codes of their own, whatever was done when they were met. */
    static Fault of(Exception e, String code, String key) {
        Throwable silent = silent(e);
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage());
            if (said.contains("No space left") || said.contains("not enough space") || said.contains("quota")) {
                return new Fault(silent, "STO-03", "store.fault.write");
            }
            if (cause instanceof SQLException sql && isOfContent(sql)) {
                return new Fault(silent, "STO-07", "store.fault.unfit");
            }
        }
        return new Fault(silent, code, key);
    }

    /** Whether what was to be written is at fault (SQL's classes 22 and 23), and neither the disk nor the engine. */
    static boolean isOfContent(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("22") || state.startsWith("23");
    }

    /**
     * The same trouble without what databases like to say with it: the statement and the values, which may be a
     * camera's password or a plate. What is no database's keeps its words.
     */
    private static Throwable silent(Throwable e) {
        if (e == null) {
            return null;
        }
        Throwable told = e;
        if (e instanceof SQLException sql) {
            told = new SQLException(
                    e.getClass().getSimpleName() + " " + sql.getSQLState(), sql.getSQLState(), sql.getErrorCode());
        } else if (below(e)) {
            told = new IllegalStateException(e.getClass().getName()); // repeats what the one below it says
        } else {
            return e;
        }
        told.setStackTrace(e.getStackTrace());
        told.initCause(silent(e.getCause()));
        return told;
    }

    /** Whether a database's own words stand somewhere below. */
    private static boolean below(Throwable e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                return true;
            }
        }
        return e.getClass().getName().equals("org.h2.message.DbException");
    }
}
