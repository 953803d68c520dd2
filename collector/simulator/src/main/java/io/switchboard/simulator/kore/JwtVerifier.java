package io.switchboard.simulator.kore;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.switchboard.simulator.account.KoreCredentials;
import io.switchboard.simulator.account.VendorTime;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Checks the JWT in Kore's {@code auth} header: HS256, {@code appId}, and {@code iat} and {@code exp} if they are
 * there.
 */
final class JwtVerifier {
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private JwtVerifier() {}

    /** What is wrong with the token; empty if it is good. */
    static Optional<String> findFault(Optional<String> token, KoreCredentials credentials, VendorTime now) {
        if (token.isEmpty()) {
            return Optional.of("JWT token is missing");
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token.get());
            return findFault(jwt, credentials, now);
        } catch (ParseException | JOSEException e) {
            return Optional.of("Invalid JWT token");
        }
    }

    private static Optional<String> findFault(SignedJWT jwt, KoreCredentials credentials, VendorTime now)
            throws ParseException, JOSEException {
        if (!jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256)) {
            return Optional.of("Invalid JWT algorithm");
        }
        if (!jwt.verify(new MACVerifier(credentials.clientSecret()))) {
            return Optional.of("Invalid JWT signature");
        }
        JWTClaimsSet claims = jwt.getJWTClaimsSet();
        if (!credentials.clientId().equals(claims.getClaim("appId"))) {
            return Optional.of("Invalid appId");
        }
        return now.shows(instant -> isTimely(claims, instant))
                ? Optional.empty()
                : Optional.of("JWT token has expired or is not valid yet");
    }

    private static boolean isTimely(JWTClaimsSet claims, Instant now) {
        boolean issuedLater = claims.getIssueTime() != null
                && claims.getIssueTime().toInstant().isAfter(now.plus(TOLERANCE));
        boolean expired = claims.getExpirationTime() != null
                && claims.getExpirationTime().toInstant().isBefore(now);
        return !issuedLater && !expired;
    }
}
