package eu.sargs.sync.link;

import eu.sargs.journal.OriginKey;
import eu.sargs.journal.SeatKeys;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * What this station proves itself with: the certificate of the key it signs with, and those of older keys for whoever
 * has not heard of the change. A caller names the key it expects as the server name of TLS. Thread-safe.
 */
final class Certificates extends X509ExtendedKeyManager {
    /** Of 64 digits; a part of a host's name has room for 63 signs. */
    private static final int NAMED = 32;

    private static final String NAME = ".sargs";

    private final List<StationCertificate> all;

    /** @param all the newest first, at least one */
    Certificates(List<StationCertificate> all) {
        this.all = List.copyOf(all);
    }

    static Certificates of(SeatKeys keys, Instant now) {
        return new Certificates(keys.all().stream()
                .map(key -> StationCertificate.make(key, now))
                .toList());
    }

    /** As what a caller asks for a station. */
    static String name(OriginKey key) {
        return key.hex().substring(0, NAMED) + NAME;
    }

    /** @param index 0 for the newest */
    StationCertificate get(int index) {
        return all.get(index);
    }

    int size() {
        return all.size();
    }

    boolean isOwn(OriginKey key) {
        return all.stream().anyMatch(one -> one.origin().equals(key));
    }

    /** The own key that was shown to a caller. */
    OriginKey shown(SSLSession session) {
        Certificate[] local = session == null ? null : session.getLocalCertificates();
        return all.stream()
                .filter(one ->
                        local != null && local.length > 0 && one.certificate().equals(local[0]))
                .findFirst()
                .orElse(all.getFirst())
                .origin();
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        if (!keyType.equals(all.getFirst().secret().getAlgorithm())) {
            return null;
        }
        return all.stream()
                .filter(one -> asked(engine.getHandshakeSession(), one.origin()))
                .findFirst()
                .orElse(all.getFirst())
                .origin()
                .hex();
    }

    private static boolean asked(SSLSession session, OriginKey key) {
        return session instanceof ExtendedSSLSession extended
                && extended.getRequestedServerNames().stream()
                        .anyMatch(name -> name instanceof SNIHostName host
                                && host.getAsciiName().equalsIgnoreCase(name(key)));
    }

    private Optional<StationCertificate> find(String alias) {
        return all.stream().filter(one -> one.origin().hex().equals(alias)).findFirst();
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return find(alias).map(one -> new X509Certificate[] {one.certificate()}).orElse(null);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return find(alias).map(StationCertificate::secret).orElse(null);
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return all.stream().map(one -> one.origin().hex()).toArray(String[]::new);
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        throw new UnsupportedOperationException("Links are made with engines");
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        throw new UnsupportedOperationException("A caller shows the one certificate it was told to");
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        throw new UnsupportedOperationException("A caller shows the one certificate it was told to");
    }
}
