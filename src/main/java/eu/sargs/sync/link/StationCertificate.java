package eu.sargs.sync.link;

import eu.sargs.journal.OriginKey;
import eu.sargs.journal.SigningKey;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A station's certificate: self-signed, of its origin key and nothing else, made anew at every start. Who it is for
 * is in the key; what the name says counts for nothing.
 *
 * @param secret the same key's secret half
 */
record StationCertificate(X509Certificate certificate, PrivateKey secret) {
    static final Duration LIFE = Duration.ofDays(730);
    /** Clocks of stations differ. */
    private static final Duration BEFORE = Duration.ofDays(1);

    /** What stands before the 32 bytes of an Ed25519 key in a certificate (RFC 8410). */
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int KEY = 32;

    static StationCertificate make(SigningKey key, Instant now) {
        return make(key, now.minus(BEFORE), now.plus(LIFE));
    }

    static StationCertificate make(SigningKey key, Instant from, Instant to) {
        X500Principal name = new X500Principal("CN=sargs " + key.origin().hex().substring(0, 16));
        byte[] known = HexFormat.of().parseHex(key.origin().hex());
        byte[] publicKey = Arrays.copyOf(ED25519, ED25519.length + KEY);
        System.arraycopy(known, 0, publicKey, ED25519.length, KEY);
        PrivateKey secret = key.forTls();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                new org.bouncycastle.asn1.x500.X500Name(name.getName()),
                new BigInteger(64, new SecureRandom()).add(BigInteger.ONE),
                Date.from(from),
                Date.from(to),
                new org.bouncycastle.asn1.x500.X500Name(name.getName()),
                SubjectPublicKeyInfo.getInstance(publicKey));
        try {
            return new StationCertificate(
                    new JcaX509CertificateConverter()
                            .getCertificate(builder.build(new JcaContentSignerBuilder("Ed25519").build(secret))),
                    secret);
        } catch (OperatorCreationException | CertificateException e) {
            throw new IllegalStateException("A JDK without Ed25519", e);
        }
    }

    /** The key it is of. */
    OriginKey origin() {
        return known(certificate.getPublicKey().getEncoded());
    }

    private static OriginKey known(byte[] publicKey) {
        return new OriginKey(HexFormat.of().formatHex(publicKey, ED25519.length, publicKey.length));
    }

    /**
     * The key a certificate proves, after everything that can be said of the certificate alone was checked.
     *
     * @throws CertificateException when it is no certificate of a station, or not now
     */
    static OriginKey keyOf(X509Certificate[] chain, Instant now) throws CertificateException {
        if (chain == null || chain.length != 1) {
            throw new CertificateException("Not the one certificate of a station");
        }
        X509Certificate certificate = chain[0];
        byte[] known = certificate.getPublicKey().getEncoded();
        if (known.length != ED25519.length + KEY
                || !Arrays.equals(known, 0, ED25519.length, ED25519, 0, ED25519.length)) {
            throw new CertificateException("Not a station's kind of key");
        }
        certificate.checkValidity(Date.from(now));
        try {
            certificate.verify(certificate.getPublicKey());
        } catch (GeneralSecurityException e) {
            throw new CertificateException("Not signed by its own key", e);
        }
        return known(known);
    }
}
