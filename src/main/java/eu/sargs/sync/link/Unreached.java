package eu.sargs.sync.link;

import io.grpc.Status;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;

/** Why a call brought no link. */
public enum Unreached {
    /** Nobody answers there, or somebody who takes the connection and says nothing. */
    NOBODY,
    /** Somebody does, who is not the one who was called, or who does not let us in. */
    NOT_LET_IN;

    static Unreached of(Status status) {
        if (status.getCode() == Status.Code.UNAUTHENTICATED) {
            return NOT_LET_IN;
        }
        for (Throwable cause = status.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SslHandshakeTimeoutException) {
                return NOBODY; // a host that hangs or a firewall takes the connection, and no station says anything
                // there
            }
            if (cause instanceof SSLException || cause instanceof CertificateException) {
                return NOT_LET_IN;
            }
        }
        return NOBODY;
    }
}
