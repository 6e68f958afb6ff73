package eu.sargs.store;

import eu.sargs.access.Totp;
import eu.sargs.platform.Fault;
import eu.sargs.platform.HomeKey;
import eu.sargs.store.CredentialTable.Credential;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;

/** The secrets of second factors, sealed with the home's key for their account: in no other row do they open. */
final class SecondFactors {
    private final HomeKey key;
    private final InstantSource clock;

    SecondFactors(HomeKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    String seal(String account, byte[] secret) {
        return Base64.getEncoder().encodeToString(key.seal(purpose(account), secret));
    }

    /**
     * The step that a typed code is of.
     *
     * @throws Fault ACC-18 where the secret does not open: the database was put beside another home's key
     */
    OptionalLong accept(String account, Credential credential, String typed) {
        byte[] secret;
        try {
            secret = key.open(
                    purpose(account),
                    Base64.getDecoder().decode(credential.secondFactor().orElseThrow()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Fault(e, "ACC-18", "access.fault.second_factor_unreadable");
        }
        try {
            return accept(secret, typed, credential.secondStep());
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    OptionalLong accept(byte[] secret, String typed, long used) {
        return Totp.accept(secret, typed, clock.instant(), used);
    }

    private static String purpose(String account) {
        return "second-factor/" + account;
    }
}
