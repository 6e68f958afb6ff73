package eu.sargs.sync.link;

import eu.sargs.journal.OriginKey;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.function.Predicate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts certificates of stations that are let in by their key. Names, hosts and authorities count for nothing, which
 * is why this is the extended kind: the JDK adds checks of its own to the other. Thread-safe.
 */
final class PeerTrust extends X509ExtendedTrustManager {
    private final Predicate<OriginKey> letIn;
    private final InstantSource clock;

    PeerTrust(Predicate<OriginKey> letIn, InstantSource clock) {
        this.letIn = letIn;
        this.clock = clock;
    }

    /** @throws CertificateException when the certificate is a stranger's, expired, or none of a station */
    OriginKey check(X509Certificate[] chain) throws CertificateException {
        OriginKey key = StationCertificate.keyOf(chain, clock.instant());
        if (!letIn.test(key)) {
            throw new CertificateException("The certificate of a stranger");
        }
        return key;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String how) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String how, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String how, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String how) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String how, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String how, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
