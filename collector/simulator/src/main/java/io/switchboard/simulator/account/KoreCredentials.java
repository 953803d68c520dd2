package io.switchboard.simulator.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;

/**
 * Who an account is at Kore, and the key its JWTs are signed with.
 *
 * @param instanceId what the {@code iId} header says
 * @param clientSecret at least 32 bytes, as HS256 needs
 */
public record KoreCredentials(String accountId, String instanceId, String orgId, String clientId, String clientSecret) {
    private static final int SHORTEST = 32;

    public KoreCredentials {
        if (clientSecret.getBytes(StandardCharsets.UTF_8).length < SHORTEST) {
            throw new IllegalArgumentException(
                    "the client secret of Kore account %s needs at least %d bytes".formatted(accountId, SHORTEST));
        }
    }

    static KoreCredentials derivedFrom(DerivedIds derived) {
        return new KoreCredentials(
                derived.hex("kore account").substring(0, 24),
                "st-" + derived.uuid("kore instance"),
                "o-" + derived.uuid("kore organization"),
                "cs-" + derived.uuid("kore client"),
                derived.hex("kore client secret") + "=");
    }

    /** A JWT that the account shows in the header {@code auth}; it does not end. */
    public String token() {
        try {
            JWTClaimsSet claims =
                    new JWTClaimsSet.Builder().claim("appId", clientId).build();
            SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            jwt.sign(new MACSigner(clientSecret));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign for Kore account " + accountId, e);
        }
    }

    @Override
    public String toString() {
        return "KoreCredentials[accountId=%s, instanceId=%s, orgId=%s, clientId=%s]"
                .formatted(accountId, instanceId, orgId, clientId);
    }
}
